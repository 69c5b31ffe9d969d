/* unit_root_words.h - what stationarity and cointegration say in the same words */
#pragma once

#include "document.h"
#include "study/unit_root_choice.h"

/* With fewer observations tests seldom reject a unit root that is not there. */
#define UNIT_ROOT_WEAK 50

/* "neither constant nor trend", "a constant", "a constant and a trend" (transfer none). */
const char *terms_words(DickeyFullerTerms terms);

/* How lags were found, to stand behind "lagged differences": "by AIC", "as given" (transfer none). */
const char *lags_words(UnitRootLags choice);

/* ", since exports has a trend (Mann–Kendall, p = 0.0120)", ", no trend being found in any series (Mann–Kendall, p = 0.403)", ", as asked
 * for" (transfer full). who: "exports has"; where: "" or " in any series". */
char *terms_reason(const TermsChoice *choice, const char *who, const char *where);

/* "2001–2013, yearly, n = 13" (transfer full). */
char *span_words(Period first, Period last, Frequency frequency, gsize n);
