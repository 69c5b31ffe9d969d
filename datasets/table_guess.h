/* table_guess.h - what table.c and table_guess.c share: a table out of a CSV that is already read */
#pragma once

#include "table.h"

/* Types every cell by the resource, which must outlive the table. The CSV becomes the table's, and is freed when
 * this fails. Errors: as table_read. */
Table *table_build(const Resource *resource, Csv *csv, GError **error);
