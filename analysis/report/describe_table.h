/* describe_table.h - a first look at a table: its columns, periods, gaps and missing values */
#pragma once

#include "datasets/table.h"
#include "document.h"

/* no_period: the table was read with that option. All (transfer full). */
Document *table_document(const Table *table, gboolean no_period);
char *table_description_csv(const Table *table);
char *table_description_json(const Table *table, gboolean no_period);
