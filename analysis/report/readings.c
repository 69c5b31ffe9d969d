#include "readings.h"

#include <math.h>
#include <string.h>

#include "correlation_words.h"
#include "reading_parts.h"
#include "regression_words.h"

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

char *
read_trend(const Trend *trend)
{
  GString *text = g_string_new(NULL);
  const Regression *main = trend->log_linear ? trend->log_linear : trend->linear;
  const char *unit = trend->series->unit;
  g_autofree char *slope = signed_number(trend->theil_sen.slope), *p = p_words(trend->mann_kendall.p),
                  *ar = p_words(trend->hamed_rao.ar_p),
                  *cagr = signed_percent(trend->growth.cagr, percent_decimals(trend->growth.cagr, 0, 0));
  append_change(text, trend);
  if (trend->log_linear)
    g_string_append_printf(text, "the first and the last value alone give %s.", cagr);
  else
    g_string_append(text, "not all values are above zero, so no rate of growth can be given.");
  g_string_append_printf(text,
                         " The median slope between two periods is %s%s%s %s (Theil–Sen); the Mann–Kendall "
                         "test of no trend, which takes the periods to be independent, gives %s",
                         slope, unit ? " " : "", unit ? unit : "", every_period(main->frequency), p);
  if (isfinite(trend->hamed_rao.ar_p))
    g_string_append_printf(text, ", and %s once autocorrelation is allowed for (AR(1))", ar);
  g_string_append_c(text, '.');
  append_autocorrelation(text, main);
  if (is_money(unit))
    g_string_append(text, " Changes of prices are part of it, unless the series was corrected for them.");
  g_string_append(text, " A trend describes the past; it shows no cause and is no forecast.");
  return g_string_free(text, FALSE);
}
