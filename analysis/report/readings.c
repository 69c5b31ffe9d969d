#include "readings.h"

#include <math.h>

#include "format.h"

/* Below this the Durbin-Watson statistic speaks of strong positive autocorrelation: about half of its value without any. */
#define DURBIN_WATSON_LOW 1.0

/* With fewer pairs only a strong correlation can be told from none. */
#define FEW_PAIRS 20

static char *
signed_percent(double share)
{
  g_autofree char *text = format_percent(share, 1);
  return share > 0 ? g_strdup_printf("+%s", text) : g_steal_pointer(&text);
}

char *
describe_errors(const Regression *regression)
{
  if (regression->errors == ERRORS_PLAIN)
    return g_strdup("plain errors (independent, equal variance)");
  g_autofree char *factor = format_significant(regression->factor, 4);
  return g_strdup_printf("Newey–West errors (Bartlett kernel, lag %" G_GSIZE_FORMAT "%s, factor n/(n−k) = %s)",
                         regression->lag, regression->lag_by_rule ? " by the rule floor(4 (n/100)^(2/9))" : "", factor);
}

char *
describe_sample(const Regression *regression)
{
  if (regression->cross_section)
    return g_strdup_printf("a table without periods, n = %" G_GSIZE_FORMAT, regression->n);
  g_autofree char *periods = periods_print(regression->periods, regression->n);
  return g_strdup_printf("%s, %s, n = %" G_GSIZE_FORMAT, periods, frequency_name(regression->frequency), regression->n);
}

char *
describe_p(const Correlation *correlation)
{
  switch (correlation->p_method) {
  case P_EXACT:
    return g_strdup("exact");
  case P_T:
    return g_strdup_printf("t, %" G_GSIZE_FORMAT " d.f.", correlation->n - 2);
  case P_NORMAL:
    break;
  }
  return g_strdup("normal");
}

static const char *
per_period(Frequency frequency)
{
  switch (frequency) {
  case FREQUENCY_YEAR:
    return "a year";
  case FREQUENCY_HALF_YEAR:
    return "a half-year";
  case FREQUENCY_QUARTER:
    return "a quarter";
  case FREQUENCY_TWO_MONTH:
    return "two months";
  case FREQUENCY_MONTH:
    return "a month";
  case FREQUENCY_DAY:
    return "a day";
  case FREQUENCY_IRREGULAR:
    break;
  }
  return "a period";
}

static void
append_autocorrelation(GString *text, const Regression *regression)
{
  const double statistic = regression->fit->durbin_watson;
  g_autofree char *shown = format_significant(statistic, 3);
  if (statistic < DURBIN_WATSON_LOW)
    g_string_append_printf(
        text,
        " The residuals are strongly autocorrelated (Durbin–Watson %s): they stay above or below the "
        "line for long, so that even these errors are likely to be too small.",
        shown);
}

static void
append_log_trend(GString *text, const Trend *trend)
{
  const Regression *fit = trend->log_linear;
  const Coefficient *slope = &fit->coefficients[1];
  g_autofree char *average = signed_percent(trend->growth.average), *low = signed_percent(expm1(slope->lower)),
                  *high = signed_percent(expm1(slope->upper)), *cagr = signed_percent(trend->growth.cagr);
  const gboolean told = slope->lower > 0 || slope->upper < 0;
  g_string_append_printf(
      text,
      "On average it changed by %s %s (95 %% interval %s to %s by %s errors)%s; from the first value "
      "to the last alone the rate is %s.",
      average, per_period(fit->frequency), low, high, fit->errors == ERRORS_PLAIN ? "plain" : "Newey–West",
      told ? "" : ", which the data do not tell from no change", cagr);
}

char *
read_trend(const Trend *trend)
{
  GString *text = g_string_new(NULL);
  const Regression *main = trend->log_linear ? trend->log_linear : trend->linear;
  g_autofree char *slope = format_significant(trend->theil_sen.slope, 4), *p = format_p(trend->mann_kendall.p);
  if (trend->log_linear) {
    append_log_trend(text, trend);
  } else {
    g_autofree char *b = format_significant(trend->linear->coefficients[1].estimate, 4);
    g_string_append_printf(text,
                           "It changed by %s %s%s on average; not all values are above zero, so no rate of growth "
                           "can be given.",
                           b, trend->series->unit ? trend->series->unit : "", trend->series->unit ? "" : "units");
  }
  g_string_append_printf(text,
                         " Half of the slopes between pairs of periods exceed %s%s%s %s (Theil–Sen); the Mann–Kendall "
                         "test of no trend, which takes the periods to be independent, gives p %s%s.",
                         slope, trend->series->unit ? " " : "", trend->series->unit ? trend->series->unit : "",
                         per_period(main->frequency), g_str_has_prefix(p, "<") || g_str_has_prefix(p, ">") ? "" : "= ",
                         p);
  append_autocorrelation(text, main);
  g_string_append(text, " A trend describes the past of nominal figures; it shows no cause and is no forecast.");
  return g_string_free(text, FALSE);
}

static void
append_term(GString *text, const Regression *regression, gsize i)
{
  const Coefficient *term = &regression->coefficients[i];
  g_autofree char *estimate = format_significant(term->estimate, 4), *lower = format_significant(term->lower, 4),
                  *upper = format_significant(term->upper, 4);
  const gboolean told = term->lower > 0 || term->upper < 0;
  const gboolean trend = g_str_equal(regression->fit->names[i], "trend");
  g_string_append_printf(text, "%s%s%s goes with %s of %s (95 %% interval %s to %s)%s.", text->len ? " " : "",
                         trend ? "Each later period" : "One more unit of ", trend ? "" : regression->fit->names[i],
                         estimate, regression->response_label, lower, upper,
                         told ? "" : ", which the data do not tell from zero");
}

char *
read_regression(const Regression *regression)
{
  GString *text = g_string_new(NULL);
  const Fit *fit = regression->fit;
  for (gsize i = fit->intercept ? 1 : 0; i < fit->k; i++)
    append_term(text, regression, i);
  g_autofree char *share = format_percent(fit->r_squared, 0);
  if (fit->k > (fit->intercept ? 1u : 0u))
    g_string_append_printf(text, " The terms account for %s of the %s.", share,
                           fit->intercept ? "variance" : "sum of squares (about zero, as there is no intercept)");
  if (!regression->cross_section)
    append_autocorrelation(text, regression);
  g_string_append(text, " That they move together does not show that one moves the other.");
  return g_string_free(text, FALSE);
}

static const char *
strength(double r)
{
  return fabs(r) < 0.3 ? "weak" : fabs(r) < 0.6 ? "moderate" : "strong";
}

char *
read_correlation(const CorrelationReport *report)
{
  const Correlation *pearson = &report->on[ON_LEVELS].results[CORRELATION_PEARSON];
  g_autofree char *r = format_decimals(pearson->r, 2), *lower = format_decimals(pearson->lower, 2),
                  *upper = format_decimals(pearson->upper, 2), *n = format_decimals(pearson->n_effective, 1),
                  *p = format_p(pearson->p_effective);
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "Pearson’s correlation over %" G_GSIZE_FORMAT " pairs is %s", pearson->n, r);
  if (!isnan(pearson->lower))
    g_string_append_printf(text, " (95 %% interval %s to %s for independent pairs)", lower, upper);
  if (pearson->lower > 0 || pearson->upper < 0)
    g_string_append_printf(text, ": a %s %s association.", strength(pearson->r),
                           pearson->r > 0 ? "positive" : "negative");
  else
    g_string_append(text, ": the data do not tell it from zero.");
  if (!report->cross_section)
    g_string_append_printf(text, " Allowing for autocorrelation they are worth %s independent pairs, and p is %s.", n,
                           p);
  g_string_append(text, " A correlation says neither which moves first nor that one causes the other.");
  return g_string_free(text, FALSE);
}

char *
warn_correlation(const CorrelationReport *report)
{
  const CorrelatedPair *levels = &report->on[ON_LEVELS];
  if (!report->cross_section && pair_trends(levels)) {
    g_autofree char *x = format_p(levels->trend_p[0]), *y = format_p(levels->trend_p[1]);
    return g_strdup_printf(
        "Both series trend (Mann–Kendall p: %s and %s), so a correlation of their levels is expected "
        "here whether or not they have to do with each other. See the changes.",
        x, y);
  }
  if (levels->n >= FEW_PAIRS)
    return NULL;
  /* At n pairs Pearson's r must pass this for p < 0.05: t/sqrt(n - 2 + t^2), t the 97.5 % quantile of Student. */
  g_autofree char *needed = format_decimals(correlation_needed(levels->n, 1 - CONFIDENCE_LEVEL), 2);
  return g_strdup_printf("With only %" G_GSIZE_FORMAT " pairs a correlation weaker than ±%s cannot be told from none.",
                         levels->n, needed);
}
