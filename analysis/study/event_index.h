/* event_index.h - an index of relations from files of coded events, in one pass
 *
 * Memory grows with periods times partners, with days, and for repeats with the keys of event_memory.h, never with rows.
 * Each row ends in exactly one place: in the index, or in the ledger with the reason why not. */
#pragma once

#include "datasets/bloc.h"
#include "datasets/event_reader.h"
#include "datasets/ledger.h"
#include "event_days.h"
#include "event_partners.h"
#include "event_top.h"

#define INDEX_ROWS 2000000 /* periods times partners at most: more is a question that was not meant */

/* A row that was added long after its day tells of an anniversary or is a slip of a date parser (on 2020-01-01 GDELT dates
 * most rows 1920-01-01). A month keeps what newspapers tell late. */
#define INDEX_DELAY 31

#define ALL_PARTNERS "all" /* the partner of a catalogue that names none */

typedef enum { REPEATS_DEFAULT, REPEATS_KEPT, REPEATS_BY_ID, REPEATS_BY_ACTORS } RepeatRule;
typedef enum { MIRRORED_KEEP, MIRRORED_HALVE } MirrorRule;
typedef enum { PER_DYAD, PER_COUNTRY, PER_WORLD, N_PER } PerWhat;

typedef struct {
  const char *country;    /* whose relations; NULL: the one that all pairs share, otherwise every pair is a partner */
  const char **partners;  /* NULL-terminated names of countries and blocs; NULL: all */
  const GPtrArray *blocs; /* Bloc; one named EU has the EU's institutions too. NULL: none */
  Direction direction;
  Frequency frequency;
  EventWeights *weights; /* NULL: the score of the file */
  RepeatRule repeats;    /* default: by actors in GDELT, by id in ICEWS and POLECAT, kept elsewhere */
  MirrorRule mirrored;
  gboolean root_only;
  guint min_sources; /* 0: any */
  gint32 max_delay;  /* days between an event's day and the day it was added */
  gboolean has_covers;
  Period covers;            /* the days that the files cover; rows of others are left out */
  const double *half_lives; /* n_half_lives stocks */
  gsize n_half_lives;
  double bound, start; /* of the level; bound NaN: none */
  gboolean per[N_PER];
  gboolean has_explain;
  Period explain;
  gsize top; /* events that explain it */
  gboolean
      strict; /* the first faulty row ends it; otherwise it is left out, but for catalogues, which have to be right */
  void (*progress)(gpointer user, const EventReader *reader); /* now and then; NULL: nobody asks */
  gpointer user;
} EventIndexOptions;

void event_index_options_init(EventIndexOptions *options);

typedef struct {
  guint partner; /* place among the partners */
  Period period;
  double balance, positive, negative, absolute; /* NaN in a period without a present day */
  double events, mean, polarity;                /* mean and polarity NaN without events */
  gint32 days_present, days;
  double per_day;    /* balance / days_present: what periods are compared by */
  double per[N_PER]; /* 1000 balance / events of the dyad, the country, the world; NaN where there are none */
  double level;      /* NaN without a bound */
} IndexRow;

typedef struct {
  char *path, *layout;
  guint64 rows;        /* that became events */
  guint64 skipped;     /* faulty */
  char *first_problem; /* of the skipped, or NULL */
  char **notes;
} IndexFile;

/* Rows by their fate, and facts about all of them. */
typedef struct {
  guint64 rows;
  guint64 misdated, uncovered, no_root, few_sources, unscored, repeated, no_pair, same_country, elsewhere,
      other_direction, other_partner, counted; /* one of these for each row */
  guint64 slipped;                             /* of misdated: added on 2020-01-01 */
  guint64 both_countries, both_actors, home, over_many, mirrored_pairs, long_spans;
  guint64 compared, equal; /* rows with a score in the file and in the table; of these the same */
  guint64 doubts;          /* repeats that may have been missed */
} IndexCounts;

typedef struct {
  GArray *missing, *thin; /* Period: days without a row; days with surprisingly few */
  gsize known_missing;    /* of missing, those that the source itself lacks */
  gboolean counts_change, volume_steps, two_versions, slip_day, weekly_cycle;
} IndexFlags;

typedef struct {
  GPtrArray *files; /* IndexFile */
  EventFamily family;
  gboolean partner_given; /* by an option, for a catalogue without a column of partners: nothing is chosen by it */
  gboolean has_actors;
  char *country;          /* NULL: every pair */
  gboolean country_found; /* was not asked for, but all pairs share it */
  Direction direction;
  Frequency frequency;
  RepeatRule repeats; /* as applied */
  MirrorRule mirrored;
  gboolean root_only;
  guint min_sources;
  gint32 max_delay;
  gboolean dates_checked;
  char *weights_path, *weights_variant, *weights_sha256; /* NULL: the file's own score */
  gsize n_weights;
  Period span;             /* of the rows */
  gboolean by_rows;        /* a day is present by its rows; otherwise all days of covered are */
  Period covered;          /* otherwise */
  EventPartners *matching; /* owns the partners */
  EventTop *tops;          /* owns what explains; NULL when not asked for */
  GPtrArray *partners;     /* EventPartner, in the order of the output */
  GArray *rows;            /* IndexRow, by partner, then by period */
  gsize n_periods;         /* rows of each partner */
  double *half_lives;
  gsize n_half_lives;
  double *stocks; /* rows->len x n_half_lives */
  double bound, start;
  gsize held; /* steps of a level that ended at the bound */
  gboolean per[N_PER];
  IndexCounts counts;
  IndexFlags flags;
  gboolean has_explain;
  Period explain;
  gboolean top_together; /* of all partners, not of each that was asked for */
  GPtrArray *top;        /* TopEvent, the strongest first; NULL when not asked for */
  Ledger *ledger;
} EventIndex;

/* Reads the files ("-": standard input) and makes the index. NULL with *error: those of the reader and of weights;
 * DATA_ERROR_SCHEMA (an option that the layout cannot serve, files of different sources), DATA_ERROR_NAME (a country or
 * partner that never occurs, with those that do), DATA_ERROR_PERIOD (no event in the period to explain, too many periods),
 * STATS_ERROR of intensity.h. */
EventIndex *event_index_new(const char *const *paths, gsize n_paths, const EventIndexOptions *options, GError **error);
void event_index_free(EventIndex *index); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventIndex, event_index_free)

/* The row of a partner in a period, both by their place (transfer none). */
const IndexRow *event_index_row(const EventIndex *index, gsize partner, gsize period);

/* A stock of a row, by the place of its half-life. */
double event_index_stock(const EventIndex *index, const IndexRow *row, gsize half_life);
