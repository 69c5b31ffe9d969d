#include "command.h"
#include "report/claims_section.h"
#include "report/json.h"
#include "report/model_sections.h"
#include "single.h"
#include "study_parts.h"

/* The statements asked for, in the order of their table (transfer container); NULL when an id is none of them. */
static GPtrArray *
choose(const StudyJob *job, const GPtrArray *claims, int *status)
{
  g_autoptr(GPtrArray) known = g_ptr_array_new(), chosen = g_ptr_array_new();
  for (guint i = 0; i < claims->len; i++) {
    const Claim *claim = g_ptr_array_index(claims, i);
    g_ptr_array_add(known, claim->id);
    if (!job->names[0] || g_strv_contains(job->names, claim->id))
      g_ptr_array_add(chosen, (gpointer)claim);
  }
  return job_check_names("claims", "claim", job, known, status) ? g_steal_pointer(&chosen) : NULL;
}

static int
print(const StudyJob *job, const Claim *const *claims, gsize n, guint format)
{
  if (format == FORMAT_JSON || format == FORMAT_CSV) {
    g_autofree char *text = format == FORMAT_JSON ? claims_json(job->results, claims, n) : claims_csv(claims, n);
    return command_print(text);
  }
  const char *title = job->study->title ? job->study->title : job->study->path;
  g_autoptr(Document) document = document_new(title);
  section_claims(document, claims, n, NULL);
  section_ledger(document, job->results->ledger);
  return print_document(document, format);
}

static gboolean
any_fails(const GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    if (((const Claim *)g_ptr_array_index(claims, i))->verdict == CLAIM_FAILS)
      return TRUE;
  return FALSE;
}

static gboolean
refuse_without(const Study *study, GError **error)
{
  if (!study->claims)
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                "%s: the study has no 'claims', the name of a resource with statements", study->path);
  return study->claims != NULL;
}

/* Only the series that the statements ask for are computed. */
int
cmd_claims(int argc, char **argv)
{
  g_auto(Options) options;
  g_auto(StudyJob) job = {0};
  int status = STATUS_DONE;
  GError *error = NULL;
  if (!options_parse(OPTION_FORMAT | OPTION_CLAIMS, &argc, &argv, &options, &status))
    return status;
  if (argc < 2)
    return command_usage("claims", "name a study file");
  job.names = (const char *const *)argv + 2;
  job.study = open_study(argv[1], &error);
  if (!job.study || !refuse_without(job.study, &error))
    return command_fail(error);
  job.results = results_new(job.study);
  const GPtrArray *claims = results_claims(job.results, &error);
  if (!claims)
    return command_fail(error);
  g_autoptr(GPtrArray) chosen = choose(&job, claims, &status);
  if (!chosen)
    return status;
  status = print(&job, (const Claim *const *)chosen->pdata, chosen->len, options.chosen);
  return status == STATUS_DONE && !options.report_only && any_fails(chosen) ? STATUS_FAILED : status;
}
