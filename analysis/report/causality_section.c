#include "causality_section.h"

#include <math.h>

#include "causality_reading.h"
#include "format.h"
#include "json_value.h"
#include "lagged_words.h"
#include "verdicts.h"

static void
say_method(Document *document, const Causality *c)
{
  const LaggedModel *model = c->model;
  const gsize lags = model->lags + c->extra;
  g_autofree char *both = lagged_join(model->labels, 2), *sample = lagged_sample(model, lags, c->directions[0].n),
                  *choice = lagged_choice(model), *regressors = lagged_regressors(model),
                  *given = model->k > 2 ? lagged_join(model->labels + 2, model->k - 2) : NULL,
                  *integrated = lagged_integrated(model);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "Granger causality of %s, both ways%s%s; %s. Least squares on %s: %s.", both,
                         given ? ", given " : "", given ? given : "", sample, regressors, choice);
  if (c->extra)
    g_string_append_printf(
        text, " One lag more of each series is in the regressions and is not tested (Toda and Yamamoto)%s%s%s.",
        c->asked || !integrated ? "" : ", because ", c->asked || !integrated ? "" : integrated,
        c->asked || !integrated ? ", as asked" : " looked integrated");
  g_string_append_printf(
      text,
      " F and Wald take the errors to be independent and of one variance; Newey–West: Bartlett kernel, "
      "lag %" G_GSIZE_FORMAT " by the rule floor(4 (n/100)^(2/9)), factor n/(n−k). Two directions, two nulls.",
      c->directions[0].newey_west_lag);
  document_say(document, BLOCK_METHOD, "%s", text->str);
}

static void
add_direction_row(Block *table, const Causality *c, CausalDirection d)
{
  const Granger *g = &c->directions[d];
  const gboolean robust = g->newey_west.n > 0;
  g_autofree char *arrow = causality_arrow(c, d), *f = format_significant(g->f.statistic, 4), *p = format_p(g->f.p),
                  *wald = format_significant(g->chi_square.statistic, 4), *wald_p = format_p(g->chi_square.p),
                  *newey_west = robust ? format_significant(g->newey_west.statistic, 4) : NULL,
                  *newey_west_p = format_p(robust ? g->newey_west.p : NAN);
  table_row(table, arrow, f, p, wald, wald_p, newey_west, newey_west_p, NULL);
}

/* Both directions have the same rows and coefficients, and so the same laws. */
static void
say_tests(Document *document, const Causality *c)
{
  const Granger *g = &c->directions[X_TO_Y];
  g_autofree char *law = test_law(&g->f), *wald = test_law(&g->chi_square),
                  *robust = g_strdup_printf("Newey–West %s", law);
  Block *table =
      document_table(document, "Tests of the lags. Null of A → B: lags of A add nothing to the forecast of B",
                     "<Direction", law, "p", wald, "p", robust, "p", NULL);
  for (CausalDirection d = X_TO_Y; d < N_DIRECTIONS; d++)
    add_direction_row(table, c, d);
}

/* What would read as 1 and is less gets more decimals. */
static char *
share_text(double share)
{
  return format_decimals(share, share < 1 && share >= 0.9995 ? 6 : 3);
}

static void
say_fits(Document *document, const Causality *c)
{
  Block *table = document_table(document, "What the lags add", "<Direction", "R² without", "R² with", "Partial R²",
                                "Detectable partial R²", "Residual autocorrelation, p", NULL);
  for (CausalDirection d = X_TO_Y; d < N_DIRECTIONS; d++) {
    const Granger *g = &c->directions[d];
    g_autofree char *arrow = causality_arrow(c, d), *without = share_text(g->r_squared_without),
                    *with = share_text(g->r_squared), *partial = share_text(g->partial_r_squared),
                    *detectable = share_text(g->detectable), *serial = format_p(g->serial.n ? g->serial.p : NAN);
    table_row(table, arrow, without, with, partial, detectable, serial, NULL);
  }
  document_say(
      document, BLOCK_PARAGRAPH,
      "Partial R² is the share of the variance left by the other regressors that the tested lags take; detectable is "
      "the "
      "share that a test at 5 %% finds four times in five. Residual autocorrelation: Breusch–Godfrey F, null: the "
      "errors are not autocorrelated.");
}

void
section_causality(Document *document, const Analysis *analysis)
{
  const Causality *c = analysis->result;
  g_autofree char *reading = read_causality(c);
  say_method(document, c);
  say_tests(document, c);
  say_fits(document, c);
  lagged_table(document, c->model);
  warn_causality(document, c);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
add_result(cJSON *object, const char *key, const TestResult *test)
{
  if (!test->n) {
    cJSON_AddNullToObject(object, key);
    return;
  }
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_number(item, "statistic", test->statistic);
  json_number(item, "df1", test->df1);
  json_number(item, "df2", test->df2);
  json_number(item, "p", test->p);
}

static void
add_direction(cJSON *list, const Causality *c, CausalDirection d)
{
  const Granger *g = &c->directions[d];
  g_autofree char *arrow = causality_arrow(c, d), *null = causality_null(c, d);
  cJSON *item = json_item(list);
  json_text(item, "direction", arrow);
  json_text(item, "from", causality_from(c, d));
  json_text(item, "to", causality_to(c, d));
  json_text(item, "null", null);
  json_count(item, "n", g->n);
  json_count(item, "coefficients", g->k);
  add_result(item, "f", &g->f);
  add_result(item, "wald", &g->chi_square);
  add_result(item, "newey_west", &g->newey_west);
  json_count(item, "newey_west_lag", g->newey_west_lag);
  json_number(item, "r_squared", g->r_squared);
  json_number(item, "r_squared_without", g->r_squared_without);
  json_number(item, "partial_r_squared", g->partial_r_squared);
  json_number(item, "detectable_partial_r_squared", g->detectable);
  add_result(item, "residual_autocorrelation", &g->serial);
}

void
json_causality(cJSON *object, const Analysis *analysis)
{
  const Causality *c = analysis->result;
  lagged_json(object, c->model, c->directions[X_TO_Y].n, c->in_gaps);
  json_text(object, "method", c->extra ? "toda-yamamoto" : "levels");
  cJSON_AddBoolToObject(object, "method_asked", c->asked);
  json_count(object, "untested_lags", c->extra);
  cJSON_AddBoolToObject(object, "descriptive", c->descriptive);
  json_count(object, "least_rows_for_p", CAUSAL_LEAST);
  json_count(object, "tests", N_DIRECTIONS);
  cJSON *list = json_array(object, "directions");
  for (CausalDirection d = X_TO_Y; d < N_DIRECTIONS; d++)
    add_direction(list, c, d);
}
