#include "command.h"
#include "report/json.h"
#include "report/render_document.h"
#include "report/sections.h"
#include "study_parts.h"

static char *
render(StudyJob *job, const char *format, GError **error)
{
  if (g_str_equal(format, "json"))
    return report_json(job->results, job->names);
  g_autoptr(Document) document = report_document(job->results, NULL, job->names, error);
  if (!document)
    return NULL;
  return g_str_equal(format, "text")       ? document_to_text(document, 0)
         : g_str_equal(format, "markdown") ? document_to_markdown(document)
                                           : document_to_html(document);
}

int
cmd_report(int argc, char **argv)
{
  static const char *const formats[] = {"text", "markdown", "html", "json", NULL};
  g_auto(Options) options;
  g_auto(StudyJob) job = {0};
  int status = STATUS_DONE;
  guint format;
  if (!options_parse(OPTION_OUTPUT | OPTION_FORMAT | OPTION_QUIET | OPTION_FORCE, &argc, &argv, &options, &status) ||
      !options_format("report", &options, formats, &format, &status) ||
      !job_open("report", argc, argv, &options, &job, &status))
    return status;
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  job_add_models(&job, known);
  job_add_tables(&job, known);
  if (!job_check_names("report", &job, known, &status))
    return status;
  GError *error = NULL;
  if (!results_models(job.results, job.names, &error))
    return command_fail(error);
  if (options.format) {
    g_autofree char *text = render(&job, formats[format], &error);
    return text ? command_print(text) : command_fail(error);
  }
  return job_prepare_output(&job, options.force, &error) && job_write_report(&job, NULL, &error) ? STATUS_DONE
                                                                                                 : command_fail(error);
}
