/* claims_words.h - a claim in words: what is stated, what was found, and why it came out so */
#pragma once

#include "study/claims.h"

/* "4 ± 0.5 USD billion", "above 22.7 USD billion", "not 3"; with_unit FALSE leaves the unit out (transfer full, as all below). */
char *claim_stated(const Claim *claim, gboolean with_unit);

/* The decisive observation in the digits that tell it from what is stated, its period behind it where the claim's is another:
 * "24.38", "4.61 percent (2012)", "above 0 (2013-03/P2M)"; "–" where there is none. */
char *claim_found(const Claim *claim, gboolean with_unit);
/* The difference in the same digits, with its sign; "–" for limits. */
char *claim_difference(const Claim *claim);

/* What made the verdict, as half a sentence: "61.6 is not −26.8 ± 1"; "each of the 5 periods holds"; "too few independent values: ...".
 * NULL where one value holds and no more is to be said. */
char *claim_reason(const Claim *claim);

/* How many bear a verdict. */
gsize claims_count(const Claim *const *claims, gsize n, ClaimVerdict verdict);
