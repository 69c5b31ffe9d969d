#include "enlargement_section.h"

#include <math.h>

#include "contributions_words.h"

/* A longer list of moves stands in the JSON alone. */
#define MOVES_SHOWN 60u

static int
decimals_of(const EnlargementStudy *study)
{
  return amount_decimals(fmax(fabs(study->sums.before), fabs(study->sums.after)));
}

static void
say_method(Document *document, const EnlargementStudy *study)
{
  const Breakdown *breakdown = study->breakdown;
  g_autofree char *range = enlargement_range(study, 0, breakdown->n - 1);
  document_say(
      document, BLOCK_METHOD,
      "%s with %s as composed in each period, %s%s%s: each period against the next. A country belongs to %s in "
      "a period, and with the whole of it, when it does on the period's middle day. Within: the mean of the "
      "growth of the old and of the new members; composition: the mean of what the new members have over the "
      "old in the first and in the second period. They add up to the change (symmetric split, after Bennet "
      "1920; Diewert 2005). The partners are all there are, and no sample: what stands beside the split are "
      "its two extremes, and no interval.",
      breakdown_title(breakdown), study->bloc, range, breakdown->unit ? ", in " : "",
      breakdown->unit ? breakdown->unit : "", study->bloc);
}

static void
split_row(Block *table, const char *name, const Enlargement *split, int decimals)
{
  g_autofree char *before = isnan(split->before) ? NULL : plain_decimals(split->before, decimals),
                  *after = isnan(split->after) ? NULL : plain_decimals(split->after, decimals),
                  *change = signed_decimals(split->change, decimals),
                  *within = signed_decimals(split->within, decimals),
                  *composition = signed_decimals(split->composition, decimals);
  table_row(table, name, before, after, change, within, composition, NULL);
}

static void
extremes_row(Block *table, const char *name, const Enlargement *split, int decimals)
{
  g_autofree char *within_old = signed_decimals(split->within_old, decimals),
                  *second = signed_decimals(split->composition_second, decimals),
                  *within_new = signed_decimals(split->within_new, decimals),
                  *first = signed_decimals(split->composition_first, decimals);
  table_row(table, name, within_old, second, within_new, first, NULL);
}

typedef void (*SplitRow)(Block *table, const char *name, const Enlargement *split, int decimals);

/* The steps in which nobody joined or left, together: all growth within. */
static void
add_unchanged(Block *table, const EnlargementStudy *study, SplitRow row, int decimals)
{
  Enlargement sum = {.before = NAN, .after = NAN};
  gsize n = 0;
  for (gsize i = 0; i < study->n_steps; i++) {
    if (study->steps[i].moves->len)
      continue;
    sum.change += study->steps[i].split.change;
    n++;
  }
  sum.within = sum.within_old = sum.within_new = sum.change;
  g_autofree char *name = g_strdup_printf("%" G_GSIZE_FORMAT " step%s without a move", n, n == 1 ? "" : "s");
  if (n)
    row(table, name, &sum, decimals);
}

/* Steps with another composition, then the range by steps and by its ends alone. */
static void
add_rows(Block *table, const EnlargementStudy *study, SplitRow row)
{
  const int decimals = decimals_of(study);
  g_autofree char *range = enlargement_range(study, 0, study->breakdown->n - 1),
                  *all = g_strdup_printf("%s, added up", range), *ends = g_strdup_printf("%s, its ends alone", range);
  for (gsize i = 0; i < study->n_steps; i++) {
    const EnlargementStep *step = &study->steps[i];
    g_autofree char *name = enlargement_range(study, step->from, step->to);
    if (step->moves->len)
      row(table, name, &step->split, decimals);
  }
  add_unchanged(table, study, row, decimals);
  row(table, all, &study->sums, decimals);
  if (study->n_steps > 1)
    row(table, ends, &study->ends, decimals);
}

static void
add_moves(Document *document, const EnlargementStudy *study)
{
  const int decimals = decimals_of(study);
  guint n = 0;
  Block *table = document_table(document, "Who joined and who left", "<Periods", "<Country", "<Move", "In the first",
                                "In the second", NULL);
  for (gsize i = 0; i < study->n_steps; i++) {
    const EnlargementStep *step = &study->steps[i];
    g_autofree char *periods = enlargement_range(study, step->from, step->to);
    for (guint j = 0; j < step->moves->len; j++) {
      const MemberMove *move = &g_array_index(step->moves, MemberMove, j);
      g_autofree char *from = isnan(move->from) ? NULL : plain_decimals(move->from, decimals),
                      *to = isnan(move->to) ? NULL : plain_decimals(move->to, decimals);
      if (n++ < MOVES_SHOWN)
        table_row(table, periods, move->name, move->joined ? "joined" : "left", from, to, NULL);
    }
  }
  if (n > MOVES_SHOWN)
    document_say(document, BLOCK_PARAGRAPH, "The table shows the first %u moves of %u; all stand in the JSON.",
                 MOVES_SHOWN, n);
}

static void
warn_silent(Document *document, const EnlargementStudy *study)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < study->silent->len; i++) {
    const SilentMember *member = &g_array_index(study->silent, SilentMember, i);
    g_autofree char *periods = periods_print((const Period *)(void *)member->periods->data, member->periods->len);
    g_string_append_printf(text, "%s%s in %s", text->len ? "; " : "", member->name, periods);
  }
  if (text->len)
    document_say(document, BLOCK_WARNING, "Members without a value count with zero: %s.", text->str);
}

static void
warn_gaps(Document *document, const EnlargementStudy *study)
{
  const Period *periods = study->breakdown->periods;
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; i < study->n_steps; i++) {
    const EnlargementStep *step = &study->steps[i];
    g_autofree char *range = enlargement_range(study, step->from, step->to);
    if (periods[step->from].last + 1 != periods[step->to].first)
      g_string_append_printf(text, "%s%s", text->len ? ", " : "", range);
  }
  if (text->len)
    document_say(document, BLOCK_WARNING, "Periods without data lie between those set against each other: %s.",
                 text->str);
}

void
section_enlargement(Document *document, const Analysis *analysis)
{
  const EnlargementStudy *study = analysis->result;
  g_autofree char *reading = read_enlargement(study);
  say_method(document, study);
  Block *split = document_table(document, "Growth within and composition", "<Periods", "Before", "After", "Change",
                                "Within", "Composition", NULL);
  add_rows(split, study, split_row);
  if (study->changed) {
    Block *extremes =
        document_table(document, "The two extremes", "<Periods", "Within, old members",
                       "and composition, second period", "Within, new members", "and composition, first period", NULL);
    add_rows(extremes, study, extremes_row);
    add_moves(document, study);
  }
  warn_silent(document, study);
  warn_gaps(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}
