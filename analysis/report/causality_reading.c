#include "causality_reading.h"

#include <math.h>

#include "format.h"
#include "lagged_words.h"
#include "verdicts.h"

#define CAUSAL_ALPHA 0.05

char *
causality_arrow(const Causality *c, CausalDirection d)
{
  return g_strdup_printf("%s → %s", causality_from(c, d), causality_to(c, d));
}

char *
causality_null(const Causality *c, CausalDirection d)
{
  return g_strdup_printf("lags of %s add nothing to the forecast of %s", causality_from(c, d), causality_to(c, d));
}

static void
warn_integration(Document *document, const Causality *c)
{
  g_autofree char *integrated = lagged_integrated(c->model);
  if (integrated && !c->extra)
    document_say(
        document, BLOCK_WARNING,
        "In levels, as asked, although %s looked integrated (ADF does not reject a unit root, KPSS rejects that there "
        "is none): the laws "
        "of F and Wald do not hold then. method: toda-yamamoto, or changes in place of levels, would be valid.",
        integrated);
  if (c->model->not_judged && !c->asked)
    document_say(document, BLOCK_WARNING,
                 "Whether all series are stationary could not be told (%s). The tests take them as they are.",
                 c->model->not_judged);
}

void
warn_causality(Document *document, const Causality *c)
{
  if (c->descriptive)
    document_say(document, BLOCK_WARNING,
                 "%" G_GSIZE_FORMAT " rows for an equation are fewer than %d: the results are descriptive, and no "
                 "p-value is printed for them.",
                 c->directions[X_TO_Y].n, CAUSAL_LEAST);
  warn_integration(document, c);
  for (CausalDirection d = X_TO_Y; d < N_DIRECTIONS; d++) {
    const TestResult *serial = &c->directions[d].serial;
    g_autofree char *p = serial->n ? format_p(serial->p) : NULL;
    if (serial->n && serial->p < CAUSAL_ALPHA)
      document_say(document, BLOCK_WARNING,
                   "The residuals of the regression for %s are autocorrelated (Breusch–Godfrey p: %s; null: they are "
                   "not): the lags are too few, and the tests of that direction are in doubt.",
                   causality_to(c, d), p);
  }
  lagged_gaps(document, c->in_gaps);
}

/* "p = 0.012", "p < 0.0001" */
static char *
p_text(double p)
{
  g_autofree char *text = format_p(p);
  return g_strdup_printf("p %s%s", g_ascii_isdigit(text[0]) ? "= " : "", text);
}

static void
append_newey_west(GString *text, const Granger *g)
{
  const gboolean plain = g->f.p < CAUSAL_ALPHA, robust = g->newey_west.p < CAUSAL_ALPHA;
  g_autofree char *p = p_text(g->newey_west.p);
  if (!g->newey_west.n || plain == robust)
    return;
  g_string_append_printf(text,
                         " Newey–West errors, which allow for autocorrelation and unequal variances, give %s: %s.", p,
                         plain ? "the finding does not hold with them" : "with them it would be a finding");
}

static void
append_direction(GString *text, const Causality *c, CausalDirection d)
{
  const Granger *g = &c->directions[d];
  g_autofree char *arrow = causality_arrow(c, d), *null = causality_null(c, d), *law = test_law(&g->f),
                  *f = format_significant(g->f.statistic, 3), *p = p_text(g->f.p),
                  *share = format_percent(g->partial_r_squared, 1), *found = format_percent(g->detectable, 1);
  const char *lead = d == X_TO_Y ? "" : "In the reverse direction ";
  if (g->f.p < CAUSAL_ALPHA)
    g_string_append_printf(text, "%s%sast values of %s help to forecast %s beyond its own past", lead,
                           *lead ? "p" : "P", causality_from(c, d), causality_to(c, d));
  else
    g_string_append_printf(text, "%s%s not shown that past values of %s help to forecast %s", lead,
                           *lead ? "it is" : "It is", causality_from(c, d), causality_to(c, d));
  g_string_append_printf(text, " (%s: %s = %s, %s; null: %s): they take %s of the variance that the rest leaves", arrow,
                         law, f, p, null, share);
  if (g->f.p < CAUSAL_ALPHA)
    g_string_append(text, ".");
  else
    g_string_append_printf(text, ", and less than %s would mostly be missed.", found);
  append_newey_west(text, g);
}

static void
append_described(GString *text, const Causality *c)
{
  const Granger *first = &c->directions[X_TO_Y];
  g_autofree char *found = format_percent(first->detectable, 1);
  g_string_append_printf(text,
                         "With %" G_GSIZE_FORMAT
                         " rows for an equation, fewer than %d, the numbers describe these periods and "
                         "no more: no p-value is given.",
                         first->n, CAUSAL_LEAST);
  for (CausalDirection d = X_TO_Y; d < N_DIRECTIONS; d++) {
    const Granger *g = &c->directions[d];
    g_autofree char *arrow = causality_arrow(c, d), *share = format_percent(g->partial_r_squared, 1),
                    *with = format_decimals(g->r_squared, 2), *without = format_decimals(g->r_squared_without, 2);
    g_string_append_printf(
        text, "%s lags of %s take %s of the variance of %s that the rest leaves (%s: R² %s in place of %s)%s",
        d == X_TO_Y ? " In them" : "; in the reverse direction", causality_from(c, d), share, causality_to(c, d), arrow,
        with, without, d == X_TO_Y ? "" : ".");
  }
  g_string_append_printf(text, " Even a share of %s would be found only four times in five.", found);
}

static void
append_choices(GString *text, const Causality *c)
{
  const LaggedModel *model = c->model;
  g_autofree char *integrated = lagged_integrated(model);
  if (model->table && model->table->most > 1)
    g_string_append_printf(text, " The %s chosen by %s%s.", model->lags == 1 ? "one lag was" : "lags were",
                           criterion_name(model->criterion),
                           c->descriptive ? "" : ", a choice that the p-values do not count");
  if (c->extra && integrated && !c->asked)
    g_string_append_printf(
        text, " As %s looked integrated, one lag more is allowed for and not tested (Toda and Yamamoto).", integrated);
}

char *
read_causality(const Causality *c)
{
  g_autoptr(GString) text = g_string_new(NULL);
  if (c->descriptive) {
    append_described(text, c);
  } else {
    append_direction(text, c, X_TO_Y);
    g_string_append_c(text, ' ');
    append_direction(text, c, Y_TO_X);
    g_string_append(text, " Two tests are made, and each rejects a true null once in twenty times.");
  }
  append_choices(text, c);
  g_string_append(text, " To help to forecast is not to cause: a third thing may move both, and what is expected shows "
                        "before it happens.");
  return g_strdup(text->str);
}
