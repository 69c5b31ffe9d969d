/* index_partners.h - the key 'partners' of a table of indices: which series stand for which partner */
#pragma once

#include "study/results.h"

typedef struct {
  const char *code;                            /* of the study file (transfer none), as all below */
  GPtrArray *series;                           /* Series: of a published index */
  const Series *balance, *positive, *negative; /* NULL where not named */
} IndexPartner;

/* In the order of the study (transfer full). published: each partner has a series or a list of them; otherwise a series, its balance, or a
 * map of balance, positive and negative. Errors: DATA_ERROR_SCHEMA and DATA_ERROR_NAME with their place, those of the series. */
GPtrArray *index_partners_read(Results *results, const TableDef *table, gboolean published, GError **error);
