#include "event_index_builder.h"

#include <math.h>
#include <string.h>

#define PROGRESS_ROWS  16384 /* a few hundredths of a second */
#define MOST_FAULTY(n) ((n) / 2)

void
event_index_options_init(EventIndexOptions *options)
{
  *options = (EventIndexOptions){.frequency = FREQUENCY_TWO_MONTH, .max_delay = INDEX_DELAY, .bound = NAN, .top = 10};
}

static void
file_free(gpointer data)
{
  IndexFile *file = data;
  g_free(file->path);
  g_free(file->layout);
  g_free(file->first_problem);
  g_strfreev(file->notes);
  g_free(file);
}

void
event_index_free(EventIndex *index)
{
  if (!index)
    return;
  char *texts[] = {index->country, index->weights_path, index->weights_variant, index->weights_sha256};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_ptr_array_unref(index->files);
  event_partners_free(index->matching);
  event_top_free(index->tops);
  g_clear_pointer(&index->partners, g_ptr_array_unref);
  g_clear_pointer(&index->top, g_ptr_array_unref);
  g_array_unref(index->rows);
  g_free(index->half_lives);
  g_free(index->stocks);
  g_array_unref(index->flags.missing);
  g_array_unref(index->flags.thin);
  ledger_free(index->ledger);
  g_free(index);
}

static EventIndex *
index_new(const EventIndexOptions *options)
{
  EventIndex *index = g_new0(EventIndex, 1);
  *index = (EventIndex){.files = g_ptr_array_new_with_free_func(file_free),
                        .direction = options->direction,
                        .frequency = options->frequency,
                        .repeats = options->repeats,
                        .mirrored = options->mirrored,
                        .root_only = options->root_only,
                        .min_sources = options->min_sources,
                        .max_delay = options->max_delay,
                        .rows = g_array_new(FALSE, FALSE, sizeof(IndexRow)),
                        .n_half_lives = options->n_half_lives,
                        .bound = options->bound,
                        .start = options->start,
                        .has_explain = options->has_explain,
                        .explain = options->explain,
                        .ledger = ledger_new()};
  memcpy(index->per, options->per, sizeof index->per);
  index->half_lives = g_memdup2(options->half_lives, options->n_half_lives * sizeof *options->half_lives);
  index->tops = options->has_explain ? event_top_new(options->top) : NULL;
  index->flags.missing = g_array_new(FALSE, FALSE, sizeof(Period));
  index->flags.thin = g_array_new(FALSE, FALSE, sizeof(Period));
  if (options->weights) {
    index->weights_path = g_strdup(event_weights_path(options->weights));
    index->weights_variant = g_strdup(event_weights_variant(options->weights));
    index->weights_sha256 = g_strdup(event_weights_sha256(options->weights));
    index->n_weights = event_weights_count(options->weights);
  }
  return index;
}

static void
builder_clear(IndexBuilder *builder)
{
  event_index_free(builder->index);
  event_actors_free(builder->actors);
  event_days_free(builder->days);
  event_memory_free(builder->repeats);
  event_memory_free(builder->mirrors);
  g_array_unref(builder->seen);
  g_hash_table_unref(builder->cells);
  g_hash_table_unref(builder->totals);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IndexBuilder, builder_clear)

static void
builder_init(IndexBuilder *builder, const EventIndexOptions *options)
{
  *builder = (IndexBuilder){.options = options,
                            .index = index_new(options),
                            .home = -1,
                            .days = event_days_new(),
                            .seen = g_array_new(FALSE, TRUE, sizeof(guint64)),
                            .cells = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                            .totals = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free)};
}

static RepeatRule
default_repeats(EventFamily family)
{
  switch (family) {
  case EVENTS_GDELT_1:
  case EVENTS_GDELT_2:
    return REPEATS_BY_ACTORS;
  case EVENTS_ICEWS:
  case EVENTS_POLECAT: /* yearly and weekly files overlap */
    return REPEATS_BY_ID;
  default:
    return REPEATS_KEPT;
  }
}

static gboolean
is_gdelt(EventFamily family)
{
  return family == EVENTS_GDELT_1 || family == EVENTS_GDELT_2;
}

static const char *
first_partner(const EventIndexOptions *options)
{
  if (!options->partners)
    return ALL_PARTNERS;
  return options->partners[1] ? NULL : options->partners[0];
}

/* Settles what depends on the source, which the first file tells. */
static void
begin(IndexBuilder *builder, const EventLayout *layout)
{
  const EventIndexOptions *options = builder->options;
  EventIndex *index = builder->index;
  index->family = layout->family;
  index->has_actors = (layout->has & EVENT_HAS_ACTORS) != 0;
  index->partner_given = options->partners && (layout->has & EVENT_PARTNER_GIVEN) != 0;
  index->repeats = options->repeats == REPEATS_DEFAULT ? default_repeats(layout->family) : options->repeats;
  index->by_rows = index->has_actors && !options->has_covers;
  builder->actors = event_actors_new(layout->family);
  if (options->country) {
    const char *country = event_actors_asked(options->country);
    index->country = g_strdup(country);
    if (index->has_actors) /* a catalogue is one country's as a whole */
      builder->home = event_actors_id(builder->actors, event_text_of(country));
  }
  index->matching = event_partners_new(builder->actors, builder->home, options->direction,
                                       (const char *const *)options->partners, options->blocs);
  if (index->repeats != REPEATS_KEPT)
    builder->repeats = event_memory_new(EVENT_MEMORY_KEYS, FALSE);
  if (index->has_actors)
    builder->mirrors = event_memory_new(EVENT_MEMORY_KEYS, TRUE);
}

/* Why an option cannot be served by what a layout has; NULL when all can. */
static const char *
cannot_serve(const EventIndexOptions *options, guint has)
{
  const gboolean actors = (has & EVENT_HAS_ACTORS) != 0, pairs = actors && !options->country;
  const struct {
    gboolean wrong;
    const char *why;
  } all[] = {
      {options->direction != DIRECTION_BOTH && !actors, "--direction needs a source and a target"},
      {options->mirrored != MIRRORED_KEEP && !actors, "--mirrored needs a source and a target"},
      {options->root_only && !(has & EVENT_HAS_ROOT), "--root-only needs marks of root events"},
      {options->min_sources > 0 && !(has & EVENT_HAS_COUNTS), "--min-sources needs the number of sources"},
      {options->weights && !(has & EVENT_HAS_CODE), "--weights needs codes"},
      {!options->weights && !(has & EVENT_HAS_SCORE), "there is no score: name a table of weights by --weights"},
      {!actors && !(has & EVENT_HAS_PARTNER), "there is no column of partners: name one partner by --partner"},
      {pairs && options->partners, "--partner needs --country: partners of whom?"},
      {pairs && options->blocs, "--bloc needs --country"},
      {pairs && options->per[PER_COUNTRY], "--per country needs --country"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    if (all[i].wrong)
      return all[i].why;
  return NULL;
}

static gboolean
check_layout(const IndexBuilder *builder, const EventReader *reader, GError **error)
{
  const EventLayout *layout = event_reader_layout(reader);
  const EventIndex *index = builder->index;
  const char *path = event_reader_path(reader), *why = cannot_serve(builder->options, layout->has);
  if (why) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s (%s): %s", path, layout->name, why);
    return FALSE;
  }
  if (index->files->len == 0 || layout->family == index->family ||
      (is_gdelt(layout->family) && is_gdelt(index->family)))
    return TRUE;
  const IndexFile *first = g_ptr_array_index(index->files, 0);
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s is %s, but %s is %s: one source at a time", path, layout->name,
              first->path, first->layout);
  return FALSE;
}

/* A catalogue has to be right; of a feed, most of it. */
static gboolean
check_faults(const EventReader *reader, GError **error)
{
  const Problems *skipped = event_reader_skipped(reader);
  const guint64 events = event_reader_events(reader), faulty = problems_count(skipped);
  const gboolean by_hand = event_reader_layout(reader)->family == EVENTS_CATALOGUE;
  if (faulty > (by_hand ? 0 : MOST_FAULTY(events + faulty)))
    return problems_raise(skipped, error);
  return TRUE;
}

static void
note_file(EventIndex *index, const EventReader *reader)
{
  const Problems *skipped = event_reader_skipped(reader);
  IndexFile *file = g_new0(IndexFile, 1);
  *file = (IndexFile){.path = g_strdup(event_reader_path(reader)),
                      .layout = g_strdup(event_reader_layout(reader)->name),
                      .rows = event_reader_events(reader),
                      .skipped = problems_count(skipped),
                      .notes = event_reader_notes(reader)};
  if (file->skipped > 0)
    file->first_problem = g_strdup(problems_message(skipped, 0));
  index->dates_checked = index->dates_checked || (event_reader_layout(reader)->has & EVENT_HAS_ADDED);
  g_ptr_array_add(index->files, file);
}

static gboolean
read_file(IndexBuilder *builder, const char *path, GError **error)
{
  const EventIndexOptions *options = builder->options;
  const EventReaderOptions reading = {
      .skip_bad = !options->strict, .partner = first_partner(options), .labels = options->weights};
  g_autoptr(EventReader) reader = event_reader_new(path, &reading, error);
  if (!reader || !check_layout(builder, reader, error))
    return FALSE;
  const EventLayout *layout = event_reader_layout(reader);
  if (!builder->actors)
    begin(builder, layout);

  Event event;
  EventStatus status;
  for (guint64 n = 1; (status = event_reader_next(reader, &event, error)) == EVENT_READ; n++) {
    index_builder_take(builder, layout, &event);
    if (options->progress && n % PROGRESS_ROWS == 0)
      options->progress(options->user, reader);
  }
  if (status == EVENT_FAILED || !check_faults(reader, error))
    return FALSE;
  note_file(builder->index, reader);
  return TRUE;
}

/* The days that are there to be counted. */
static gboolean
settle_days(IndexBuilder *builder, GError **error)
{
  EventIndex *index = builder->index;
  index->covered = builder->options->covers;
  if (!event_days_span(builder->days, &index->span)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD,
                "no row is left: of %" G_GUINT64_FORMAT ", %" G_GUINT64_FORMAT
                " are dated far from the day they were added and %" G_GUINT64_FORMAT " lie outside --covers",
                index->counts.rows, index->counts.misdated, index->counts.uncovered);
    return FALSE;
  }
  if (!index->by_rows && !builder->options->has_covers)
    index->covered = index->span;
  return TRUE;
}

static void
find_home(IndexBuilder *builder)
{
  EventIndex *index = builder->index;
  if (!index->has_actors || index->country)
    return;
  const int home = event_partners_find_home(index->matching);
  index->country_found = home >= 0;
  index->country = home >= 0 ? g_strdup(event_actors_code(builder->actors, home)) : NULL;
}

/* Appends the strongest events of a partner, or of all; from then on they know their partner by its place in the output. */
static void
add_top(EventIndex *index, guint partner)
{
  g_autoptr(GPtrArray) events = event_top_take(index->tops, partner);
  const GPtrArray *list = event_partners_list(index->matching);
  for (guint i = 0; i < events->len; i++) {
    TopEvent *event = g_ptr_array_index(events, i);
    g_ptr_array_find(index->partners, g_ptr_array_index(list, event->partner), &event->partner);
    g_ptr_array_add(index->top, event);
  }
}

static gboolean
explain(IndexBuilder *builder, GError **error)
{
  EventIndex *index = builder->index;
  if (!index->has_explain)
    return TRUE;
  index->top = g_ptr_array_new();
  index->top_together = !builder->options->partners;
  if (!builder->options->partners)
    add_top(index, G_MAXUINT);
  for (guint i = 0; builder->options->partners && i < index->partners->len; i++)
    add_top(index, i); /* they stand in the order in which they were asked for */
  if (index->top->len > 0)
    return TRUE;
  g_autofree char *period = period_print(index->explain), *span = period_print(index->span);
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "no event of %s to explain: the rows are of %s", period, span);
  return FALSE;
}

EventIndex *
event_index_new(const char *const *paths, gsize n_paths, const EventIndexOptions *options, GError **error)
{
  g_auto(IndexBuilder) builder;
  builder_init(&builder, options);
  for (gsize i = 0; i < n_paths; i++)
    if (!read_file(&builder, paths[i], error))
      return NULL;
  builder.index->counts.doubts = builder.repeats ? event_memory_doubts(builder.repeats) : 0;
  if (!settle_days(&builder, error) || !index_builder_check_names(&builder, error))
    return NULL;
  find_home(&builder);
  if (!index_builder_rows(&builder, error) || !explain(&builder, error))
    return NULL;
  index_builder_flags(&builder);
  index_builder_ledger(&builder);
  EventIndex *index = builder.index;
  builder.index = NULL;
  return index;
}

const IndexRow *
event_index_row(const EventIndex *index, gsize partner, gsize period)
{
  return &g_array_index(index->rows, IndexRow, partner * index->n_periods + period);
}

double
event_index_stock(const EventIndex *index, const IndexRow *row, gsize half_life)
{
  const gsize place = (gsize)(row - (const IndexRow *)(void *)index->rows->data);
  return index->stocks[place * index->n_half_lives + half_life];
}
