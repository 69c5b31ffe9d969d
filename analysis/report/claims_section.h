/* claims_section.h - what the literature states, against the data: section, JSON and CSV */
#pragma once

#include <cJSON.h>

#include "document.h"
#include "study/claims.h"

/* Method; a row a claim; why each that does not hold or is undecided came out so; warnings; the reading. name is that of the table's
 * CSV, or NULL. */
void section_claims(Document *document, const Claim *const *claims, gsize n, const char *name);

/* An object a claim. */
void json_claims(cJSON *array, const Claim *const *claims, gsize n);

/* id, statement, expression, at, relation, stated, tolerance, unit, found, found_lower, found_upper, found_period, difference, verdict,
 * reason, periods, holding, failing, source, data_source, found_source (transfer full). */
char *claims_csv(const Claim *const *claims, gsize n);

/* What the table says in plain words (transfer full). */
char *read_claims(const Claim *const *claims, gsize n);
