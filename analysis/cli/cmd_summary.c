#include "command.h"
#include "report/csv_tables.h"
#include "study_parts.h"

/* One table, or the summary of all series, to standard output. */
static int
print_one(const StudyJob *job)
{
  const char *name = job->names[0] ? job->names[0] : SUMMARY;
  if (job->names[0] && job->names[1])
    return command_usage("summary", "--output - takes one table at a time");
  GError *error = NULL;
  const TableDef *table = study_table(job->study, name);
  g_autofree char *csv = table ? table_csv(job->results, table, &error) : summary_csv(job->results->series);
  return csv ? command_print(csv) : command_fail(error);
}

int
cmd_summary(int argc, char **argv)
{
  g_auto(Options) options;
  g_auto(StudyJob) job = {0};
  int status = STATUS_DONE;
  if (!options_parse(OPTION_OUTPUT | OPTION_PRINT | OPTION_QUIET | OPTION_FORCE, &argc, &argv, &options, &status) ||
      !job_open("summary", argc, argv, &options, &job, &status))
    return status;
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  job_add_tables(&job, known);
  g_ptr_array_add(known, (gpointer)SUMMARY);
  if (!job_check_names("summary", "table", &job, known, &status))
    return status;
  if (g_str_equal(job.output, "-"))
    return print_one(&job);
  GError *error = NULL;
  return job_prepare_output(&job, options.force, &error) && job_write_tables(&job, &error) ? STATUS_DONE
                                                                                           : command_fail(error);
}
