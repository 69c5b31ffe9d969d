#include "single.h"

#include <string.h>

#include "command.h"
#include "report/render_document.h"

const char *const single_formats[] = {"text", "markdown", "html", "json", NULL};

void
say_reading(Document *document, const TableScope *scope)
{
  const Csv *csv = scope->table->csv;
  const Column *period = table_role(scope->table, ROLE_PERIOD);
  g_autofree char *delimiter = csv_delimiter_name(csv->delimiter);
  document_say(document, BLOCK_PARAGRAPH, "Read from %s: %" G_GSIZE_FORMAT " rows, delimiter %s (%s), %s%s%s%s.",
               csv->path, scope->table->n_rows, delimiter, csv->decided ? "decided over all rows" : "given",
               period ? "periods from column '" : "no column of periods", period ? period->field->name : "",
               period ? "'" : "", scope->table->wide ? " (one column a period in the file)" : "");
}

int
print_document(const Document *document, guint format)
{
  g_autofree char *text = format == 0   ? document_to_text(document, 0)
                          : format == 1 ? document_to_markdown(document)
                                        : document_to_html(document);
  return command_print(text);
}

int
fail_in_argument(const char *text, gsize offset, GError *error)
{
  if (error->domain != DATA_ERROR)
    return command_fail(error);
  const glong before = g_utf8_strlen(text, (gssize)MIN(offset, strlen(text)));
  char *message = g_strdup_printf("%s\n    %s\n    %*s^", error->message, text, (int)before, "");
  g_free(error->message);
  error->message = message;
  return command_fail(error);
}
