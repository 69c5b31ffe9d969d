/* lagged_words.h - what the sections on causality and on vector autoregressions share: sample, lags, integration; words and JSON */
#pragma once

#include <cJSON.h>

#include "document.h"
#include "study/lagged_model.h"

/* "egg, chicken and rain" (transfer full). */
char *lagged_join(char **labels, gsize n);

/* "1930–1983, yearly, 54 periods, 52 rows with 2 lags before them" (transfer full). lags: those tested and not. */
char *lagged_sample(const LaggedModel *model, gsize lags, gsize rows);
/* "2 lags, chosen by BIC among 1 to 9 over 45 common rows", "2 lags, as asked" (transfer full). */
char *lagged_choice(const LaggedModel *model);
/* "a constant, a trend and the lags of all series", "the lags of both series, without a constant" (transfer full). */
char *lagged_regressors(const LaggedModel *model);
/* The criteria by number of lags, with the chosen one marked; nothing where the number was given. */
void lagged_table(Document *document, const LaggedModel *model);
/* "egg", "egg and chicken": the series that look integrated; NULL when none does (transfer full). */
char *lagged_integrated(const LaggedModel *model);
/* A warning where rows were left out because a lag falls into a gap. */
void lagged_gaps(Document *document, gsize in_gaps);

/* Members that both kinds have: sample, lags and their table, terms, integration. */
void lagged_json(cJSON *object, const LaggedModel *model, gsize rows, gsize in_gaps);
