#include "single.h"

#include <string.h>

#include "command.h"
#include "report/render_document.h"
#include "report/table_doubts.h"

/* FALSE when but for a bad cell the table would be a time series. */
static gboolean
are_no_periods(const Table *table, int *status)
{
  g_autoptr(Problems) doubts = problems_new();
  GError *error = NULL;
  table_period_doubts(table, doubts);
  if (problems_raise(doubts, &error))
    return TRUE;
  *status = command_fail(error);
  return FALSE;
}

gboolean
check_table(const char *command, const Table *table, const Options *options, const char *needy, int *status)
{
  GError *error = NULL;
  if (table->n_rows == 0) {
    g_set_error(&error, DATA_ERROR, DATA_ERROR_SYNTAX, "%s: there are no rows below the header", table->csv->path);
    *status = command_fail(error);
    return FALSE;
  }
  if (!table->spans && !options->no_period && !are_no_periods(table, status))
    return FALSE;
  if (needy && !table->spans)
    *status = command_usage(command, "%s needs periods, and %s has no column of them: name one by --period", needy,
                            table->csv->path);
  return !needy || table->spans;
}

TableScope *
open_table(const char *command, const char *path, const Options *options, int *status)
{
  GError *error = NULL;
  g_autoptr(TableScope) scope = table_scope_new(path, &options->guess, &error);
  if (!scope) {
    *status = command_fail(error);
    return NULL;
  }
  return check_table(command, scope->table, options, options_need_periods(options), status) ? g_steal_pointer(&scope)
                                                                                            : NULL;
}

void
say_table(Document *document, const Table *table, const char *descriptor)
{
  const Csv *csv = table->csv;
  const Column *period = table_role(table, ROLE_PERIOD);
  g_autofree char *delimiter = csv_delimiter_name(csv->delimiter);
  const char *rows = table->n_rows == 1 ? "" : "s";
  if (descriptor)
    document_say(document, BLOCK_PARAGRAPH, "Read from %s: %" G_GSIZE_FORMAT " row%s, as %s describes it.", csv->path,
                 table->n_rows, rows, descriptor);
  else
    document_say(document, BLOCK_PARAGRAPH, "Read from %s: %" G_GSIZE_FORMAT " row%s, delimiter %s (%s), %s%s%s%s.",
                 csv->path, table->n_rows, rows, delimiter, csv->decided ? "decided over all rows" : "given",
                 period ? "periods from column '" : "no column of periods", period ? period->field->name : "",
                 period ? "'" : "", table->wide ? " (one column a period in the file)" : "");
}

void
say_reading(Document *document, const TableScope *scope)
{
  say_table(document, scope->table, NULL);
}

int
print_document(const Document *document, guint format)
{
  g_autofree char *text = format == FORMAT_TEXT       ? document_to_text(document, 0)
                          : format == FORMAT_MARKDOWN ? document_to_markdown(document)
                                                      : document_to_html(document);
  return command_print(text);
}

static void
complain_of_doubts(const Table *table)
{
  g_autoptr(Problems) doubts = problems_new();
  g_autoptr(GError) listed = NULL;
  table_doubts(table, TRUE, doubts);
  if (!problems_raise(doubts, &listed))
    command_complain(listed->message);
}

int
fail_in_argument(const TableScope *scope, const char *text, gsize offset, GError *error)
{
  if (error->domain != DATA_ERROR)
    return command_fail(error);
  g_autofree char *line = g_strdelimit(g_strdup(text), "\t\r\n", ' ');
  const glong before = g_utf8_strlen(text, (gssize)MIN(offset, strlen(text)));
  const gboolean of_a_name = error->code == DATA_ERROR_NAME;
  char *message = g_strdup_printf("%s\n    %s\n    %*s^", error->message, line, (int)before, "");
  g_free(error->message);
  error->message = message;
  const int status = command_fail(error);
  if (scope && of_a_name)
    complain_of_doubts(scope->table);
  return status;
}
