#include "readings.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "reading_parts.h"
#include "regression_words.h"

/* With fewer pairs only a strong correlation can be told from none. */
#define FEW_PAIRS 20

/* A correlation from here on reads 1.00 in two decimals. */
#define ROUNDS_TO_ONE 0.995

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

/* A sum of money, which changes of prices go into; a price ("USD per barrel") is none. */
static gboolean
is_money(const char *unit)
{
  return unit && g_ascii_isupper(unit[0]) && g_ascii_isupper(unit[1]) && g_ascii_isupper(unit[2]) &&
         (unit[3] == ' ' || unit[3] == '\0') && !strstr(unit, " per ");
}

static void
append_change(GString *text, const Trend *trend)
{
  const Regression *fit = trend->log_linear ? trend->log_linear : trend->linear;
  const Coefficient *slope = &fit->coefficients[1];
  g_autofree char *change = NULL, *lower = NULL, *upper = NULL;
  g_autofree char *errors = fit->errors == ERRORS_NEWEY_WEST ? g_strdup("Newey–West") : name_errors(fit);
  const char *unit = trend->log_linear ? NULL : trend->series->unit;
  if (trend->log_linear) {
    const double share = expm1(slope->estimate), from = expm1(slope->lower), to = expm1(slope->upper);
    const int decimals = percent_decimals(share, from, to);
    change = signed_percent(share, decimals);
    lower = signed_percent(from, decimals);
    upper = signed_percent(to, decimals);
  } else {
    change = signed_number(slope->estimate);
    lower = signed_number(slope->lower);
    upper = signed_number(slope->upper);
  }
  g_string_append_printf(text, "%s changed by %s%s%s %s on average (95 %% interval %s to %s by %s errors)%s; ",
                         series_label(trend->series), change, unit ? " " : "", unit ? unit : "",
                         every_period(fit->frequency), lower, upper, errors,
                         is_told(slope) ? "" : ", which the data do not tell from no change");
}

static char *
p_phrase(double p)
{
  g_autofree char *text = format_p(p);
  return g_strdup_printf("p %s%s", g_ascii_isdigit(text[0]) ? "= " : "", text);
}

char *
read_trend(const Trend *trend)
{
  GString *text = g_string_new(NULL);
  const Regression *main = trend->log_linear ? trend->log_linear : trend->linear;
  const char *unit = trend->series->unit;
  g_autofree char *slope = signed_number(trend->theil_sen.slope), *p = p_phrase(trend->mann_kendall.p),
                  *cagr = signed_percent(trend->growth.cagr, percent_decimals(trend->growth.cagr, 0, 0));
  append_change(text, trend);
  if (trend->log_linear)
    g_string_append_printf(text, "the first and the last value alone give %s.", cagr);
  else
    g_string_append(text, "not all values are above zero, so no rate of growth can be given.");
  g_string_append_printf(text,
                         " The median slope between two periods is %s%s%s %s (Theil–Sen); the Mann–Kendall "
                         "test of no trend, which takes the periods to be independent, gives %s.",
                         slope, unit ? " " : "", unit ? unit : "", every_period(main->frequency), p);
  append_autocorrelation(text, main);
  if (is_money(unit))
    g_string_append(text, " Changes of prices are part of it, unless the series was corrected for them.");
  g_string_append(text, " A trend describes the past; it shows no cause and is no forecast.");
  return g_string_free(text, FALSE);
}

static const char *
strength(double r)
{
  return fabs(r) < 0.3 ? "weak" : fabs(r) < 0.6 ? "moderate" : "strong";
}

/* Two decimals; four for what would read as 1 and is less. */
static char *
r_text(double r)
{
  return format_decimals(r, fabs(r) < 1 && fabs(r) >= ROUNDS_TO_ONE ? 4 : 2);
}

/* Pearson's test tells the correlation from zero when the pairs are taken to be independent. */
static gboolean
is_apart(const Correlation *pearson)
{
  return isnan(pearson->lower) ? pearson->p < 1 - CONFIDENCE_LEVEL : pearson->lower > 0 || pearson->upper < 0;
}

char *
read_correlation(const CorrelationReport *report)
{
  const Correlation *pearson = &report->on[ON_LEVELS].results[CORRELATION_PEARSON];
  g_autofree char *r = r_text(pearson->r), *lower = r_text(pearson->lower), *upper = r_text(pearson->upper),
                  *n = format_decimals(pearson->n_effective, 1), *p = p_phrase(pearson->p_effective);
  const gboolean apart = is_apart(pearson), allow = !report->cross_section && !isnan(pearson->p_effective),
                 stays = allow && pearson->p_effective < 1 - CONFIDENCE_LEVEL;
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "Pearson’s correlation over %" G_GSIZE_FORMAT " pairs is %s", pearson->n, r);
  if (!isnan(pearson->lower))
    g_string_append_printf(text, " (95 %% interval %s to %s for independent pairs)", lower, upper);
  if (apart)
    g_string_append_printf(text, ": a %s %s association%s.", strength(pearson->r),
                           pearson->r > 0 ? "positive" : "negative",
                           allow && !stays ? " if the pairs were independent" : "");
  else
    g_string_append(text, ": the data do not tell it from zero.");
  if (allow)
    g_string_append_printf(text, " Allowing for autocorrelation the pairs count as %s independent ones, and %s%s.", n,
                           p, apart && !stays ? ": the data do not tell it from zero" : "");
  g_string_append(text, " A correlation says neither which moves first nor that one causes the other.");
  return g_string_free(text, FALSE);
}

char *
warn_correlation(const CorrelationReport *report)
{
  const CorrelatedPair *levels = &report->on[ON_LEVELS];
  if (!report->cross_section && pair_trends(levels)) {
    g_autofree char *x = format_p(levels->trend_p[0]), *y = format_p(levels->trend_p[1]);
    return g_strdup_printf("Both series trend (Mann–Kendall p: %s and %s), so a correlation of them is to be expected "
                           "whether or not they have to do with each other.%s",
                           x, y, report->on[ON_CHANGES].n ? " See that of the changes." : "");
  }
  if (levels->n >= FEW_PAIRS)
    return NULL;
  /* At n pairs Pearson's r must pass this for p < 0.05: t/sqrt(n - 2 + t^2), t the 97.5 % quantile of Student. */
  g_autofree char *needed = format_decimals(correlation_needed(levels->n, 1 - CONFIDENCE_LEVEL), 2);
  return g_strdup_printf("With only %" G_GSIZE_FORMAT " pairs a correlation weaker than ±%s cannot be told from none.",
                         levels->n, needed);
}
