#include "panel_study.h"

#include <string.h>

#include "datasets/problems.h"
#include "model.h"
#include "stats/stats_error.h"

void
panel_study_free(gpointer data)
{
  PanelStudy *study = data;
  if (!study)
    return;
  g_free(study->formula);
  panel_rows_free(study->rows);
  panel_free(study->fit);
  g_free(study);
}

static gboolean
read_effects(const char *word, PanelGrouping *effects, GError **error)
{
  static const struct {
    const char *word;
    PanelGrouping effects;
  } words[] = {{"both", PANEL_BOTH}, {"partner", PANEL_ENTITY}, {"period", PANEL_PERIOD}, {"none", PANEL_NONE}};
  *effects = PANEL_BOTH;
  if (!word)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_equal(words[i].word, word)) {
      *effects = words[i].effects;
      return TRUE;
    }
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "effects of a panel are both, partner, period or none, not '%s'",
              word);
  return FALSE;
}

static gboolean
read_method(const char *word, PanelMethod *method, GError **error)
{
  *method = word && g_str_equal(word, "ppml") ? PANEL_PPML : PANEL_OLS;
  if (!word || *method == PANEL_PPML || g_str_equal(word, "ols"))
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "the method of a panel is ols or ppml, not '%s'", word);
  return FALSE;
}

static gboolean
check_formula(const PanelStudy *study, const Formula *formula, gsize *offset, GError **error)
{
  const Expr *response = formula->response;
  if (study->effects != PANEL_NONE && !formula->intercept) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "the effects of a panel hold its constant: leave '- 1' away, or ask for effects: none");
    return FALSE;
  }
  if (study->method != PANEL_PPML || response->kind != EXPR_CALL || !g_str_equal(response->name, "log"))
    return TRUE;
  *offset = response->offset;
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                      "ppml takes the response itself, zeros among it, and not its logarithm");
  return FALSE;
}

/* PPML's own message counts observations; this one names the pair. */
static gboolean
check_signs(const PanelRows *rows, GError **error)
{
  for (gsize i = 0; i < rows->n; i++) {
    if (!(rows->y[i] < 0))
      continue;
    const char *code = rows->codes[rows->part[i]];
    g_autofree char *period = period_print(rows->periods[rows->period[i]]), *shown = visible_text(code, strlen(code));
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s is %g for '%s' in %s: ppml takes no value below zero",
                rows->response, rows->y[i], shown, period);
    return FALSE;
  }
  return TRUE;
}

static void
enter(const AnalysisInput *input, gsize count, const char *reason)
{
  if (count)
    ledger_add(input->scope->ledger, input->def->name, reason, count, NULL, 0);
}

/* What is left out, and why. */
static void
enter_left_out(const AnalysisInput *input, const PanelStudy *study)
{
  const PanelPairs *pairs = &study->rows->pairs;
  g_autofree char *absent = g_strdup_printf("pairs without a value of %s", study->rows->traded);
  if (study->rows->uncovered) {
    g_autofree char *where = panel_zeros_where(study->rows->uncovered),
                    *uncovered = g_strdup_printf("pairs of parts without any row in %s", where);
    enter(input, pairs->uncovered, uncovered);
  }
  enter(input, pairs->undefined_absent, absent);
  enter(input, pairs->undefined_zero, "pairs with a zero of which the response is not defined");
  enter(input, pairs->undefined, "pairs for which the response is not defined");
  enter(input, pairs->without_term, "pairs for which a term has no value");
  enter(input, study->fit->singletons, "pairs that an effect fits by itself");
  enter(input, study->fit->only_zero, "pairs of a part or a period that has only zeros");
  enter(input, study->fit->separated, "zeros that the terms tell from the rest without error");
}

static void
find_span(PanelStudy *study)
{
  const PanelRows *rows = study->rows;
  gsize first = G_MAXSIZE, last = 0;
  for (gsize i = 0; i < rows->n; i++)
    if (study->fit->used[i]) {
      first = MIN(first, rows->period[i]);
      last = MAX(last, rows->period[i]);
    }
  study->first = rows->periods[first];
  study->last = rows->periods[last];
}

static gboolean
compute(PanelStudy *study, const AnalysisInput *input, GError **error)
{
  const Formula *formula = input->def->formula;
  if (!read_effects(input->def->options.effects, &study->effects, error) ||
      !read_method(input->def->options.method, &study->method, error) ||
      !check_formula(study, formula, input->offset, error))
    return FALSE;
  const PanelRows *rows = study->rows = panel_rows_new(input, error);
  if (!rows || (study->method == PANEL_PPML && !check_signs(rows, error)))
    return FALSE;
  const PanelData data = {.n = rows->n,
                          .k = rows->k,
                          .entity = rows->part,
                          .period = rows->period,
                          .y = rows->y,
                          .design = rows->design,
                          .names = (const char *const *)rows->names};
  const PanelOptions options = {
      .method = study->method, .effects = study->effects, .intercept = formula->intercept, .level = CONFIDENCE_LEVEL};
  study->fit = panel_fit(&data, &options, error);
  if (!study->fit)
    return FALSE;
  find_span(study);
  enter_left_out(input, study);
  return TRUE;
}

gpointer
panel_run(const AnalysisInput *input, GError **error)
{
  PanelStudy *study = g_new0(PanelStudy, 1);
  study->formula = g_strdup(input->def->formula_node->text);
  if (compute(study, input, error))
    return study;
  panel_study_free(study);
  return NULL;
}
