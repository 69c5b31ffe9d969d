#include <math.h>

#include "agreement_section.h"
#include "agreement_words.h"
#include "correlation_words.h"
#include "format.h"
#include "output.h"

/* Why there is nothing to compare; of pooled pairs the first says it. */
static char *
apart_note(const AgreementStudy *study)
{
  return study->common->len == 0 && study->pairs->len ? apart_words(g_ptr_array_index(study->pairs, 0)) : NULL;
}

static void
append_agreement(GString *out, const char *name, const AgreementStudy *study)
{
  const SignAgreement *signs = &study->on[ON_LEVELS].signs;
  const CommonPeriod *worst;
  g_autofree char *period = agreement_worst(study, &worst, 1) ? common_words(study, worst) : NULL,
                  *note = apart_note(study);
  csv_append_text(out, name);
  csv_next_text(out, study->x);
  csv_next_text(out, study->y);
  const double numbers[] = {(double)study->common->len,
                            (double)signs->same,
                            (double)signs->opposite,
                            (double)(signs->undecided + signs->zero),
                            signs->share,
                            study->on[ON_LEVELS].n ? study->on[ON_LEVELS].spearman.r : NAN,
                            (double)study->n};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    csv_next_number(out, numbers[i]);
  csv_next_text(out, period);
  csv_next_text(out, note ? note : study->on[ON_LEVELS].why);
  g_string_append_c(out, '\n');
}

/* All items of the kind, computed, in the order of the study (Analysis, transfer container); NULL after an error. */
static GPtrArray *
all_agreements(Results *results, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  const GPtrArray *items = results->study->analyses;
  for (guint i = 0; i < items->len; i++) {
    const AnalysisDef *def = g_ptr_array_index(items, i);
    const gboolean agreement = g_str_equal(def->kind->key, "agreement");
    const Analysis *analysis = agreement ? results_analysis(results, def->name, error) : NULL;
    if (agreement && !analysis)
      return NULL;
    if (analysis)
      g_ptr_array_add(all, (gpointer)analysis);
  }
  return g_steal_pointer(&all);
}

char *
agreement_csv(Results *results, const TableDef *table, GError **error)
{
  g_autoptr(GPtrArray) all = all_agreements(results, error);
  (void)table; /* a table of this kind has nothing to choose */
  if (!all)
    return NULL;
  GString *out =
      g_string_new("name,x,y,periods,same,opposite,undecided,share_same,spearman,n_exact,worst_period,note\n");
  for (guint i = 0; i < all->len; i++) {
    const Analysis *analysis = g_ptr_array_index(all, i);
    append_agreement(out, analysis->name, analysis->result);
  }
  return g_string_free(out, FALSE);
}

static void
agreement_row(Block *block, const AgreementStudy *study)
{
  const SignAgreement *signs = &study->on[ON_LEVELS].signs;
  g_autofree char *periods = g_strdup_printf("%u", study->common->len),
                  *same = g_strdup_printf("%" G_GSIZE_FORMAT, signs->same),
                  *opposite = g_strdup_printf("%" G_GSIZE_FORMAT, signs->opposite),
                  *undecided = g_strdup_printf("%" G_GSIZE_FORMAT, signs->undecided + signs->zero),
                  *share = isnan(signs->share) ? NULL : format_percent(signs->share, 0),
                  *exact = g_strdup_printf("%" G_GSIZE_FORMAT, study->n),
                  *rank = study->on[ON_LEVELS].n ? r_words(study->on[ON_LEVELS].spearman.r) : NULL,
                  *note = apart_note(study);
  table_row(block, study->x, study->y, periods, same, opposite, undecided, share, exact, rank, note, NULL);
}

gboolean
section_agreement_table(Document *document, Results *results, const TableDef *table, GError **error)
{
  g_autoptr(GPtrArray) all = all_agreements(results, error);
  if (!all)
    return FALSE;
  Block *block = document_table(document, table->name, "<Index", "<Other index", "Periods in common", "Same sign",
                                "Opposite", "Undecided", "Same, share", "Exact in both", "Spearman", "<Note", NULL);
  block->name = g_strdup(table->name);
  for (guint i = 0; i < all->len; i++)
    agreement_row(block, ((const Analysis *)g_ptr_array_index(all, i))->result);
  document_say(
      document, BLOCK_PARAGRAPH,
      "Ranks are compared from %d values on that are exact in both. tables/%s.csv holds the table with all digits.",
      RANKS_FROM, table->name);
  return TRUE;
}
