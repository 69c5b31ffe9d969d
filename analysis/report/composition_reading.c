#include <math.h>

#include "composition_section.h"
#include "composition_words.h"
#include "format.h"

/* More periods are not listed one by one. */
#define PERIODS_LISTED 4u

/* A change that one decimal of a percentage shows. */
#define CHANGE_SHOWN 0.0005

char *
composition_periods(const CompositionStudy *study)
{
  GString *text = g_string_new(NULL);
  if (study->n > PERIODS_LISTED) {
    g_autofree char *first = period_print(study->periods[0]), *last = period_print(study->periods[study->n - 1]);
    g_string_append_printf(text, "%" G_GSIZE_FORMAT " periods, %s–%s", study->n, first, last);
    return g_string_free(text, FALSE);
  }
  for (gsize t = 0; t < study->n; t++) {
    g_autofree char *period = period_print(study->periods[t]);
    g_string_append_printf(text, "%s%s", t == 0 ? "" : t + 1 < study->n ? ", " : " and ", period);
  }
  return g_string_free(text, FALSE);
}

char *
composition_points(double change)
{
  g_autofree char *number = format_decimals(100 * change, 1);
  return g_strconcat(change >= CHANGE_SHOWN ? "+" : "", number, NULL);
}

/* The part with the largest share in a period, the first of equals. */
static gsize
largest(const CompositionStudy *study, const CompositionFlow *flow, gsize period)
{
  gsize best = 0;
  double most = -1;
  for (gsize i = 0; i < study->parts->len; i++) {
    const double share = composition_share(flow, period, i);
    if (share > most) {
      most = share;
      best = i;
    }
  }
  return best;
}

/* Every period, or the first and the last of many (transfer full, *n of them). */
static gsize *
periods_read(const CompositionStudy *study, gsize *n)
{
  const gboolean all = study->n <= PERIODS_LISTED;
  *n = all ? study->n : 2;
  gsize *periods = g_new(gsize, *n);
  for (gsize i = 0; i < *n; i++)
    periods[i] = all || i == 0 ? i : study->n - 1;
  return periods;
}

/* "Food in 1995 (31.0 %), Fuels in 2005 (65.1 %) and in 2015 (55.2 %)" */
static void
append_largest(GString *text, const CompositionStudy *study, const CompositionFlow *flow)
{
  gsize n, before = G_MAXSIZE;
  g_autofree gsize *periods = periods_read(study, &n);
  g_string_append_printf(text, "%s: the largest share is that of ", composition_label(flow));
  for (gsize i = 0; i < n; i++) {
    const gsize part = largest(study, flow, periods[i]);
    g_autofree char *period = period_print(study->periods[periods[i]]),
                    *share = format_percent(composition_share(flow, periods[i], part), 1);
    g_string_append(text, i == 0 ? "" : i + 1 < n ? ", " : " and ");
    if (part != before)
      g_string_append_printf(text, "%s ", composition_part(study, part)->label);
    g_string_append_printf(text, "in %s (%s)", period, share);
    before = part;
  }
  g_string_append_c(text, '.');
}

static double
change_of(const CompositionStudy *study, const CompositionFlow *flow, gsize part)
{
  const double first = composition_share(flow, 0, part), last = composition_share(flow, study->n - 1, part);
  return (isnan(last) ? 0.0 : last) - (isnan(first) ? 0.0 : first);
}

static void
append_change(GString *text, const CompositionStudy *study, const CompositionFlow *flow)
{
  gsize up = 0, down = 0;
  for (gsize i = 1; i < study->parts->len; i++) {
    const double change = change_of(study, flow, i);
    up = change > change_of(study, flow, up) ? i : up;
    down = change < change_of(study, flow, down) ? i : down;
  }
  const double gain = change_of(study, flow, up), loss = change_of(study, flow, down),
               apart = composition_change(study, flow, 0, study->n - 1);
  g_autofree char *first = period_print(study->periods[0]), *last = period_print(study->periods[study->n - 1]),
                  *gained = composition_points(gain), *lost = composition_points(loss),
                  *moved = format_percent(apart, 0), *index = format_decimals(apart, 3);
  g_string_append_printf(text, " From %s to %s ", first, last);
  if (gain < CHANGE_SHOWN && loss > -CHANGE_SHOWN)
    g_string_append(text, "no share changed by as much as 0.1 points;");
  else if (loss > -CHANGE_SHOWN)
    g_string_append_printf(text, "%s gained most (%s points);", composition_part(study, up)->label, gained);
  else if (gain < CHANGE_SHOWN)
    g_string_append_printf(text, "%s lost most (%s points);", composition_part(study, down)->label, lost);
  else
    g_string_append_printf(text, "%s gained most (%s points) and %s lost most (%s points);",
                           composition_part(study, up)->label, gained, composition_part(study, down)->label, lost);
  g_string_append_printf(text,
                         " %s of the value would have to stand under other parts for the two to be made up alike "
                         "(dissimilarity %s).",
                         moved, index);
}

char *
read_composition(const CompositionStudy *study)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < study->flows->len; i++) {
    const CompositionFlow *flow = composition_flow(study, i);
    g_string_append(text, i ? " " : "");
    append_largest(text, study, flow);
    if (study->n > 1)
      append_change(text, study, flow);
  }
  g_string_append(text,
                  " Shares are of values: a price that rises makes a share larger without a ton more, and a share "
                  "can fall while its value grows. What moved them these numbers do not say.");
  return g_string_free(text, FALSE);
}
