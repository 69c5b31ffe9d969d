#include "unions.h"

#include "datasets/problems.h"

#define UNION "BLX"
static const char *const members[] = {"BEL", "LUX"};

/* Where both stand in rows of one period: its first row; NO_CODE as the member: nowhere. */
static gsize
find_both(const Table *table, const Codes *codes, guint32 whole, guint32 member, const GArray *rows)
{
  gboolean has_whole = FALSE, has_member = FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    if (i > 0 && !period_equal(table->spans[g_array_index(rows, gsize, i - 1)], table->spans[row]))
      has_whole = has_member = FALSE;
    has_whole = has_whole || codes->of_row[row] == whole;
    has_member = has_member || codes->of_row[row] == member;
    if (has_whole && has_member)
      return row;
  }
  return G_MAXSIZE;
}

static gboolean
check_column(const Selection *selection, const Column *column, const GArray *rows, GError **error)
{
  const Codes *codes = selection_codes(selection, column);
  const guint32 whole = codes_number(codes, UNION);
  for (gsize i = 0; whole != NO_CODE && i < G_N_ELEMENTS(members); i++) {
    const guint32 member = codes_number(codes, members[i]);
    const gsize row = member == NO_CODE ? G_MAXSIZE : find_both(selection->table, codes, whole, member, rows);
    if (row == G_MAXSIZE)
      continue;
    g_autofree char *place = table_place(selection->table, row, column);
    g_autofree char *span = period_print(selection->table->spans[row]);
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s: %s holds " UNION " (Belgium and Luxembourg together) beside %s, which would count twice", place,
                span, members[i]);
    return FALSE;
  }
  return TRUE;
}

gboolean
check_unions(const Selection *selection, const GArray *rows, GError **error)
{
  for (guint i = 0; i < selection->selectors->len; i++) {
    const Selector *selector = &g_array_index(selection->selectors, Selector, i);
    if (!check_column(selection, selector->column, rows, error))
      return FALSE;
  }
  for (guint i = 0; selection->actors[0] && i < 2; i++)
    if (!check_column(selection, selection->columns[i], rows, error))
      return FALSE;
  return TRUE;
}
