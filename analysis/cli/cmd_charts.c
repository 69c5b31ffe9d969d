#include "command.h"
#include "study_parts.h"

int
cmd_charts(int argc, char **argv)
{
  g_auto(Options) options;
  g_auto(StudyJob) job = {0};
  int status = STATUS_DONE;
  if (!options_parse(OPTION_OUTPUT | OPTION_FORMAT | OPTION_QUIET | OPTION_FORCE, &argc, &argv, &options, &status) ||
      !job_open("charts", argc, argv, &options, &job, &status))
    return status;
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  job_add_charts(&job, known);
  if (!job_check_names("charts", "chart", &job, known, &status))
    return status;
  GError *error = NULL;
  PictureFormat picture = PICTURE_SVG;
  if (options.format)
    picture_from_name(options.format, &picture);
  return job_prepare_output(&job, options.force, &error) && job_write_charts(&job, picture, NULL, &error)
             ? STATUS_DONE
             : command_fail(error);
}
