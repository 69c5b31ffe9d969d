#include "event_index_builder.h"

#include <string.h>

#define KEYS_SHOWN 5 /* codes that a table lacks */

/* What the files are called in the ledger: the path of the only one, or their number. */
static char *
subject_of(const EventIndex *index)
{
  if (index->files->len != 1)
    return g_strdup_printf("%u files", index->files->len);
  return g_strdup(((const IndexFile *)g_ptr_array_index(index->files, 0))->path);
}

/* "no weight in the table: 099 (3), 1234 (1) and 4 more codes" */
static char *
why_unscored(const IndexBuilder *builder)
{
  EventWeights *weights = builder->options->weights;
  if (!weights)
    return g_strdup("no score");
  gsize n;
  guint64 n_events;
  const EventLack *lacking = event_weights_lacking(weights, &n, &n_events);
  GString *why = g_string_new("no weight in the table");
  for (gsize i = 0; i < MIN(n, KEYS_SHOWN); i++)
    g_string_append_printf(why, "%s%s (%" G_GUINT64_FORMAT ")", i ? ", " : ": ",
                           *lacking[i].key ? lacking[i].key : "no code", lacking[i].events);
  if (n > KEYS_SHOWN)
    g_string_append_printf(why, " and %" G_GSIZE_FORMAT " more codes", n - KEYS_SHOWN);
  return g_string_free(why, FALSE);
}

static const char *
why_repeated(const EventIndex *index)
{
  if (index->repeats == REPEATS_BY_ID)
    return "same event id and day as an earlier row";
  return index->has_actors ? "same day, both actors and code as an earlier row"
                           : "same day, partner and title as an earlier row";
}

static void add(IndexBuilder *builder, const char *subject, guint64 rows, const char *format, ...) G_GNUC_PRINTF(4, 5);

static void
add(IndexBuilder *builder, const char *subject, guint64 rows, const char *format, ...)
{
  if (rows == 0)
    return;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *reason = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  ledger_add(builder->index->ledger, subject, reason, (gsize)rows, NULL, 0);
}

static void
add_faulty(IndexBuilder *builder)
{
  const GPtrArray *files = builder->index->files;
  for (guint i = 0; i < files->len; i++) {
    const IndexFile *file = g_ptr_array_index(files, i);
    add(builder, file->path, file->skipped, "faulty (the first: %s)", file->first_problem ? file->first_problem : "");
  }
}

/* What is left out by countries. */
static void
add_unmatched(IndexBuilder *builder, const char *subject)
{
  const EventIndex *index = builder->index;
  const IndexCounts *counts = &index->counts;
  const char *home = index->country ? index->country : "";
  add(builder, subject, counts->no_pair, "%s",
      index->has_actors ? "no country on one side at least" : "no partner named");
  add(builder, subject, counts->same_country, "both sides of one country");
  add(builder, subject, counts->elsewhere, "other pairs of countries, without %s", home);
  add(builder, subject, counts->other_direction, "%s is the %s", home,
      index->direction == DIRECTION_FROM ? "target, not the source" : "source, not the target");
  add(builder, subject, counts->other_partner, "partners not asked for");
}

void
index_builder_ledger(IndexBuilder *builder)
{
  const EventIndex *index = builder->index;
  const IndexCounts *counts = &index->counts;
  g_autofree char *subject = subject_of(index), *unscored = why_unscored(builder);
  add_faulty(builder);
  add(builder, subject, counts->misdated, "dated more than %d days before, or more than a day after, it was added",
      index->max_delay);
  add(builder, subject, counts->uncovered, "outside the days that are said to be covered");
  add(builder, subject, counts->no_root, "no root event");
  add(builder, subject, counts->few_sources, "fewer than %u sources", index->min_sources);
  add(builder, subject, counts->repeated, "%s", why_repeated(index));
  add(builder, subject, counts->unscored, "%s", unscored);
  add_unmatched(builder, subject);
}
