#include "term_reading.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "regression_words.h"

/* How a coefficient is put: whether as exp(b) - 1 in percent, what the response is called, the unit behind a number. */
typedef struct {
  gboolean percent;
  const char *response, *unit;
} Scale;

/* Three digits: a trend of 0.09 % a year is not one of 0.1 %. */
static char *
percent_text(double share)
{
  g_autofree char *digits = format_significant(100 * share, 3);
  return g_strconcat(digits, "\u00a0%", NULL);
}

typedef enum { WITH_MINUS, WITH_SIGN, WITHOUT_SIGN } Sign;

static char *
number(const Scale *scale, double value, Sign sign)
{
  const double shown = scale->percent ? expm1(value) : value, size = sign == WITHOUT_SIGN ? fabs(shown) : shown;
  g_autofree char *digits = scale->percent ? percent_text(size) : format_significant(size, 4);
  return g_strdup_printf("%s%s%s%s", sign == WITH_SIGN && size > 0 ? "+" : "", digits, scale->unit ? " " : "",
                         scale->unit ? scale->unit : "");
}

static char *
interval(const Scale *scale, const Coefficient *term)
{
  const Scale bare = {.percent = scale->percent, .response = scale->response};
  g_autofree char *lower = number(&bare, term->lower, WITH_MINUS), *upper = number(&bare, term->upper, WITH_MINUS);
  return g_strdup_printf("95 %% interval %s to %s", lower, upper);
}

static const char *
untold(const Coefficient *term)
{
  return term->lower > 0 || term->upper < 0 ? "" : ", which the data do not tell from zero";
}

static char *
read_trend_term(const Regression *r, const Coefficient *term, const Scale *scale)
{
  g_autofree char *size = number(scale, term->estimate, WITHOUT_SIGN), *bounds = interval(scale, term);
  return g_strdup_printf("%s %s by %s %s (%s)%s.", scale->response, term->estimate < 0 ? "falls" : "rises", size,
                         per_period(r->frequency), bounds, untold(term));
}

static char *
read_step(const char *name, const Coefficient *term, const Scale *scale)
{
  g_autofree char *when = g_strndup(name + strlen("step("), strlen(name) - strlen("step()"));
  g_autofree char *size = number(scale, term->estimate, WITH_SIGN), *bounds = interval(scale, term);
  return g_strdup_printf("From %s on %s differs by %s (%s)%s.", when, scale->response, size, bounds, untold(term));
}

/* Between two logarithms the coefficient is an elasticity. */
static char *
read_elasticity(const char *inside, const Coefficient *term, const Scale *scale)
{
  const Scale plain = {.percent = FALSE, .response = scale->response};
  g_autofree char *size = number(&plain, term->estimate, WITHOUT_SIGN), *bounds = interval(&plain, term);
  return g_strdup_printf("1 %% more %s goes with %s %% %s %s (%s)%s.", inside, size,
                         term->estimate < 0 ? "less" : "more", scale->response, bounds, untold(term));
}

static char *
read_variable(const char *name, const Coefficient *term, const Scale *scale)
{
  g_autofree char *size = number(scale, term->estimate, WITHOUT_SIGN),
                  *change = number(scale, term->estimate, WITH_SIGN), *bounds = interval(scale, term);
  if (scale->percent)
    return g_strdup_printf("One more unit of %s goes with %s in %s (%s)%s.", name, change, scale->response, bounds,
                           untold(term));
  return g_strdup_printf("One more unit of %s goes with %s %s %s (%s)%s.", name, size,
                         term->estimate < 0 ? "less" : "more", scale->response, bounds, untold(term));
}

char *
read_term(const Regression *r, gsize i)
{
  const Coefficient *term = &r->coefficients[i];
  const char *name = r->fit->names[i];
  g_autofree char *response = response_text(r), *inside = inside_log(response), *log_term = inside_log(name);
  const Scale scale = {
      .percent = inside != NULL, .response = inside ? inside : response, .unit = inside ? NULL : r->response_unit};
  if (g_str_equal(name, "trend"))
    return read_trend_term(r, term, &scale);
  if (g_str_has_prefix(name, "step(") && g_str_has_suffix(name, ")"))
    return read_step(name, term, &scale);
  return inside && log_term ? read_elasticity(log_term, term, &scale) : read_variable(name, term, &scale);
}
