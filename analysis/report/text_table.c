#include "text_layout.h"
#include "text_table.h"

#define GAP            2  /* blanks between columns */
#define NARROWEST_TEXT 16 /* cells; a narrower column of prose is hard to read */

static guint
total_width(const guint *widths, guint n)
{
  guint total = GAP * (n - 1);
  for (guint i = 0; i < n; i++)
    total += widths[i];
  return total;
}

static guint
widest_cell(const Block *table, guint column)
{
  guint widest = 0;
  for (guint i = 0; i < table->rows->len; i++) {
    const GPtrArray *row = table->rows->pdata[i];
    widest = MAX(widest, text_cells(row->pdata[column]));
  }
  return widest;
}

/* The text column that can give up a cell and is the widest; n when there is none. */
static guint
widest_text(const Block *table, const guint *widths)
{
  const guint n = table->columns->len;
  guint widest = n;
  for (guint i = 0; i < n; i++)
    if (!g_array_index(table->numeric, gboolean, i) && widths[i] > NARROWEST_TEXT &&
        (widest == n || widths[i] > widths[widest]))
      widest = i;
  return widest;
}

static GArray *
choose_widths(const Block *table, guint width)
{
  const guint n = table->columns->len;
  GArray *all = g_array_set_size(g_array_new(FALSE, TRUE, sizeof(guint)), n);
  guint *widths = (guint *)all->data;
  for (guint i = 0; i < n; i++)
    widths[i] = MAX(widest_cell(table, i), text_cells(table->columns->pdata[i]));
  if (total_width(widths, n) <= width)
    return all;
  for (guint i = 0; i < n; i++)
    widths[i] = MAX(widest_cell(table, i), text_longest_word(table->columns->pdata[i]));
  for (guint i; total_width(widths, n) > width && (i = widest_text(table, widths)) < n;)
    widths[i]--;
  return all;
}

static void
trim_end(GString *out)
{
  while (out->len && out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
}

/* One row of cells, as many lines as its tallest cell; heads stand on the bottom line, other cells begin at the
 * top. */
static void
append_cells(GString *out, const GPtrArray *cells, const GArray *numeric, const guint *widths, gboolean heads)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  guint height = 1;
  for (guint i = 0; i < cells->len; i++) {
    GPtrArray *lines = text_break_lines(cells->pdata[i], widths[i], TRUE);
    g_ptr_array_add(columns, lines);
    height = MAX(height, lines->len);
  }
  for (guint line = 0; line < height; line++) {
    for (guint i = 0; i < cells->len; i++) {
      const GPtrArray *lines = columns->pdata[i];
      const guint above = heads ? height - lines->len : 0;
      const gboolean there = line >= above && line - above < lines->len;
      text_append_blanks(out, i ? GAP : 0);
      text_pad(out, there ? lines->pdata[line - above] : "", widths[i], g_array_index(numeric, gboolean, i));
    }
    trim_end(out);
    g_string_append_c(out, '\n');
  }
}

static void
append_rule(GString *out, const guint *widths, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *dashes = g_strnfill(widths[i], '-');
    g_string_append_printf(out, "%*s%s", i ? GAP : 0, "", dashes);
  }
  trim_end(out);
  g_string_append_c(out, '\n');
}

void
text_append_table(GString *out, const Block *table, guint width)
{
  const guint n = table->columns->len;
  if (!n)
    return;
  g_autoptr(GArray) all = choose_widths(table, width);
  const guint *widths = (const guint *)all->data;
  append_cells(out, table->columns, table->numeric, widths, TRUE);
  append_rule(out, widths, n);
  for (guint i = 0; i < table->rows->len; i++)
    append_cells(out, table->rows->pdata[i], table->numeric, widths, FALSE);
}
