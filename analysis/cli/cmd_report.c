#include "command.h"
#include "report/json.h"
#include "report/render_document.h"
#include "report/sections.h"
#include "single.h"
#include "study_parts.h"

static char *
render(StudyJob *job, guint format, GError **error)
{
  if (format == FORMAT_JSON)
    return report_json(job->results, job->names);
  g_autoptr(Document) document = report_document(job->results, NULL, job->names, error);
  if (!document)
    return NULL;
  return format == FORMAT_TEXT       ? document_to_text(document, 0)
         : format == FORMAT_MARKDOWN ? document_to_markdown(document)
                                     : document_to_html(document);
}

static int
write_or_print(StudyJob *job, const Options *options)
{
  GError *error = NULL;
  if (!results_models(job->results, job->names, &error))
    return command_fail(error);
  if (options->format) {
    g_autofree char *text = render(job, options->chosen, &error);
    return text ? command_print(text) : command_fail(error);
  }
  g_autoptr(GHashTable) pictures = job->names[0] ? NULL : job_earlier_pictures(job);
  return job_prepare_output(job, options->force, &error) && job_write_report(job, pictures, &error)
             ? STATUS_DONE
             : command_fail(error);
}

int
cmd_report(int argc, char **argv)
{
  g_auto(Options) options;
  g_auto(StudyJob) job = {0};
  int status = STATUS_DONE;
  if (!options_parse(OPTION_OUTPUT | OPTION_FORMAT | OPTION_QUIET | OPTION_FORCE, &argc, &argv, &options, &status))
    return status;
  if (options.format && options.output)
    return command_usage("report", "--format prints the report: leave out --output");
  if (!job_open("report", argc, argv, &options, &job, &status))
    return status;
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  job_add_models(&job, known);
  job_add_tables(&job, known);
  if (!job_check_names("report", "trend, regression, correlation or table", &job, known, &status))
    return status;
  return write_or_print(&job, &options);
}
