#include "event_index_builder.h"

#include <math.h>

/* Until then DATEADDED of GDELT 1.0 is the day of a backfill (20130203, 20130206), whatever the event's day. */
#define BACKFILLED_UNTIL 15796 /* 2013-04-01 */
#define SLIP_DAY         18262 /* 2020-01-01: GDELT's dates of that day are of 1920 */
#define MIRROR_SHARE     0.5

/* The event in all its parts, while it is taken in. */
typedef struct {
  const Event *event;
  ActorCountries source, target;
  EventText from, to; /* identities */
  const char *label;  /* of the weight table; NULL: the event's */
  double unweighted, score;
} Row;

static gboolean
is_misdated(const IndexBuilder *builder, const Event *event)
{
  if (event->added < 0 || (builder->index->family == EVENTS_GDELT_1 && event->added < BACKFILLED_UNTIL))
    return FALSE;
  return event->added - event->first > builder->options->max_delay || event->first - event->added > 1;
}

/* By what the row itself says. */
static gboolean
is_left_out(IndexBuilder *builder, const Event *event)
{
  const EventIndexOptions *options = builder->options;
  IndexCounts *counts = &builder->index->counts;
  if (is_misdated(builder, event)) {
    counts->misdated++;
    counts->slipped += event->added == SLIP_DAY ? 1 : 0;
    return TRUE;
  }
  if (options->has_covers && (event->first < options->covers.first || event->first > options->covers.last)) {
    counts->uncovered++;
    return TRUE;
  }
  event_days_add(builder->days, event->first);
  if (!builder->index->has_actors && event->last > event->first)
    event_days_add(builder->days, event->last);
  if (options->root_only && !event->root) {
    counts->no_root++;
    return TRUE;
  }
  if (options->min_sources > 0 && event->sources < (int)options->min_sources) {
    counts->few_sources++;
    return TRUE;
  }
  return FALSE;
}

static void
count_sides(IndexBuilder *builder, const Row *row)
{
  IndexCounts *counts = &builder->index->counts;
  const ActorCountries *sides[] = {&row->source, &row->target};
  counts->both_countries += row->source.n > 0 && row->target.n > 0 ? 1 : 0;
  counts->both_actors += row->from.length > 0 && row->to.length > 0 ? 1 : 0;
  counts->over_many += row->source.over || row->target.over ? 1 : 0;
  for (gsize i = 0; i < G_N_ELEMENTS(sides); i++)
    for (guint j = 0; j < sides[i]->n; j++) {
      if ((guint)sides[i]->id[j] >= builder->seen->len)
        g_array_set_size(builder->seen, (guint)sides[i]->id[j] + 1);
      g_array_index(builder->seen, guint64, (guint)sides[i]->id[j])++;
    }
}

static gboolean
has_home(const IndexBuilder *builder, const Row *row)
{
  return builder->home >= 0 &&
         (event_actors_has(&row->source, builder->home) || event_actors_has(&row->target, builder->home));
}

/* What tells the event of a row from others of its day; 0: it cannot be told. */
static guint64
key_of(const IndexBuilder *builder, const Row *row, RepeatRule rule)
{
  const Event *event = row->event;
  if (rule == REPEATS_BY_ID)
    return event->id.length > 0 ? event_key_text(EVENT_KEY_SEED, event->id) : 0;
  if (!builder->index->has_actors)
    return event->label.length > 0 ? event_key_text(event_key_text(EVENT_KEY_SEED, event->partner), event->label) : 0;
  if (row->from.length == 0 || row->to.length == 0)
    return 0;
  const guint64 key = event_key_text(event_key_text(EVENT_KEY_SEED, row->from), row->to);
  return event_key_text(event_key_text(key, event->code), event->mode);
}

static gboolean
is_repeated(IndexBuilder *builder, const Row *row)
{
  const guint64 key = builder->repeats ? key_of(builder, row, builder->index->repeats) : 0;
  return key != 0 && !event_memory_add(builder->repeats, row->event->first, key);
}

/* FALSE: it has none. */
static gboolean
find_score(IndexBuilder *builder, Row *row)
{
  EventWeights *weights = builder->options->weights;
  const EventWeight *weight = weights ? event_weights_find(weights, row->event) : NULL;
  row->unweighted = weights ? (weight ? weight->score : NAN) : row->event->score;
  row->score = row->unweighted * row->event->weight;
  row->label = weight && *weight->label ? weight->label : NULL;
  return !isnan(row->score);
}

/* The file's own score with the table's. */
static void
compare_scores(IndexBuilder *builder, const Row *row)
{
  const double own = row->event->score;
  if (!builder->options->weights || isnan(own))
    return;
  builder->index->counts.compared++;
  builder->index->counts.equal += own == row->unweighted ? 1 : 0;
}

static IndexTotals *
totals_of(IndexBuilder *builder, gint32 day)
{
  if (builder->total && builder->period.first <= day && day <= builder->period.last)
    return builder->total;
  builder->period = period_containing(day, builder->options->frequency);
  builder->total = g_hash_table_lookup(builder->totals, GINT_TO_POINTER(builder->period.first));
  if (!builder->total) {
    builder->total = g_new0(IndexTotals, 1);
    g_hash_table_insert(builder->totals, GINT_TO_POINTER(builder->period.first), builder->total);
  }
  return builder->total;
}

static guint64
cell_key(guint partner, Period period)
{
  return (guint64)(guint32)period.first << 32 | partner;
}

const IndexCell *
index_builder_cell(const IndexBuilder *builder, guint partner, Period period)
{
  const guint64 key = cell_key(partner, period);
  return g_hash_table_lookup(builder->cells, &key);
}

static void
add_to_cell(IndexBuilder *builder, guint partner, double score, double share)
{
  const guint64 key = cell_key(partner, builder->period);
  IndexCell *cell = g_hash_table_lookup(builder->cells, &key);
  if (!cell) {
    cell = g_new0(IndexCell, 1);
    cell->key = key;
    g_hash_table_add(builder->cells, cell);
  }
  intensity_add(&cell->sum, score, share);
}

static int
compare_texts(EventText a, EventText b)
{
  const int order = memcmp(a.text, b.text, MIN(a.length, b.length));
  return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

/* Whether an earlier row of the day has the same code and the actors the other way round, and no mirror yet. */
static gboolean
is_mirror(IndexBuilder *builder, const Row *row)
{
  const int order = compare_texts(row->from, row->to);
  if (!builder->mirrors || row->from.length == 0 || row->to.length == 0 || order == 0)
    return FALSE;
  const EventText one = order < 0 ? row->from : row->to, two = order < 0 ? row->to : row->from;
  guint64 key = event_key_text(event_key_text(EVENT_KEY_SEED, one), two);
  key = event_key_text(event_key_text(key, row->event->code), row->event->mode);
  guint32 *met = event_memory_counts(builder->mirrors, row->event->first, key);
  const gsize way = order < 0 ? 0 : 1;
  const gboolean paired = met[1 - way] > met[way];
  met[way] += met[way] < G_MAXUINT32 ? 1 : 0;
  builder->index->counts.mirrored_pairs += paired ? 1 : 0;
  return paired;
}

/* How much of a row counts. Of a pair of mirrored rows each counts half: where both stand in the index, the first one has
 * counted whole, and the second adds nothing; where one does, the pair takes half of it back. */
static double
share_of(const IndexBuilder *builder, MatchStatus status, gboolean mirror)
{
  const double whole = status == MATCH_FOUND ? 1 : 0;
  if (!mirror || builder->options->mirrored == MIRRORED_KEEP)
    return whole;
  return builder->options->direction == DIRECTION_BOTH ? whole - 2 * MIRROR_SHARE : whole - MIRROR_SHARE;
}

static void
count_status(IndexCounts *counts, MatchStatus status)
{
  guint64 *const places[] = {[MATCH_FOUND] = &counts->counted,
                             [MATCH_NO_PAIR] = &counts->no_pair,
                             [MATCH_SAME_COUNTRY] = &counts->same_country,
                             [MATCH_ELSEWHERE] = &counts->elsewhere,
                             [MATCH_OTHER_DIRECTION] = &counts->other_direction,
                             [MATCH_OTHER_PARTNER] = &counts->other_partner};
  ++*places[status];
}

static gboolean
is_explained(const IndexBuilder *builder, const Event *event)
{
  const EventIndexOptions *options = builder->options;
  return options->has_explain && options->explain.first <= event->first && event->first <= options->explain.last;
}

static MatchStatus
match(IndexBuilder *builder, const Row *row, const guint **found, gsize *n)
{
  EventPartners *partners = builder->index->matching;
  return builder->index->has_actors ? event_partners_match(partners, row->event, &row->source, &row->target, found, n)
                                    : event_partners_match_name(partners, row->event, found, n);
}

/* What takes repeats together; a row that cannot be told is its own. */
static guint64
explained_key(const IndexBuilder *builder, const Row *row)
{
  const guint64 key = key_of(builder, row, REPEATS_BY_ACTORS);
  return event_key_number(key ? key : builder->index->counts.rows, (guint64)row->event->first);
}

static void
explain(IndexBuilder *builder, const Row *row, const guint *found, gsize n, double share)
{
  for (gsize i = 0; i < n; i++)
    event_top_add(builder->index->tops, found[i], explained_key(builder, row), row->event, row->label, row->score,
                  share);
}

/* The mirror of a row that has counted whole takes half of it back. */
static void
explain_mirror(IndexBuilder *builder, const Row *row, const guint *found, gsize n, double share)
{
  Row other = *row;
  other.from = row->to;
  other.to = row->from;
  for (gsize i = 0; share < 0 && i < n; i++)
    event_top_move(builder->index->tops, found[i], explained_key(builder, &other), row->score * share);
}

/* A repeat that is left out still tells how often the event was reported. */
static void
explain_repeat(IndexBuilder *builder, Row *row)
{
  const guint *found;
  gsize n;
  if (!is_explained(builder, row->event) || !find_score(builder, row))
    return;
  if (match(builder, row, &found, &n) == MATCH_FOUND)
    explain(builder, row, found, n, 0);
}

static void
count_row(IndexBuilder *builder, Row *row)
{
  const guint *found;
  gsize n;
  IndexCounts *counts = &builder->index->counts;
  IndexTotals *totals = totals_of(builder, row->event->first);
  totals->world++;
  totals->country += !builder->index->has_actors || has_home(builder, row) ? 1 : 0;
  counts->long_spans += row->event->last > builder->period.last ? 1 : 0;

  const MatchStatus status = match(builder, row, &found, &n);
  count_status(counts, status);
  if (n == 0)
    return;
  const double share = share_of(builder, status, is_mirror(builder, row));
  for (gsize i = 0; share != 0 && i < n; i++)
    add_to_cell(builder, found[i], row->score, share);
  if (status == MATCH_FOUND)
    event_partners_count(builder->index->matching, row->event);
  if (!is_explained(builder, row->event))
    return;
  if (status == MATCH_FOUND)
    explain(builder, row, found, n, share);
  else
    explain_mirror(builder, row, found, n, share);
}

void
index_builder_take(IndexBuilder *builder, const EventLayout *layout, const Event *event)
{
  IndexCounts *counts = &builder->index->counts;
  Row row = {.event = event, .from = {"", 0}, .to = {"", 0}};
  counts->rows++;
  if (layout->has & EVENT_HAS_ACTORS) {
    event_actors_find(builder->actors, &event->source, &row.source);
    event_actors_find(builder->actors, &event->target, &row.target);
    row.from = event_actor_identity(&event->source);
    row.to = event_actor_identity(&event->target);
    count_sides(builder, &row);
    counts->home += has_home(builder, &row) ? 1 : 0;
  }
  if (is_left_out(builder, event))
    return;
  if (is_repeated(builder, &row)) {
    counts->repeated++;
    explain_repeat(builder, &row);
    return;
  }
  if (!find_score(builder, &row)) {
    counts->unscored++;
    return;
  }
  compare_scores(builder, &row);
  count_row(builder, &row);
}
