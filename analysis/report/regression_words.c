#include "regression_words.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "format.h"

/* Clustered errors rest on many groups: with fewer they tend to be too small (Cameron and Miller 2015, Journal of Human Resources
 * 50, 317-372). */
#define FEW_GROUPS 20

/* Of the sum of squares: residuals of the size of a double's last digit, squared. */
#define PERFECT (DBL_EPSILON * DBL_EPSILON)

static const char *const error_titles[N_ERRORS] = {"", "Plain", "HC0", "HC1", "HC2", "HC3", "Newey–West", "", ""};

static void
append_factor(GString *text, const Regression *r)
{
  g_autofree char *factor = format_significant(r->factor, 4);
  if (r->factor != 1)
    g_string_append_printf(text, ", factor n/(n−k) = %s", factor);
  else
    g_string_append(text, ", no small-sample factor");
}

static const char *
kernel_title(HacKernel kernel)
{
  return kernel == KERNEL_BARTLETT ? "Bartlett" : kernel == KERNEL_PARZEN ? "Parzen" : "quadratic spectral";
}

/* Whole lags are what Bartlett and Parzen are known by, unless a rule gave a bandwidth between them. */
static void
append_bandwidth(GString *text, const Regression *r)
{
  const HacRule rule = r->hac.options.rule;
  g_autofree char *bandwidth = format_significant(r->hac.bandwidth, 4),
                  *selected = format_significant(r->hac.selected, 4);
  if (r->hac.options.kernel == KERNEL_QUADRATIC_SPECTRAL || rule == BANDWIDTH_ANDREWS)
    g_string_append_printf(text, ", bandwidth %s", bandwidth);
  else
    g_string_append_printf(text, ", lag %" G_GSIZE_FORMAT, r->lag);
  if (rule == BANDWIDTH_RULE)
    g_string_append(text, " by the rule floor(4 (n/100)^(2/9))");
  else if (rule == BANDWIDTH_CUBE_ROOT)
    g_string_append(text, " by the rule floor(0.75 n^(1/3))");
  else if (rule == BANDWIDTH_NEWEY_WEST)
    g_string_append_printf(text, " by Newey and West (1994): %s", selected);
  else if (rule == BANDWIDTH_ANDREWS)
    g_string_append(text, " by Andrews (1991)");
}

static char *
describe_hac(const Regression *r)
{
  static const char *const presets[] = {"", ", as R’s NeweyWest", ", as Stata’s newey", ", as gretl’s --robust"};
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "Newey–West errors (%s kernel", kernel_title(r->hac.options.kernel));
  append_bandwidth(text, r);
  if (r->hac.options.prewhiten)
    g_string_append(text, ", prewhitened");
  append_factor(text, r);
  g_string_append_printf(text, "%s)", presets[r->preset]);
  return g_strdup(text->str);
}

static char *
describe_bootstrap(const Regression *r)
{
  const BootstrapOptions *o = &r->bootstrap->options;
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(
      text, "block bootstrap errors (%" G_GSIZE_FORMAT " resamples of %s in %s of %s%" G_GSIZE_FORMAT " %s, seed %lu",
      o->resamples, o->resampled == RESAMPLE_ROWS ? "rows" : "residuals",
      o->scheme == BLOCKS_MOVING ? "moving blocks" : "stationary blocks",
      o->scheme == BLOCKS_MOVING ? "" : "mean length ", o->block,
      r->cross_section ? o->block == 1 ? "row" : "rows" : period_word(r->frequency, o->block), o->seed);
  if (r->bootstrap->rejected)
    g_string_append_printf(text, ", %" G_GSIZE_FORMAT " drawn again", r->bootstrap->rejected);
  g_string_append_c(text, ')');
  return g_strdup(text->str);
}

static char *
describe_own(const Regression *r)
{
  if (r->estimator == ESTIMATOR_PRAIS_WINSTEN)
    return g_strdup("errors of the model itself (first-order autocorrelation, innovations of equal variance)");
  if (r->estimator == ESTIMATOR_ROBUST)
    return g_strdup("errors of the M-estimator (independent, equal variance but for outliers)");
  if (r->weights)
    return g_strdup("plain errors (independent, variance inverse to the weights)");
  return g_strdup("plain errors (independent, equal variance)");
}

char *
describe_errors(const Regression *r)
{
  g_autofree char *factor = format_significant(r->factor, 4);
  switch (r->errors) {
  case ERRORS_HC0:
  case ERRORS_HC1:
  case ERRORS_HC2:
  case ERRORS_HC3:
    return g_strdup_printf("%s errors (independent, variances may differ)", error_titles[r->errors]);
  case ERRORS_NEWEY_WEST:
    return describe_hac(r);
  case ERRORS_CLUSTER:
    return g_strdup_printf("errors clustered by %s (%" G_GSIZE_FORMAT " groups, factor %s)", r->cluster, r->groups,
                           factor);
  case ERRORS_BOOTSTRAP:
    return describe_bootstrap(r);
  case ERRORS_DEFAULT:
  case ERRORS_PLAIN:
  case N_ERRORS:
    break;
  }
  return describe_own(r);
}

char *
name_errors(const Regression *r)
{
  if (r->errors == ERRORS_NEWEY_WEST && r->hac.options.kernel == KERNEL_BARTLETT)
    return g_strdup_printf("Newey–West, lag %" G_GSIZE_FORMAT, r->lag);
  if (r->errors == ERRORS_NEWEY_WEST)
    return g_strdup_printf("HAC, %s", kernel_title(r->hac.options.kernel));
  if (r->errors == ERRORS_CLUSTER)
    return g_strdup_printf("by %s", r->cluster);
  if (r->errors == ERRORS_BOOTSTRAP)
    return g_strdup("bootstrap");
  if (r->errors == ERRORS_PLAIN && r->estimator != ESTIMATOR_OLS)
    return g_strdup("the model’s own");
  return r->errors == ERRORS_PLAIN ? g_strdup("plain") : g_strdup(error_titles[r->errors]);
}

gboolean
errors_bear_dependence(const Regression *r)
{
  return (r->errors == ERRORS_NEWEY_WEST && r->lag > 0) || r->errors == ERRORS_CLUSTER ||
         (r->errors == ERRORS_BOOTSTRAP && r->bootstrap->options.block > 1) ||
         (r->errors == ERRORS_PLAIN && r->estimator == ESTIMATOR_PRAIS_WINSTEN);
}

gboolean
errors_bear_variances(const Regression *r)
{
  return r->errors != ERRORS_PLAIN &&
         (r->errors != ERRORS_BOOTSTRAP || r->bootstrap->options.resampled == RESAMPLE_ROWS);
}

static char *
hac_allows(const Regression *r)
{
  if (r->lag == 0)
    return g_strdup("The errors allow for unequal variances, not for autocorrelation.");
  if (r->hac.options.kernel == KERNEL_QUADRATIC_SPECTRAL)
    return g_strdup("The errors allow for unequal variances and for autocorrelation that fades with the distance.");
  return g_strdup_printf("The errors allow for unequal variances and for autocorrelation over up to %" G_GSIZE_FORMAT
                         " %s.",
                         r->lag, period_word(r->frequency, r->lag));
}

static char *
own_errors_allow(const Regression *r)
{
  if (r->estimator == ESTIMATOR_PRAIS_WINSTEN)
    return g_strdup("The errors allow for autocorrelation of the first order, not for unequal variances.");
  if (r->estimator == ESTIMATOR_ROBUST)
    return g_strdup("Estimates and errors are guarded against outlying responses; the errors take the observations to "
                    "be independent.");
  return g_strdup_printf("The errors take the observations to be independent and %s.",
                         r->weights ? "their variances to be as the weights say" : "of one variance");
}

char *
errors_allow(const Regression *r)
{
  switch (r->errors) {
  case ERRORS_HC0:
  case ERRORS_HC1:
  case ERRORS_HC2:
  case ERRORS_HC3:
    return g_strdup_printf("The errors allow for unequal variances, not for %s.",
                           r->cross_section ? "rows that depend on each other" : "autocorrelation");
  case ERRORS_NEWEY_WEST:
    return hac_allows(r);
  case ERRORS_CLUSTER:
    return g_strdup_printf(
        "The errors allow for any dependence within the %" G_GSIZE_FORMAT " groups of %s, not between them%s.",
        r->groups, r->cluster, r->groups < FEW_GROUPS ? "; with so few groups they tend to be too small" : "");
  case ERRORS_BOOTSTRAP:
    return g_strdup_printf("The errors allow for %sdependence within blocks of %" G_GSIZE_FORMAT " %s.",
                           errors_bear_variances(r) ? "unequal variances and for " : "", r->bootstrap->options.block,
                           r->cross_section ? "rows" : period_word(r->frequency, r->bootstrap->options.block));
  case ERRORS_DEFAULT:
  case ERRORS_PLAIN:
  case N_ERRORS:
    break;
  }
  return own_errors_allow(r);
}

char *
describe_sample(const Regression *r)
{
  if (r->cross_section)
    return g_strdup_printf("a table without periods, n = %" G_GSIZE_FORMAT, r->n);
  g_autofree char *periods = periods_print(r->periods, r->n);
  return g_strdup_printf("%s, %s, n = %" G_GSIZE_FORMAT, periods, frequency_name(r->frequency), r->n);
}

char *
observation_name(const Regression *r, gsize i)
{
  return r->cross_section ? g_strdup_printf("row %d", r->periods[i].first + 1) : period_print(r->periods[i]);
}

char *
response_text(const Regression *r)
{
  const char *tilde = strchr(r->formula, '~');
  return g_strstrip(tilde ? g_strndup(r->formula, (gsize)(tilde - r->formula)) : g_strdup(r->formula));
}

char *
inside_log(const char *text)
{
  int depth = 0;
  if (!g_str_has_prefix(text, "log("))
    return NULL;
  for (const char *at = text + strlen("log"); *at; at++) {
    depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
    if (depth == 0)
      return at[1] ? NULL : g_strndup(text + strlen("log("), (gsize)(at - text) - strlen("log("));
  }
  return NULL;
}

static const struct {
  const char *each, *one, *many;
} frequency_words[] = {[FREQUENCY_IRREGULAR] = {"a period", "period", "periods"},
                       [FREQUENCY_YEAR] = {"a year", "year", "years"},
                       [FREQUENCY_HALF_YEAR] = {"a half-year", "half-year", "half-years"},
                       [FREQUENCY_QUARTER] = {"a quarter", "quarter", "quarters"},
                       [FREQUENCY_TWO_MONTH] = {"two months", "two-month period", "two-month periods"},
                       [FREQUENCY_MONTH] = {"a month", "month", "months"},
                       [FREQUENCY_DAY] = {"a day", "day", "days"}};

const char *
per_period(Frequency frequency)
{
  return frequency_words[frequency].each;
}

const char *
period_word(Frequency frequency, gsize count)
{
  return count == 1 ? frequency_words[frequency].one : frequency_words[frequency].many;
}

char *
level_text(double level)
{
  const double percent = nearbyint(1000 * level) / 10;
  g_autofree char *digits = format_decimals(percent, percent == floor(percent) ? 0 : 1);
  return g_strconcat(digits, " %", NULL);
}

gboolean
is_perfect(const Fit *fit)
{
  return fit->ssr <= PERFECT * fit->tss;
}

gsize
first_slope(const Fit *fit)
{
  return fit->intercept ? 1 : 0;
}

gboolean
term_is_variable(const char *name)
{
  static const char *const words[] = {"trend", "season[", "step(", "pulse(", "ramp("};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_has_prefix(name, words[i]))
      return FALSE;
  return !strchr(name, '[') && !strchr(name, ':') && !strchr(name, '^');
}
