#include "codes.h"

Codes *
codes_new(const Table *table, const Column *column)
{
  Codes *codes = g_new0(Codes, 1);
  codes->texts = g_ptr_array_new();
  codes->numbers = g_hash_table_new(g_str_hash, g_str_equal);
  codes->of_row = g_new(guint32, MAX(table->n_rows, 1));
  for (gsize row = 0; row < table->n_rows; row++) {
    const char *text = table_text(table, row, column);
    guint32 number = row > 0 ? codes->of_row[row - 1] : NO_CODE; /* rows of one code often stand together */
    if (number == NO_CODE || !g_str_equal(codes_text(codes, number), text))
      number = codes_number(codes, text);
    if (number == NO_CODE) {
      number = codes->texts->len;
      g_hash_table_insert(codes->numbers, (gpointer)text, GUINT_TO_POINTER(number));
      g_ptr_array_add(codes->texts, (gpointer)text);
    }
    codes->of_row[row] = number;
  }
  return codes;
}

void
codes_free(Codes *codes)
{
  if (!codes)
    return;
  g_ptr_array_unref(codes->texts);
  g_hash_table_unref(codes->numbers);
  g_free(codes->of_row);
  g_free(codes);
}

guint32
codes_number(const Codes *codes, const char *text)
{
  gpointer number;
  return g_hash_table_lookup_extended(codes->numbers, text, NULL, &number) ? GPOINTER_TO_UINT(number) : NO_CODE;
}

const char *
codes_text(const Codes *codes, guint32 number)
{
  return g_ptr_array_index(codes->texts, number);
}
