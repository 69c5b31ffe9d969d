#include <math.h>
#include <string.h>

#include "format.h"
#include "panel_section.h"
#include "regression_words.h"

#define DIGITS         4
#define PERCENT_DIGITS 3

char *
panel_noun(const PanelStudy *study, gsize count)
{
  const char *by = strchr(study->rows->by, ' ') ? "part" : study->rows->by;
  if (count == 1)
    return g_strdup(by);
  return g_str_has_suffix(by, "y") ? g_strdup_printf("%.*sies", (int)strlen(by) - 1, by) : g_strconcat(by, "s", NULL);
}

char *
panel_effects_words(const PanelStudy *study)
{
  const char *period = period_word(study->rows->frequency, 1);
  g_autofree char *noun = panel_noun(study, 1);
  if (study->effects == PANEL_BOTH)
    return g_strdup_printf("%s and %s effects", noun, period);
  return study->effects == PANEL_NONE ? g_strdup("no effects")
                                      : g_strdup_printf("%s effects", study->effects == PANEL_ENTITY ? noun : period);
}

/* What stands in lag(..., k) when that is all of the name, with k in *lag; NULL otherwise (transfer full). */
static char *
inside_lag(const char *name, guint64 *lag)
{
  gsize comma = 0;
  int depth = 0;
  if (!g_str_has_prefix(name, "lag("))
    return NULL;
  const char *inner = name + strlen("lag(");
  for (gsize i = 0; inner[i]; i++) {
    depth += inner[i] == '(' ? 1 : inner[i] == ')' ? -1 : 0;
    if (depth == 0 && inner[i] == ',')
      comma = i;
    if (depth >= 0)
      continue;
    *lag = comma ? g_ascii_strtoull(inner + comma + 1 + strspn(inner + comma + 1, " "), NULL, 10) : 1;
    return inner[i + 1] || *lag == 0 ? NULL : g_strndup(inner, comma ? comma : i);
  }
  return NULL;
}

/* " one year before", " 2 years before", or "" (transfer full). */
static char *
lag_text(const PanelStudy *study, guint64 lag)
{
  const Frequency frequency = study->rows->frequency;
  if (lag == 0)
    return g_strdup("");
  if (lag == 1)
    return g_strdup_printf(" one %s before", period_word(frequency, 1));
  return g_strdup_printf(" %" G_GUINT64_FORMAT " %s before", lag, period_word(frequency, lag));
}

/* Arithmetic stands in brackets where words follow it. */
static char *
in_brackets(const char *text)
{
  return strchr(text, ' ') && !g_str_has_suffix(text, ")") ? g_strdup_printf("(%s)", text) : g_strdup(text);
}

/* How the response is put: in percent of it, or in its unit. */
typedef struct {
  gboolean percent;
  const char *response, *unit;
} Scale;

static char *
amount(const Scale *scale, gboolean elasticity, double value)
{
  const double shown = scale->percent && !elasticity ? 100 * expm1(value) : value;
  g_autofree char *digits = format_significant(shown, scale->percent ? PERCENT_DIGITS : DIGITS);
  return scale->percent ? g_strconcat(digits, "\u00a0%", NULL) : g_steal_pointer(&digits);
}

/* "1 % more x goes with 0.04 % more y (95 % interval −0.01 % to 0.09 %), which the data do not tell from zero." */
static void
append_term(GString *text, const PanelStudy *study, gsize j, const Scale *scale)
{
  const Coefficient *term = &study->fit->clustered[j];
  const char *name = study->fit->names[j];
  guint64 lag = 0;
  g_autofree char *lagged = inside_lag(name, &lag), *when = lag_text(study, lagged ? lag : 0),
                  *log_of = inside_log(lagged ? lagged : name),
                  *what = in_brackets(log_of   ? log_of
                                      : lagged ? lagged
                                               : name);
  const gboolean elasticity = scale->percent && log_of;
  /* 1 % more of a logarithm's inside is 0.01 more of the logarithm. */
  const double unit = !scale->percent && log_of ? 0.01 : 1, low = unit * term->lower, high = unit * term->upper;
  const double centre = unit * term->estimate;
  g_autofree char *size = amount(scale, elasticity, elasticity || !scale->percent ? fabs(centre) : centre),
                  *lower = amount(scale, elasticity, low), *upper = amount(scale, elasticity, high);
  g_string_append_printf(text, " %s %s%s goes with ", log_of ? "1\u00a0% more" : "One more unit of", what, when);
  if (scale->percent && !elasticity)
    g_string_append_printf(text, "%s%s in %s", centre > 0 ? "+" : "", size, scale->response);
  else
    g_string_append_printf(text, "%s%s%s %s %s", size, scale->unit ? " " : "", scale->unit ? scale->unit : "",
                           centre < 0 ? "less" : "more", scale->response);
  g_string_append_printf(text, " (95\u00a0%% interval %s to %s)%s.", lower, upper,
                         term->lower > 0 || term->upper < 0 ? "" : ", which the data do not tell from zero");
}

static gboolean
has_product(const Panel *fit)
{
  for (gsize j = 0; j < fit->k; j++)
    if (strchr(fit->names[j], ':'))
      return TRUE;
  return FALSE;
}

/* What the effects leave to compare. */
static void
append_effects(GString *text, const PanelStudy *study)
{
  const char *period = period_word(study->rows->frequency, 1);
  g_autofree char *one = panel_noun(study, 1), *many = panel_noun(study, 2);
  switch (study->effects) {
  case PANEL_BOTH:
    g_string_append_printf(text,
                           " The %s effects take out all that stays the same for a %s, as size or distance, and the %s "
                           "effects all that %s share in a %s: a %s’s own changes are set against those of the others "
                           "in the same %s.",
                           one, one, period, many, period, one, period);
    break;
  case PANEL_ENTITY:
    g_string_append_printf(text,
                           " The %s effects take out all that stays the same for a %s, as size or distance; what all "
                           "%s share in a %s is not taken out.",
                           one, one, many, period);
    break;
  case PANEL_PERIOD:
    g_string_append_printf(text,
                           " The %s effects take out what all %s share in a %s; what sets them apart for good, as size "
                           "or distance, is not taken out.",
                           period, many, period);
    break;
  case PANEL_NONE:
    g_string_append_printf(
        text,
        " No effects are taken out: what sets %s apart for good and what they share in a %s are both "
        "in these figures.",
        many, period);
    break;
  }
}

char *
read_panel(const PanelStudy *study)
{
  const Panel *fit = study->fit;
  GString *text = g_string_new(NULL);
  g_autofree char *inside = inside_log(study->rows->response), *many = panel_noun(study, fit->entities);
  const Scale scale = {.percent = inside || study->method == PANEL_PPML,
                       .response = inside ? inside : study->rows->response,
                       .unit = inside || study->method == PANEL_PPML ? NULL : study->rows->unit};
  g_string_append_printf(text, "Over %" G_GSIZE_FORMAT " %s and %" G_GSIZE_FORMAT " %s:", fit->entities, many,
                         fit->periods, period_word(study->rows->frequency, fit->periods));
  for (gsize j = 0; j < fit->k; j++)
    if (!g_str_equal(fit->names[j], "(Intercept)"))
      append_term(text, study, j, &scale);
  if (has_product(fit))
    g_string_append(text,
                    " Where a term is part of a product too, its own figure is that at zero of the other factor.");
  append_effects(text, study);
  if (fit->entities < FEW_CLUSTERS)
    g_string_append_printf(text,
                           " With only %" G_GSIZE_FORMAT " %s the intervals are more likely too narrow than too "
                           "wide.",
                           fit->entities, many);
  g_string_append(text, " This is no cause: the response may move the terms as they move it, and whatever else changes "
                        "along with them is not held fixed.");
  return g_string_free(text, FALSE);
}
