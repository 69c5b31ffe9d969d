#include "command.h"
#include "study_parts.h"

static gboolean
write_all(StudyJob *job, const Options *options, GError **error)
{
  g_autoptr(GHashTable) pictures = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  return job_prepare_output(job, options->force, error) && results_models(job->results, NULL, error) &&
         job_write_tables(job, error) && job_write_charts(job, PICTURE_SVG, pictures, error) &&
         job_write_report(job, pictures, error) && job_write_page(job, pictures, error);
}

int
cmd_run(int argc, char **argv)
{
  g_auto(Options) options;
  g_auto(StudyJob) job = {0};
  int status = STATUS_DONE;
  if (!options_parse(OPTION_OUTPUT | OPTION_QUIET | OPTION_FORCE, &argc, &argv, &options, &status))
    return status;
  if (argc > 2)
    return command_usage("run", "one study at a time; 'charts', 'report' and 'summary' take names");
  if (!job_open("run", argc, argv, &options, &job, &status))
    return status;
  GError *error = NULL;
  return write_all(&job, &options, &error) ? STATUS_DONE : command_fail(error);
}
