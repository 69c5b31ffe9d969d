#include "event_index_words.h"

#include <math.h>
#include <string.h>

#include "format.h"

#define FILES_SHOWN   10
#define MATCHED_SHOWN 40
#define MOST_DECIMALS 2
#define ROUNDING      1e-6 /* of a unit in the last place shown: sums of decimal scores are never quite decimal */

char *
event_index_title(const EventIndex *index)
{
  if (!index->has_actors && !index->country)
    return g_strdup("Event-intensity index");
  return g_strdup_printf("Event-intensity index of %s", index->country ? index->country : "every pair of countries");
}

const char *
event_index_partner(const EventIndex *index, guint place)
{
  return ((const EventPartner *)g_ptr_array_index(index->partners, place))->name;
}

static gboolean
has_decimals(double value, double unit)
{
  return isfinite(value) && fabs(value) < 1e12 && fabs(value * unit - round(value * unit)) > ROUNDING;
}

int
event_index_decimals(const EventIndex *index)
{
  int decimals = 0;
  for (guint i = 0; i < index->rows->len; i++) {
    const IndexRow *row = &g_array_index(index->rows, IndexRow, i);
    while (decimals < MOST_DECIMALS &&
           (has_decimals(row->positive, pow(10, decimals)) || has_decimals(row->negative, pow(10, decimals))))
      decimals++;
  }
  return decimals;
}

const char *
event_index_label(const EventIndex *index, const TopEvent *event)
{
  /* Names of CAMEO's twenty roots. */
  static const char *const roots[] = {"Make public statement",
                                      "Appeal",
                                      "Express intent to co-operate",
                                      "Consult",
                                      "Engage in diplomatic co-operation",
                                      "Engage in material co-operation",
                                      "Provide aid",
                                      "Yield",
                                      "Investigate",
                                      "Demand",
                                      "Disapprove",
                                      "Reject",
                                      "Threaten",
                                      "Protest",
                                      "Exhibit force posture",
                                      "Reduce relations",
                                      "Coerce",
                                      "Assault",
                                      "Fight",
                                      "Use unconventional mass violence"};
  const char *code = event->code;
  if (*event->label || !index->has_actors || !g_ascii_isdigit(code[0]) || !g_ascii_isdigit(code[1]))
    return event->label;
  const int root = 10 * (code[0] - '0') + (code[1] - '0');
  return root >= 1 && root <= (int)G_N_ELEMENTS(roots) ? roots[root - 1] : "";
}

static void
say_files(Document *document, const EventIndex *index)
{
  Block *list = document_list(document);
  for (guint i = 0; i < MIN(index->files->len, FILES_SHOWN); i++) {
    const IndexFile *file = g_ptr_array_index(index->files, i);
    list_item(list, "%s: %s; %" G_GUINT64_FORMAT " row%s", file->path, file->layout, file->rows,
              file->rows == 1 ? "" : "s");
  }
  if (index->files->len > FILES_SHOWN)
    list_item(list, "and %u more files", index->files->len - FILES_SHOWN);
}

static void
say_facts(Document *document, const EventIndex *index)
{
  const IndexCounts *counts = &index->counts;
  g_autofree char *first = period_print((Period){index->span.first, index->span.first}),
                  *last = period_print((Period){index->span.last, index->span.last});
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "%" G_GUINT64_FORMAT " row%s, dated %s to %s", counts->rows,
                         counts->rows == 1 ? "" : "s", first, last);
  if (index->has_actors)
    g_string_append_printf(
        text, "; %" G_GUINT64_FORMAT " with countries on both sides, %" G_GUINT64_FORMAT " with both actors named",
        counts->both_countries, counts->both_actors);
  if (index->has_actors && index->country && !index->country_found)
    g_string_append_printf(text, ", %" G_GUINT64_FORMAT " with %s on a side", counts->home, index->country);
  document_say(document, BLOCK_PARAGRAPH, "%s. %" G_GUINT64_FORMAT " count in the index.", text->str, counts->counted);
}

static void
say_score(Document *document, const EventIndex *index)
{
  const IndexCounts *counts = &index->counts;
  if (!index->weights_variant) {
    document_say(
        document, BLOCK_METHOD, "Score: the file’s own%s.",
        index->has_actors ? "" : " (a direction counts 1, −1 or 0 where there is none), times the weight of its row");
    return;
  }
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "Score: variant %s of %s (%" G_GSIZE_FORMAT " weights, sha256 %.12s).",
                         index->weights_variant, index->weights_path, index->n_weights, index->weights_sha256);
  if (counts->compared > 0)
    g_string_append_printf(text,
                           " The file’s own score is the same in %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " rows.",
                           counts->equal, counts->compared);
  document_say(document, BLOCK_METHOD, "%s", text->str);
}

static const char *
period_word(Frequency frequency)
{
  static const char *const words[] = {[FREQUENCY_IRREGULAR] = "period",
                                      [FREQUENCY_YEAR] = "year",
                                      [FREQUENCY_HALF_YEAR] = "half-year",
                                      [FREQUENCY_QUARTER] = "quarter",
                                      [FREQUENCY_TWO_MONTH] = "period of two months",
                                      [FREQUENCY_MONTH] = "month",
                                      [FREQUENCY_DAY] = "day"};
  return words[frequency];
}

static void
say_pairs(Document *document, const EventIndex *index)
{
  static const char *const ways[] = {[DIRECTION_BOTH] = "both directions together",
                                     [DIRECTION_FROM] = "only what it does (direction from)",
                                     [DIRECTION_TO] = "only what is done to it (direction to)"};
  const char *word = period_word(index->frequency);
  if (!index->has_actors)
    document_say(document, BLOCK_METHOD, "An event counts in the %s in which it begins.%s%s%s", word,
                 index->partner_given ? " The catalogue has no column of partners: all of its events count as with "
                                      : "",
                 index->partner_given ? event_index_partner(index, 0) : "", index->partner_given ? "." : "");
  else if (index->country)
    document_say(document, BLOCK_METHOD, "Events between %s%s and each partner, %s; an event counts in its %s.",
                 index->country, index->country_found ? " (which all pairs share)" : "", ways[index->direction], word);
  else
    document_say(document, BLOCK_METHOD,
                 "Events between any two countries, both directions together; an event counts in its %s. --country "
                 "takes the relations of one.",
                 word);
}

static void
append_mirrors(GString *text, const EventIndex *index)
{
  if (index->counts.mirrored_pairs == 0)
    return;
  g_string_append_printf(text,
                         " %" G_GUINT64_FORMAT " pair%s of rows mirror each other (same day and code, the actors the "
                         "other way round): %s.",
                         index->counts.mirrored_pairs, index->counts.mirrored_pairs == 1 ? "" : "s",
                         index->mirrored == MIRRORED_HALVE ? "each row counts half" : "both rows are kept");
}

static void
say_repeats(Document *document, const EventIndex *index)
{
  g_autoptr(GString) text = g_string_new(NULL);
  if (index->repeats == REPEATS_KEPT)
    g_string_append(text, "Repeats are kept.");
  else if (index->repeats == REPEATS_BY_ID)
    g_string_append(text,
                    "Rows of the same event id and day count once, since files of a source overlap; repeats by other "
                    "reports are kept.");
  else if (index->has_actors)
    g_string_append(text,
                    "Repeats of the same day, both actors and code count once; a row with an unnamed actor is never "
                    "taken for a repeat.");
  else
    g_string_append(text,
                    "Rows of the same day, partner and title count once; a row without a title is never taken for "
                    "a repeat.");
  append_mirrors(text, index);
  if (index->root_only)
    g_string_append(text, " Root events only.");
  if (index->min_sources > 0)
    g_string_append_printf(text, " Rows of %u or more sources only.", index->min_sources);
  if (index->dates_checked)
    g_string_append_printf(text,
                           " Rows dated more than %d days before, or more than a day after, they were added are left "
                           "out%s.",
                           index->max_delay,
                           index->family == EVENTS_GDELT_1 ? " (those added before 2013-04-01 carry no true day of it)"
                                                           : "");
  document_say(document, BLOCK_METHOD, "%s", text->str);
}

static void
say_days(Document *document, const EventIndex *index)
{
  if (index->by_rows) {
    document_say(document, BLOCK_METHOD,
                 "A day is present when the files have any row of it, whoever acts; a day without one is missing, not "
                 "zero. Per day: the balance over the days present.");
    return;
  }
  g_autofree char *first = period_print((Period){index->covered.first, index->covered.first}),
                  *last = period_print((Period){index->covered.last, index->covered.last});
  document_say(
      document, BLOCK_METHOD, "All days from %s to %s are present (%s). Per day: the balance over the days present.",
      first, last,
      index->has_actors || index->covered.first != index->span.first || index->covered.last != index->span.last
          ? "as --covers says"
          : "a catalogue kept by hand covers the days from its first event to its last; --covers says otherwise");
}

static gint
compare_keys(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "IGOEUREEC 3, DEU 12" */
static char *
matched_words(GHashTable *matched)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new();
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, matched);
  while (g_hash_table_iter_next(&iter, &key, NULL))
    g_ptr_array_add(keys, key);
  g_ptr_array_sort(keys, compare_keys);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < MIN(keys->len, MATCHED_SHOWN); i++)
    g_string_append_printf(text, "%s%s %" G_GUINT64_FORMAT, i ? ", " : "", (const char *)keys->pdata[i],
                           *(const guint64 *)g_hash_table_lookup(matched, keys->pdata[i]));
  if (keys->len > MATCHED_SHOWN)
    g_string_append_printf(text, " and %u more", keys->len - MATCHED_SHOWN);
  return g_string_free(text, FALSE);
}

static void
say_bloc(Document *document, const EventPartner *partner)
{
  g_autofree char *composition = bloc_composition(partner->bloc), *words = matched_words(partner->matched);
  document_say(document, BLOCK_METHOD, "%s, by the day of each event; %s%s.", composition,
               *words ? "matched by (rows): " : "matched by no row", words);
}

static void
say_institutions(Document *document, const EventIndex *index)
{
  if (index->family != EVENTS_ICEWS && index->family != EVENTS_POLECAT && index->family != EVENTS_ICEWS_EXTRACT) {
    document_say(
        document, BLOCK_METHOD,
        "EU: actor codes that begin with IGOEUREEC, and the group EEC; not the region EUR. Officials are coded "
        "by nationality.");
    return;
  }
  g_autofree char *names = g_strjoinv(", ", (char **)event_actors_institutions());
  document_say(document, BLOCK_METHOD,
               "EU: %s, alone or in brackets behind a name. Officials are coded by nationality.", names);
}

static void
say_blocs(Document *document, const EventIndex *index)
{
  gboolean eu = FALSE, members = FALSE;
  for (guint i = 0; i < index->partners->len; i++) {
    const EventPartner *partner = g_ptr_array_index(index->partners, i);
    if (partner->bloc)
      say_bloc(document, partner);
    members = members || partner->bloc;
    eu = eu || partner->id == COUNTRY_EU || partner->second == COUNTRY_EU ||
         (partner->bloc && g_str_equal(partner->name, "EU"));
  }
  if (eu && index->has_actors)
    say_institutions(document, index);
  if (eu && index->has_actors && !members)
    document_say(document, BLOCK_METHOD,
                 "EU stands for its institutions alone here: --bloc EU=FILE adds the members of each day.");
}

static void
say_states(Document *document, const EventIndex *index)
{
  g_autoptr(GString) half_lives = g_string_new(NULL);
  for (gsize j = 0; j < index->n_half_lives; j++) {
    g_autofree char *half_life = format_shortest(index->half_lives[j]);
    g_string_append_printf(half_lives, "%s%s", j ? ", " : "", half_life);
  }
  if (index->n_half_lives > 0)
    document_say(document, BLOCK_METHOD,
                 "Stock: S(t) = λ S(t−1) + balance(t), λ = 0.5^(1/h), from 0; half-lives h of %s periods, fixed "
                 "beforehand and not estimated. In a period without a day it decays unseen.",
                 half_lives->str);
  if (isnan(index->bound))
    return;
  g_autofree char *bound = format_shortest(index->bound), *start = format_shortest(index->start);
  document_say(
      document, BLOCK_METHOD,
      "Level between −N and N (in the manner of the Tsinghua index): P(t) = P(t−1) + positive (N − P(t−1))/N + "
      "negative (N + P(t−1))/N, N = %s, from %s; it has no decay.",
      bound, start);
}

static void
say_shares(Document *document, const EventIndex *index)
{
  static const char *const of[] = {[PER_DYAD] = "the dyad (those of its row)",
                                   [PER_COUNTRY] = "the country (all rows with it on a side, at home too)",
                                   [PER_WORLD] = "the world (all rows of the files)"};
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; i < N_PER; i++)
    if (index->per[i])
      g_string_append_printf(text, "%s%s", text->len ? "; of " : "", of[i]);
  if (text->len > 0)
    document_say(document, BLOCK_METHOD,
                 "Shares: the balance per 1000 events of %s, in the same period and after the same rules.", text->str);
}

void
event_index_say_rules(Document *document, const EventIndex *index)
{
  say_files(document, index);
  say_facts(document, index);
  say_score(document, index);
  say_pairs(document, index);
  say_repeats(document, index);
  say_days(document, index);
  say_blocs(document, index);
  say_shares(document, index);
  say_states(document, index);
}
