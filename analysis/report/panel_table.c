#include "json_value.h"
#include "output.h"
#include "panel_section.h"
#include "result_item.h"

static const char *
method_word(const PanelStudy *study)
{
  return study->method == PANEL_PPML ? "ppml" : "ols";
}

/* As the study writes them. */
static const char *
effects_word(const PanelStudy *study)
{
  static const char *const words[] = {
      [PANEL_NONE] = "none", [PANEL_ENTITY] = "partner", [PANEL_PERIOD] = "period", [PANEL_BOTH] = "both"};
  return words[study->effects];
}

/* One list gives the columns of the table and the members of JSON. */
typedef struct {
  const char *key;
  gsize count;
} Count;

#define COUNTS 15

static gsize
count_uncovered(const PanelRows *rows)
{
  return rows->uncovered ? g_strv_length(rows->uncovered->codes) : 0;
}

static void
counts_of(const PanelStudy *study, Count *counts)
{
  const PanelPairs *pairs = &study->rows->pairs;
  const Panel *fit = study->fit;
  const Count all[COUNTS] = {{"pairs_possible", study->rows->n_parts * study->rows->n_periods},
                             {"pairs_above_zero", pairs->positive},
                             {"pairs_zero", pairs->zero},
                             {"pairs_below_zero", pairs->negative},
                             {"pairs_absent", pairs->absent},
                             {"partners_uncovered", count_uncovered(study->rows)},
                             {"left_out_uncovered", pairs->uncovered},
                             {"left_out_absent", pairs->undefined_absent},
                             {"left_out_zero", pairs->undefined_zero},
                             {"left_out_undefined", pairs->undefined},
                             {"left_out_without_term", pairs->without_term},
                             {"left_out_singletons", fit->singletons},
                             {"left_out_only_zero", fit->only_zero},
                             {"left_out_separated", fit->separated},
                             {"pairs_used", fit->n}};
  for (gsize i = 0; i < COUNTS; i++)
    counts[i] = all[i];
}

static void
json_coefficients(cJSON *object, const PanelStudy *study)
{
  cJSON *terms = json_array(object, "coefficients");
  for (gsize j = 0; j < study->fit->k; j++) {
    const Coefficient *term = &study->fit->clustered[j];
    cJSON *item = json_item(terms);
    json_text(item, "term", study->fit->names[j]);
    json_number(item, "estimate", term->estimate);
    json_number(item, "std_error", term->standard_error);
    json_number(item, "t", term->t);
    json_number(item, "p", term->p);
    json_number(item, "lower", term->lower);
    json_number(item, "upper", term->upper);
    json_number(item, "plain_std_error", study->fit->plain[j].standard_error);
    json_number(item, "plain_p", study->fit->plain[j].p);
  }
}

static void
json_codes(cJSON *object, const char *key, const PanelZeros *zeros)
{
  cJSON *codes = json_array(object, key);
  for (char **code = zeros ? zeros->codes : NULL; code && *code; code++)
    cJSON_AddItemToArray(codes, cJSON_CreateString(*code));
}

static void
json_pairs(cJSON *object, const PanelStudy *study)
{
  Count counts[COUNTS];
  counts_of(study, counts);
  for (gsize i = 0; i < COUNTS; i++)
    json_count(object, counts[i].key, counts[i].count);
  cJSON *all = json_array(object, "taken_as_zeros");
  for (guint i = 0; i < study->rows->zeros->len; i++) {
    const PanelZeros *zeros = g_ptr_array_index(study->rows->zeros, i);
    cJSON *item = json_item(all);
    json_text(item, "breakdowns", zeros->names);
    json_codes(item, "codes", zeros);
  }
  cJSON_AddBoolToObject(object, "covered", study->rows->covered);
  json_codes(object, "uncovered", study->rows->uncovered);
}

void
json_panel(cJSON *object, const Analysis *analysis)
{
  const PanelStudy *study = analysis->result;
  const Panel *fit = study->fit;
  json_text(object, "formula", study->formula);
  json_text(object, "method", method_word(study));
  json_text(object, "effects", effects_word(study));
  json_text(object, "by", study->rows->by);
  json_text(object, "response", study->rows->response);
  json_text(object, "unit", study->rows->unit);
  json_text(object, "errors", "clustered by part (CR1)");
  json_text(object, "null", "the coefficient is zero");
  json_period(object, "first", study->first);
  json_period(object, "last", study->last);
  json_count(object, "n", fit->n);
  json_count(object, "partners", fit->entities);
  json_count(object, "periods", fit->periods);
  json_count(object, "parameters", fit->parameters);
  json_count(object, "sets", fit->sets);
  json_number(object, study->method == PANEL_PPML ? "within_deviance" : "within_r_squared", fit->within);
  json_number(object, "r_squared", fit->r_squared);
  json_number(object, study->method == PANEL_PPML ? "dispersion" : "sigma", fit->scale);
  json_coefficients(object, study);
  json_pairs(object, study);
}

static void
append_row(GString *out, const char *name, const PanelStudy *study, gsize j)
{
  const Panel *fit = study->fit;
  const Coefficient *term = &fit->clustered[j];
  const double numbers[] = {term->estimate,
                            term->standard_error,
                            term->t,
                            term->p,
                            term->lower,
                            term->upper,
                            (double)fit->n,
                            (double)fit->entities,
                            (double)fit->periods,
                            fit->plain[j].standard_error,
                            fit->within};
  const char *texts[] = {name, study->rows->response, method_word(study), effects_word(study)};
  Count counts[COUNTS];
  counts_of(study, counts);
  csv_append_text(out, fit->names[j]);
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_string_append_c(out, ',');
    csv_append_number(out, numbers[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_string_append_c(out, ',');
    csv_append_text(out, texts[i]);
  }
  for (gsize i = 0; i < COUNTS; i++)
    g_string_append_printf(out, ",%" G_GSIZE_FORMAT, counts[i].count);
  g_string_append_c(out, '\n');
}

char *
panel_csv(Results *results, const TableDef *table, GError **error)
{
  const Analysis *analysis = result_item(results, table, "panel", error);
  if (!analysis)
    return NULL;
  const PanelStudy *study = analysis->result;
  Count counts[COUNTS];
  counts_of(study, counts);
  GString *out = g_string_new("term,estimate,std_error,t,p,lower,upper,n,partners,periods,plain_std_error,within,name,"
                              "response,method,effects");
  for (gsize i = 0; i < COUNTS; i++)
    g_string_append_printf(out, ",%s", counts[i].key);
  g_string_append_c(out, '\n');
  for (gsize j = 0; j < study->fit->k; j++)
    append_row(out, analysis->name, study, j);
  return g_string_free(out, FALSE);
}
