#include "stationarity_reading.h"

#include "correlation_words.h"
#include "format.h"
#include "unit_root_words.h"

static const char *
rejects(gboolean rejected)
{
  return rejected ? "rejects" : "does not reject";
}

static const char *
centre(const StationarityTests *tests)
{
  return tests->terms == DF_TREND ? "trend" : "mean";
}

static void
append_joint(GString *text, const StationarityTests *tests)
{
  switch (tests->joint) {
  case JOINT_STATIONARY:
    g_string_append_printf(text, "both say that it comes back to its %s", centre(tests));
    break;
  case JOINT_UNIT_ROOT:
    g_string_append(text, "both say that it wanders (a unit root)");
    break;
  case JOINT_CONTRARY:
    g_string_append(text, "the two contradict each other, as they do with a break or with long memory");
    break;
  case JOINT_UNCLEAR:
    g_string_append(text, "the data are too few to tell one from the other");
    break;
  case JOINT_NOTHING:
    break;
  }
}

/* "ADF rejects a unit root (−4.05 against −2.89 at 5 %), KPSS rejects that ... (p = 0.003): both say ..." */
static void
append_tests(GString *text, const StationarityTests *tests)
{
  g_autofree char *tau = format_decimals(tests->adf.statistic, 2),
                  *critical = format_decimals(tests->adf.critical[CRITICAL_5], 2), *p = p_words(tests->kpss.p);
  const gboolean adf = stationarity_rejected(tests, STATIONARITY_ADF),
                 kpss = stationarity_rejected(tests, STATIONARITY_KPSS);

  g_string_append_printf(text, "ADF %s a unit root (%s against %s at 5 %%) %s KPSS %s that it keeps to a %s (%s): ",
                         rejects(adf), tau, critical, adf && kpss ? "but" : "and", rejects(kpss), centre(tests), p);
  append_joint(text, tests);
}

static void
append_break(GString *text, const StationarityTests *tests)
{
  if (tests->joint == JOINT_STATIONARY || tests->why[STATIONARITY_ZIVOT_ANDREWS])
    return;
  g_autofree char *last = period_print(tests->last);
  if (stationarity_rejected(tests, STATIONARITY_ZIVOT_ANDREWS))
    g_string_append_printf(text, " Allowing for one break (after %s), Zivot–Andrews rejects a unit root.", last);
  else
    g_string_append(text, " Allowing for one break, Zivot–Andrews does not reject a unit root.");
}

/* What follows for comparing the series with others. */
static const char *
advice(const StationarityOf *of)
{
  const JointReading levels = of->on[ON_LEVELS].joint, changes = of->on[ON_CHANGES].joint;

  if (levels == JOINT_STATIONARY)
    return " Nothing here speaks against comparing its levels with another series.";
  if (levels == JOINT_CONTRARY && !of->on[ON_LEVELS].why[STATIONARITY_ZIVOT_ANDREWS] &&
      stationarity_rejected(&of->on[ON_LEVELS], STATIONARITY_ZIVOT_ANDREWS))
    return " A break would explain that: it is to be looked at before its levels are compared with another series.";
  if (changes != JOINT_STATIONARY)
    return " Neither its levels nor its changes are safely stationary: correlations of either are to be read with "
           "care.";
  return levels == JOINT_UNIT_ROOT
             ? " Levels of such series correlate whether or not they have to do with each other: compare changes."
             : " Its changes are the safer ground for comparing it with another series.";
}

static void
append_series(GString *text, const StationarityOf *of)
{
  const StationarityTests *levels = &of->on[ON_LEVELS], *changes = &of->on[ON_CHANGES];

  if (text->len)
    g_string_append_c(text, ' ');
  if (levels->n < STATIONARITY_FEW) {
    g_string_append_printf(text,
                           "%s has only %" G_GSIZE_FORMAT
                           " observations: the statistics describe it, and whether it wanders "
                           "or comes back cannot be judged from them.",
                           of->label, levels->n);
    return;
  }
  if (levels->joint == JOINT_NOTHING) {
    g_string_append_printf(text, "%s could not be tested: see the table.", of->label);
    return;
  }
  g_string_append_printf(text, "%s: ", of->label);
  append_tests(text, levels);
  g_string_append_c(text, '.');
  append_break(text, levels);
  if (changes->joint != JOINT_NOTHING) {
    g_string_append(text, " Of its changes, ");
    append_tests(text, changes);
    g_string_append_c(text, '.');
    g_string_append(text, advice(of));
  }
}

char *
read_stationarity(const Stationarity *result)
{
  GString *text = g_string_new(NULL);
  gboolean judged = FALSE, weak = FALSE;

  for (gsize i = 0; i < result->n; i++) {
    const StationarityTests *levels = &result->series[i].on[ON_LEVELS];
    append_series(text, &result->series[i]);
    judged = judged || levels->joint != JOINT_NOTHING;
    weak = weak || (levels->joint != JOINT_NOTHING && levels->n < UNIT_ROOT_WEAK);
  }
  if (weak)
    g_string_append_printf(
        text, " A test that does not reject proves nothing, and with fewer than %d observations it seldom rejects.",
        UNIT_ROOT_WEAK);
  else if (judged)
    g_string_append(text, " A test that does not reject proves nothing.");
  return g_string_free(text, FALSE);
}
