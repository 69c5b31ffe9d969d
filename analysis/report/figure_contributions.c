#include "figure_contributions.h"

#include <math.h>

#include "contributions_words.h"
#include "figure_parts.h"

#define TONE_TOTAL TONE_INK
#define TONE_FALL  TONE_RUST /* L* 47 against 82: apart in grey, too */
#define TONE_RISE  TONE_SKY

typedef struct {
  const ContributionsStudy *study;
  Chart *chart;
  ChartLayer *joints, *totals, *falls, *rises;
  int decimals, point_decimals;
  double level; /* reached so far */
} Waterfall;

static guint
next_place(const Waterfall *fall, char *name)
{
  g_ptr_array_add(fall->chart->categories, name);
  return fall->chart->categories->len - 1;
}

/* From the edge of a block to that of the next. */
static void
add_joint(const Waterfall *fall, guint place)
{
  layer_add(fall->joints, place + BLOCK_WIDTH / 2, place + 1 - BLOCK_WIDTH / 2, fall->level);
  layer_add(fall->joints, place + 1, place + 1, NAN);
}

static void
add_total(Waterfall *fall, gsize period, double value, gboolean last)
{
  g_autofree char *text = plain_decimals(value, fall->decimals);
  const guint place = next_place(fall, contributions_period(fall->study, period));
  layer_add_block(fall->totals, place, 0, value, text);
  fall->level = value;
  if (!last)
    add_joint(fall, place);
}

static void
add_change(Waterfall *fall, char *name, const Contribution *part)
{
  const guint place = next_place(fall, name);
  g_autofree char *change = signed_decimals(part->change, fall->decimals),
                  *points = isnan(part->points) ? NULL : signed_decimals(part->points, fall->point_decimals),
                  *label = points ? g_strdup_printf("%s (%s)", change, points) : g_strdup(change);
  layer_add_block(part->change < 0 ? fall->falls : fall->rises, place, fall->level, fall->level + part->change, label);
  fall->level += part->change;
  add_joint(fall, place);
}

/* The rows that are drawn; of many named parts the smallest go with the others. */
static void
add_changes(Waterfall *fall)
{
  const ContributionsStudy *study = fall->study;
  const gsize drawn = MIN(study->named, CONTRIBUTIONS_DRAWN), others = study->breakdown->k - drawn;
  const Contribution rest = contributions_sum(study->change.all, study->order + drawn, others);
  g_autoptr(GArray) rows = contributions_rows(study, FALSE);
  for (gsize i = 0; i < drawn; i++)
    add_change(fall, g_strdup(breakdown_part(study->breakdown, study->order[i])->label),
               &study->change.all->parts[study->order[i]]);
  if (others)
    add_change(fall, g_strdup_printf("Others (%" G_GSIZE_FORMAT ")", others), &rest);
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index(rows, ContributionRow, i).kind == ROW_UNSPECIFIED)
      add_change(fall, g_strdup("Unspecified"), &study->change.all->rest);
}

static void
name(Chart *chart, const ContributionsStudy *study)
{
  const Breakdown *breakdown = study->breakdown;
  g_autofree char *first = contributions_period(study, study->change.from),
                  *last = contributions_period(study, study->change.to),
                  *unit = figure_unit_text(breakdown->unit, breakdown->composition);
  const gboolean points = !isnan(study->change.all->whole.points);
  if (!chart->title)
    chart->title = g_strdup_printf("%s: contributions to the change, %s–%s", breakdown_title(breakdown), first, last);
  if (!chart->subtitle && (unit || points))
    chart->subtitle = g_strdup_printf("%s%s%s", unit ? unit : "", unit && points ? "; " : "",
                                      points ? "in brackets: percentage points of the total’s growth" : "");
}

gboolean
figure_contributions(const Analysis *analysis, Chart *chart, GError **error)
{
  const ContributionsStudy *study = analysis->result;
  const Contribution *whole = &study->change.all->whole;
  ChartPanel *panel = chart_add_panel(chart, NULL);
  (void)error;
  Waterfall fall = {.study = study,
                    .chart = chart,
                    .joints = panel_add_layer(panel, LAYER_STEP, NULL, TONE_STONE),
                    .totals = panel_add_layer(panel, LAYER_BLOCKS, NULL, TONE_TOTAL),
                    .falls = panel_add_layer(panel, LAYER_BLOCKS, NULL, TONE_FALL),
                    .rises = panel_add_layer(panel, LAYER_BLOCKS, NULL, TONE_RISE),
                    .decimals = amount_decimals(fmax(fabs(whole->from), fabs(whole->to))),
                    .point_decimals = contributions_point_decimals(study)};
  add_total(&fall, study->change.from, whole->from, FALSE);
  add_changes(&fall);
  add_total(&fall, study->change.to, whole->to, TRUE);
  name(chart, study);
  return TRUE;
}
