#include <string.h>

#include "command.h"
#include "progress.h"
#include "report/event_index_section.h"
#include "single.h"

static gboolean
are_named_once(int argc, char **argv, int *status)
{
  for (int i = 1; i < argc; i++)
    for (int j = 1; j < i; j++)
      if (g_str_equal(argv[i], argv[j])) {
        *status = command_usage("index", "'%s' is named twice, and its events would count twice", argv[i]);
        return FALSE;
      }
  return TRUE;
}

static int
print(const EventIndex *index, guint format)
{
  if (format == FORMAT_JSON || format == FORMAT_CSV) {
    g_autofree char *text = format == FORMAT_JSON ? event_index_json(index)
                            : index->has_explain  ? event_index_top_csv(index)
                                                  : event_index_csv(index);
    return command_print(text);
  }
  g_autoptr(Document) document = event_index_document(index);
  return print_document(document, format);
}

int
cmd_index(int argc, char **argv)
{
  g_auto(Options) options;
  g_auto(IndexRequest) request = {.partners = NULL};
  int status = STATUS_DONE;
  if (!options_parse(OPTION_FORMAT | OPTION_QUIET | OPTION_INDEX, &argc, &argv, &options, &status))
    return status;
  if (argc < 2)
    return command_usage("index", "name one or more files of events, or - for standard input");
  if (!are_named_once(argc, argv, &status) || !index_request_read("index", &options.index, &request, &status))
    return status;
  Progress progress;
  progress_init(&progress, options.quiet);
  request.options.progress = progress_draw;
  request.options.user = &progress;
  GError *error = NULL;
  g_autoptr(EventIndex) index =
      event_index_new((const char *const *)argv + 1, (gsize)argc - 1, &request.options, &error);
  progress_end(&progress);
  return index ? print(index, options.chosen) : command_fail(error);
}
