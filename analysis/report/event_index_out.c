#include <math.h>

#include "event_index_section.h"
#include "event_index_words.h"
#include "json_value.h"
#include "format.h"
#include "output.h"
#include "warnings.h"

static const char *const per_names[] = {
    [PER_DYAD] = "per_1000_dyad", [PER_COUNTRY] = "per_1000_country", [PER_WORLD] = "per_1000_world"};

char **
event_index_extra_names(const EventIndex *index)
{
  GPtrArray *names = g_ptr_array_new();
  for (gsize i = 0; i < N_PER; i++)
    if (index->per[i])
      g_ptr_array_add(names, g_strdup(per_names[i]));
  for (gsize j = 0; j < index->n_half_lives; j++) {
    g_autofree char *half_life = format_shortest(index->half_lives[j]);
    g_ptr_array_add(names, g_strconcat("stock_", half_life, NULL));
  }
  if (!isnan(index->bound))
    g_ptr_array_add(names, g_strdup("level"));
  g_ptr_array_add(names, NULL);
  return (char **)g_ptr_array_free(names, FALSE);
}

double *
event_index_extra_values(const EventIndex *index, const IndexRow *row)
{
  double *values = g_new(double, N_PER + index->n_half_lives + 1);
  gsize n = 0;
  for (gsize i = 0; i < N_PER; i++)
    if (index->per[i])
      values[n++] = row->per[i];
  for (gsize j = 0; j < index->n_half_lives; j++)
    values[n++] = event_index_stock(index, row, j);
  values[n] = row->level;
  return values;
}

static void
append_numbers(GString *out, const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_string_append_c(out, ',');
    csv_append_number(out, values[i]);
  }
}

static void
append_row(GString *out, const EventIndex *index, const IndexRow *row, gsize n_extras)
{
  g_autofree char *period = period_print(row->period);
  g_autofree double *extras = event_index_extra_values(index, row);
  const double numbers[] = {row->balance,  row->positive, row->negative, row->events,
                            row->absolute, row->mean,     row->polarity};
  g_string_append_printf(out, "%s,", period);
  csv_append_text(out, event_index_partner(index, row->partner));
  append_numbers(out, numbers, G_N_ELEMENTS(numbers));
  g_string_append_printf(out, ",%d,%d", row->days_present, row->days);
  append_numbers(out, extras, n_extras);
  g_string_append_c(out, '\n');
}

char *
event_index_csv(const EventIndex *index)
{
  GString *out =
      g_string_new("period,partner,balance,positive,negative,events,absolute,mean,polarity,days_present,days");
  g_auto(GStrv) names = event_index_extra_names(index);
  for (char **name = names; *name; name++)
    g_string_append_printf(out, ",%s", *name);
  g_string_append_c(out, '\n');
  for (gsize i = 0; i < index->n_periods; i++)
    for (guint partner = 0; partner < index->partners->len; partner++)
      append_row(out, index, event_index_row(index, partner, i), g_strv_length(names));
  return g_string_free(out, FALSE);
}

/* An event's place among those of its partner, or among all where they stand together. */
static guint
rank_of(const EventIndex *index, guint place)
{
  const TopEvent *event = g_ptr_array_index(index->top, place);
  guint first = place;
  while (first > 0 && ((const TopEvent *)g_ptr_array_index(index->top, first - 1))->partner == event->partner)
    first--;
  return place - first + 1;
}

char *
event_index_top_csv(const EventIndex *index)
{
  GString *out = g_string_new("partner,rank,start,end,source,target,code,label,score,moved,rows,reference\n");
  for (guint i = 0; index->top && i < index->top->len; i++) {
    const TopEvent *event = g_ptr_array_index(index->top, i);
    g_autofree char *start = period_print((Period){event->first, event->first}),
                    *end = period_print((Period){event->last, event->last});
    csv_append_text(out, event_index_partner(index, event->partner));
    g_string_append_printf(out, ",%u,%s,%s", index->top_together ? i + 1 : rank_of(index, i), start, end);
    csv_next_text(out, event->source);
    csv_next_text(out, event->target);
    csv_next_text(out, event->code);
    csv_next_text(out, event_index_label(index, event));
    append_numbers(out, (const double[]){event->score, event->moved, (double)event->rows}, 3);
    csv_next_text(out, event->reference);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

static void
add_files(cJSON *document, const EventIndex *index)
{
  cJSON *files = json_array(document, "files");
  for (guint i = 0; i < index->files->len; i++) {
    const IndexFile *file = g_ptr_array_index(index->files, i);
    cJSON *item = json_item(files);
    json_text(item, "path", file->path);
    json_text(item, "layout", file->layout);
    json_count(item, "rows", file->rows);
    json_count(item, "faulty", file->skipped);
  }
}

static void
add_rules(cJSON *document, const EventIndex *index)
{
  static const char *const directions[] = {[DIRECTION_BOTH] = "both", [DIRECTION_FROM] = "from", [DIRECTION_TO] = "to"};
  static const char *const repeats[] = {[REPEATS_DEFAULT] = NULL,
                                        [REPEATS_KEPT] = "kept",
                                        [REPEATS_BY_ID] = "once by event id and day",
                                        [REPEATS_BY_ACTORS] = "once by day, actors and code"};
  cJSON *rules = cJSON_AddObjectToObject(document, "rules");
  json_text(rules, "country", index->country);
  json_text(rules, "direction", index->has_actors ? directions[index->direction] : NULL);
  json_text(rules, "frequency", frequency_name(index->frequency));
  json_text(rules, "score", index->weights_variant ? "table" : "file");
  json_text(rules, "weights", index->weights_path);
  json_text(rules, "variant", index->weights_variant);
  json_text(rules, "weights_sha256", index->weights_sha256);
  json_text(rules, "repeats", repeats[index->repeats]);
  json_text(rules, "mirrored", index->mirrored == MIRRORED_HALVE ? "halve" : "keep");
  cJSON_AddBoolToObject(rules, "root_only", index->root_only);
  json_count(rules, "min_sources", index->min_sources);
  json_number(rules, "max_delay", index->dates_checked ? (double)index->max_delay : NAN);
  json_text(rules, "days_present", index->by_rows ? "by rows" : "all covered");
  json_number(rules, "bound", index->bound);
  json_number(rules, "start", isnan(index->bound) ? NAN : index->start);
}

static void
add_counts(cJSON *document, const EventIndex *index)
{
  const IndexCounts *counts = &index->counts;
  const struct {
    const char *key;
    guint64 value;
  } all[] = {{"rows", counts->rows},
             {"with_both_countries", counts->both_countries},
             {"with_both_actors", counts->both_actors},
             {"with_country", counts->home},
             {"misdated", counts->misdated},
             {"uncovered", counts->uncovered},
             {"no_root", counts->no_root},
             {"few_sources", counts->few_sources},
             {"repeated", counts->repeated},
             {"unscored", counts->unscored},
             {"no_pair", counts->no_pair},
             {"same_country", counts->same_country},
             {"elsewhere", counts->elsewhere},
             {"other_direction", counts->other_direction},
             {"other_partner", counts->other_partner},
             {"counted", counts->counted},
             {"mirrored_pairs", counts->mirrored_pairs},
             {"scores_compared", counts->compared},
             {"scores_equal", counts->equal}};
  cJSON *object = cJSON_AddObjectToObject(document, "counts");
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    json_count(object, all[i].key, (gsize)all[i].value);
}

static void
add_partners(cJSON *document, const EventIndex *index)
{
  cJSON *partners = json_array(document, "partners");
  for (guint i = 0; i < index->partners->len; i++) {
    const EventPartner *partner = g_ptr_array_index(index->partners, i);
    cJSON *item = json_item(partners);
    json_text(item, "partner", partner->name);
    json_count(item, "rows", partner->events);
    g_autofree char *composition = partner->bloc ? bloc_composition(partner->bloc) : NULL;
    json_text(item, "composition", composition);
    if (!partner->bloc)
      continue;
    cJSON *matched = cJSON_AddObjectToObject(item, "matched");
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(partner->matched), (GCompareFunc)strcmp);
    for (GList *key = keys; key; key = key->next)
      json_count(matched, key->data, *(const guint64 *)g_hash_table_lookup(partner->matched, key->data));
  }
}

static void
add_row(cJSON *rows, const EventIndex *index, const IndexRow *row, char **extra_names)
{
  g_autofree double *extras = event_index_extra_values(index, row);
  cJSON *item = json_item(rows);
  json_period(item, "period", row->period);
  json_text(item, "partner", event_index_partner(index, row->partner));
  json_number(item, "balance", row->balance);
  json_number(item, "positive", row->positive);
  json_number(item, "negative", row->negative);
  json_number(item, "events", row->events);
  json_number(item, "absolute", row->absolute);
  json_number(item, "mean", row->mean);
  json_number(item, "polarity", row->polarity);
  json_count(item, "days_present", (gsize)row->days_present);
  json_count(item, "days", (gsize)row->days);
  json_number(item, "balance_per_day", row->per_day);
  for (gsize j = 0; extra_names[j]; j++)
    json_number(item, extra_names[j], extras[j]);
}

static void
add_rows(cJSON *document, const EventIndex *index)
{
  cJSON *rows = json_array(document, "index");
  g_auto(GStrv) names = event_index_extra_names(index);
  for (gsize i = 0; i < index->n_periods; i++)
    for (guint partner = 0; partner < index->partners->len; partner++)
      add_row(rows, index, event_index_row(index, partner, i), names);
}

static void
add_days(cJSON *flags, const char *key, const GArray *days)
{
  cJSON *item = cJSON_AddObjectToObject(flags, key);
  g_autofree char *periods = days->len ? periods_print((const Period *)(void *)days->data, days->len) : NULL;
  json_count(item, "count", days->len);
  json_text(item, "days", periods);
}

static void
add_flags(cJSON *document, const EventIndex *index)
{
  const IndexFlags *flags = &index->flags;
  cJSON *object = cJSON_AddObjectToObject(document, "flags");
  add_days(object, "missing_days", flags->missing);
  json_count(object, "missing_at_the_source", flags->known_missing);
  add_days(object, "thin_days", flags->thin);
  cJSON_AddBoolToObject(object, "gdelt_2013_04", flags->counts_change);
  cJSON_AddBoolToObject(object, "gdelt_volume_steps", flags->volume_steps);
  cJSON_AddBoolToObject(object, "gdelt_two_versions", flags->two_versions);
  cJSON_AddBoolToObject(object, "gdelt_2020_01_01", flags->slip_day);
  json_count(object, "level_steps_held", index->held);
}

static void
add_top(cJSON *document, const EventIndex *index)
{
  if (!index->top)
    return;
  cJSON *explain = cJSON_AddObjectToObject(document, "explain");
  json_period(explain, "period", index->explain);
  cJSON *events = json_array(explain, "events");
  for (guint i = 0; i < index->top->len; i++) {
    const TopEvent *event = g_ptr_array_index(index->top, i);
    cJSON *item = json_item(events);
    json_text(item, "partner", event_index_partner(index, event->partner));
    json_day(item, "start", event->first);
    json_day(item, "end", event->last);
    json_text(item, "source", event->source);
    json_text(item, "target", event->target);
    json_text(item, "code", event->code);
    json_text(item, "label", event_index_label(index, event));
    json_number(item, "score", event->score);
    json_number(item, "moved", event->moved);
    json_count(item, "rows", event->rows);
    json_text(item, "reference", event->reference);
  }
}

static void
add_ledger(cJSON *document, const Ledger *ledger)
{
  cJSON *list = json_array(document, "ledger");
  for (guint i = 0; i < ledger->entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
    cJSON *item = json_item(list);
    json_text(item, "subject", entry->subject);
    json_text(item, "reason", entry->reason);
    json_count(item, "count", entry->count);
    json_text(item, "periods", entry->periods);
  }
}

char *
event_index_json(const EventIndex *index)
{
  cJSON *document = cJSON_CreateObject();
  g_autofree char *title = event_index_title(index), *reading = event_index_reading(index);
  g_autoptr(GPtrArray) warnings = event_index_warnings(index);
  json_text(document, "title", title);
  json_text(document, "version", BYTRADE_VERSION);
  add_files(document, index);
  add_rules(document, index);
  add_counts(document, index);
  add_partners(document, index);
  add_rows(document, index);
  add_top(document, index);
  add_flags(document, index);
  json_warnings(document, warnings);
  json_text(document, "reading", reading);
  add_ledger(document, index->ledger);
  return json_print(document);
}
