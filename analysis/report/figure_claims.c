#include "figure_claims.h"

#include <math.h>

#include "claims_words.h"
#include "figure_parts.h"

#define STICK        0.06 /* of a column: the width of the stick from the stated value to the found one */
#define SIDE         0.5  /* height at which a sign is drawn: between 0 and the panel's edge */
#define SIGNS_WEIGHT 0.5  /* of the height of the panel of shares: there are no sizes to read */
#define N_VERDICTS   3

static const Tone tones[] = {TONE_BLUE, TONE_RUST, TONE_STONE};
static const char *const marks[] = {"✓", "✗", "?"};

/* A panel and in it, for each verdict, a layer of fields and one of dots. */
typedef struct {
  ChartPanel *panel;
  ChartLayer *fields[N_VERDICTS], *dots[N_VERDICTS];
  guint columns;
} Side;

static Side
side_new(Chart *chart, const char *title)
{
  Side side = {.panel = chart_add_panel(chart, title)};
  for (ClaimVerdict verdict = CLAIM_HOLDS; verdict <= CLAIM_UNDECIDED; verdict++)
    side.fields[verdict] = panel_add_layer(side.panel, LAYER_RANGES, NULL, tones[verdict]);
  for (ClaimVerdict verdict = CLAIM_HOLDS; verdict <= CLAIM_UNDECIDED; verdict++)
    side.dots[verdict] = panel_add_layer(side.panel, LAYER_POINTS, NULL, tones[verdict]);
  return side;
}

/* The name of the next column; its place. */
static double
next_column(Side *side, const Claim *claim)
{
  panel_add_column(side->panel, claim->id);
  return side->columns++;
}

/* "✓", or with what was found where that is worth a word. */
static char *
label_of(const Claim *claim, gboolean with_found)
{
  g_autofree char *found = with_found && claim->has_decisive ? claim_found(claim, TRUE) : NULL;
  return g_strconcat(marks[claim->verdict], found ? " " : "", found ? found : "", NULL);
}

static void
draw_share(Side *side, const Claim *claim)
{
  const double at = next_column(side, claim);
  const Observation *found = &claim->decisive;
  const double one = found->lower / claim->value, other = found->upper / claim->value;
  g_autofree char *label = label_of(claim, claim->verdict == CLAIM_FAILS);
  ChartLayer *fields = side->fields[claim->verdict], *dots = side->dots[claim->verdict];
  if (!claim->has_decisive) {
    layer_add_labelled(dots, at, at, 1, label);
    return;
  }
  if (!found->missing) {
    layer_add_range(fields, at - STICK / 2, at + STICK / 2, fmin(1, one), fmax(1, one));
    layer_add_labelled(dots, at, at, one, label);
    return;
  }
  layer_add_range(fields, at - STICK, at + STICK, fmin(one, other), fmax(one, other));
  layer_add_labelled(dots, at, at, isfinite(one) ? one : other, label);
}

/* The side of zero on which all of an observation lies, by its own ends; 0: neither. */
static double
sign_of(const Observation *found)
{
  return found->lower >= 0 && found->upper > 0 ? 1 : found->upper <= 0 && found->lower < 0 ? -1 : 0;
}

static void
draw_sign(Side *side, const Claim *claim)
{
  const double at = next_column(side, claim);
  const gboolean above = claim->relation == RELATION_GREATER || claim->relation == RELATION_AT_LEAST;
  const gboolean below = claim->relation == RELATION_LESS || claim->relation == RELATION_AT_MOST;
  g_autofree char *label = label_of(claim, claim->verdict != CLAIM_UNDECIDED);
  if (above || below)
    layer_add_range(side->fields[claim->verdict], at, at, above ? 0 : -INFINITY, above ? INFINITY : 0);
  layer_add_labelled(side->dots[claim->verdict], at, at, claim->has_decisive ? SIDE * sign_of(&claim->decisive) : 0,
                     label);
}

static void
draw_shares(const GPtrArray *claims, Chart *chart)
{
  Side side = side_new(chart, "Found, as a share of what is stated");
  for (guint i = 0; i < claims->len; i++) {
    const Claim *claim = g_ptr_array_index(claims, i);
    if (claim->value != 0)
      draw_share(&side, claim);
  }
  panel_add_level(side.panel, 1, "as stated");
}

static void
draw_signs(const GPtrArray *claims, Chart *chart)
{
  Side side = side_new(chart, "Stated to lie above or below zero (field), and the side found (dot), whatever its size");
  for (guint i = 0; i < claims->len; i++) {
    const Claim *claim = g_ptr_array_index(claims, i);
    if (claim->value == 0)
      draw_sign(&side, claim);
  }
  side.panel->y_min = -1;
  side.panel->y_max = 1;
  side.panel->weight = SIGNS_WEIGHT;
}

gboolean
figure_claims(Results *results, Chart *chart, GError **error)
{
  const GPtrArray *claims = results_claims(results, error);
  guint signs = 0;
  for (guint i = 0; claims && i < claims->len; i++) {
    const Claim *claim = g_ptr_array_index(claims, i);
    signs += claim->value == 0;
    figure_add_source(chart, claim->data_source);
  }
  if (!claims)
    return FALSE;
  if (signs < claims->len)
    draw_shares(claims, chart);
  if (signs > 0)
    draw_signs(claims, chart);
  if (!chart->subtitle)
    chart->subtitle = g_strdup("✓ holds, ✗ does not hold, ? undecided");
  return TRUE;
}
