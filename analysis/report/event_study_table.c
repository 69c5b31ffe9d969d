#include "event_study_section.h"

#include "event_study_words.h"
#include "output.h"

static void
add_csv_row(GString *out, const Analysis *analysis)
{
  const EventStudy *study = analysis->result;
  const Interrupted *its = study->interrupted;
  const Coefficient *main = event_has_level(study->shape) ? &its->level : &its->slope;
  g_autofree char *at = event_date(study);
  csv_append_text(out, analysis->name);
  g_string_append_c(out, ',');
  csv_append_text(out, study->label);
  g_string_append_printf(out, ",%s,%" G_GSIZE_FORMAT ",%" G_GSIZE_FORMAT, at, study->n_before, study->n_after);
  const double numbers[] = {
      its->level.estimate,          main->lower, main->upper, its->slope.estimate, (double)study->placebo->rank,
      (double)study->placebo->dates};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_string_append_c(out, ',');
    csv_append_number(out, numbers[i]);
  }
  g_string_append_printf(out, ",%s,", study->descriptive ? "true" : "false");
  csv_append_number(out, its->detectable);
  g_string_append_c(out, ',');
  csv_append_text(out, study->log ? "log" : study->unit);
  g_string_append_c(out, '\n');
}

char *
event_studies_csv(Results *results, const TableDef *table, GError **error)
{
  (void)table;
  g_autoptr(GString) out =
      g_string_new("name,series,at,n_before,n_after,level_change,low,high,slope_change,placebo_rank,"
                   "placebo_dates,descriptive,detectable,unit\n");
  for (guint i = 0; i < results->study->analyses->len; i++) {
    const AnalysisDef *def = g_ptr_array_index(results->study->analyses, i);
    if (!g_str_equal(def->kind->key, "event-studies"))
      continue;
    const Analysis *analysis = results_analysis(results, def->name, error);
    if (!analysis)
      return NULL;
    add_csv_row(out, analysis);
  }
  return g_strdup(out->str);
}
