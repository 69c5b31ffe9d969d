/* grouping.h - rows that were chosen become observations: grouped by period, checked, added up */
#pragma once

#include "selection.h"

typedef struct {
  Selection selection;
  const SeriesDef *definition;
  const Table *table;
  const Column *measure; /* NULL: `value`, or limits alone */
  const Column *value;   /* the column that is all of `value`, or NULL */
  const Column *lower, *upper, *strict, *index, *source;
  const char *unit_code; /* of the column by which the unit goes, from a row chosen */
  const Column *by[2];   /* columns whose codes were told apart before (breakdown.h), or NULL */
} Reader;

/* One observation for each period of the rows (gsize, by period). Where no row means zero, all other periods of the table are zeros;
 * a level is stretched to the day before its next row. Errors: DATA_ERROR_ALIGN (several values of a key that the study did not
 * choose, one row twice, spans that overlap, several ranges), DATA_ERROR_SCHEMA (limits that exclude each other). */
gboolean group_rows(const Reader *reader, const GArray *rows, Series *series, GError **error);
