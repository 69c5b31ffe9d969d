#include <math.h>

#include "contributions_words.h"
#include "enlargement_section.h"
#include "format.h"

/* Changes of the composition that are told one by one. */
#define STEPS_READ 4u

typedef struct {
  const EnlargementStudy *study;
  int decimals;
} Reader;

/* The names of who joined, or of who left: "Bulgaria, Romania"; NULL: nobody. */
static char *
enlargement_names(const EnlargementStep *step, gboolean joined)
{
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < step->moves->len; i++) {
    const MemberMove *move = &g_array_index(step->moves, MemberMove, i);
    if (move->joined == joined)
      g_string_append_printf(names, "%s%s", names->len ? ", " : "", move->name);
  }
  return g_string_free(names, names->len == 0);
}

char *
enlargement_range(const EnlargementStudy *study, gsize from, gsize to)
{
  g_autofree char *first = period_print(study->breakdown->periods[from]),
                  *last = period_print(study->breakdown->periods[to]);
  return g_strdup_printf("%s–%s", first, last);
}

/* "rose from 4061 to 8211 USD million (+4150)" */
static void
append_change(GString *text, const Reader *reader, const Enlargement *split)
{
  const char *unit = reader->study->breakdown->unit;
  g_autofree char *before = plain_decimals(split->before, reader->decimals),
                  *after = plain_decimals(split->after, reader->decimals),
                  *change = signed_decimals(split->change, reader->decimals);
  g_string_append_printf(text, "%s from %s to %s%s%s (%s)",
                         split->change < 0   ? "fell"
                         : split->change > 0 ? "rose"
                                             : "stayed",
                         before, after, unit ? " " : "", unit ? unit : "", change);
}

/* The part of a change that is composition, where a share of it can be told: both parts go its way. */
static char *
share_of(const Enlargement *split)
{
  const double share = split->composition / split->change;
  return share >= 0 && share <= 1 ? format_percent(share, 0) : NULL;
}

static void
append_range(GString *text, const Reader *reader, const char *what, double one, double other)
{
  g_autofree char *low = signed_decimals(fmin(one, other), reader->decimals),
                  *high = signed_decimals(fmax(one, other), reader->decimals);
  g_string_append_printf(text, " (%s %s and %s)", what, low, high);
}

static void
append_split(GString *text, const Reader *reader, const Enlargement *split, gboolean extremes)
{
  g_autofree char *within = signed_decimals(split->within, reader->decimals),
                  *composition = signed_decimals(split->composition, reader->decimals), *share = share_of(split);
  g_string_append_printf(text, "growth within gives %s", within);
  if (extremes)
    append_range(text, reader, "the members of either period alone between", split->within_old, split->within_new);
  g_string_append_printf(text, ", the new composition %s", composition);
  if (extremes)
    append_range(text, reader, "between", split->composition_first, split->composition_second);
  if (share)
    g_string_append_printf(text, ", %s of the change", share);
  g_string_append_c(text, '.');
}

static gboolean
differ_in_sign(double one, double other)
{
  return (one < 0 && other > 0) || (one > 0 && other < 0);
}

/* Where the extremes disagree on the sign. */
static void
append_doubts(GString *text, const Enlargement *split)
{
  if (differ_in_sign(split->within_old, split->within_new))
    g_string_append(text, " Whether it grew within depends on whose trade is taken.");
  if (differ_in_sign(split->composition_first, split->composition_second))
    g_string_append(text, " Whether the new composition adds or takes away depends on the period it is taken in.");
}

static void
append_step(GString *text, const Reader *reader, const EnlargementStep *step)
{
  const Enlargement *split = &step->split;
  g_autofree char *from = period_print(reader->study->breakdown->periods[step->from]),
                  *to = period_print(reader->study->breakdown->periods[step->to]),
                  *joined = enlargement_names(step, TRUE), *left = enlargement_names(step, FALSE);
  g_string_append_printf(text, " From %s to %s it ", from, to);
  append_change(text, reader, split);
  g_string_append(text, ": ");
  append_split(text, reader, split, TRUE);
  if (joined)
    g_string_append_printf(text, " Joined: %s.", joined);
  if (left)
    g_string_append_printf(text, " Left: %s.", left);
  append_doubts(text, split);
}

/* The split hangs on the steps: the two ends by themselves. */
static void
append_ends(GString *text, const Reader *reader)
{
  const Enlargement *ends = &reader->study->ends;
  g_autofree char *within = signed_decimals(ends->within, reader->decimals),
                  *composition = signed_decimals(ends->composition, reader->decimals);
  g_string_append_printf(text, " Its two ends set against each other alone give %s and %s.", within, composition);
}

char *
read_enlargement(const EnlargementStudy *study)
{
  const Enlargement *sums = &study->sums;
  const Reader reader = {study, amount_decimals(fmax(fabs(sums->before), fabs(sums->after)))};
  GString *text = g_string_new(NULL);
  g_autofree char *range = enlargement_range(study, 0, study->breakdown->n - 1);
  gsize told = 0;
  g_string_append_printf(text, "%s: the sum over the members of %s in force ", breakdown_title(study->breakdown),
                         study->bloc);
  append_change(text, &reader, sums);
  g_string_append_printf(text, " over %s.", range);
  if (study->changed == 0)
    g_string_append_printf(text, " Who belongs to %s stayed the same: all of it is growth within.", study->bloc);
  for (gsize i = 0; i < study->n_steps; i++)
    if (study->steps[i].moves->len && told++ < STEPS_READ)
      append_step(text, &reader, &study->steps[i]);
  if (told == STEPS_READ + 1)
    g_string_append(text, " One later change of the composition stands in the table.");
  else if (told > STEPS_READ)
    g_string_append_printf(text, " The %" G_GSIZE_FORMAT " later changes of the composition stand in the table.",
                           told - STEPS_READ);
  if (study->changed && study->n_steps > 1) {
    g_string_append_printf(text, " Over %s, one period after another, ", range);
    append_split(text, &reader, sums, FALSE);
    append_ends(text, &reader);
    append_doubts(text, sums);
  }
  g_string_append(text, " The split is arithmetic: what trade would have been had nobody joined or left, or what "
                        "joining did to it, it does not say.");
  return g_string_free(text, FALSE);
}
