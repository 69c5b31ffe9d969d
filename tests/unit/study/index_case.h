/* index_case.h - indices of small files of events, and what stands in them */
#pragma once

#include "../datasets/folder.h"
#include "datasets/problems.h"
#include "study/event_index.h"
#include "study/members.h"

typedef struct {
  const char *date, *from_code, *from, *from_group, *to_code, *to, *to_group, *code, *score, *added;
  int root, sources;
} GdeltRow;

/* Appends a row of GDELT 2.0, 61 columns; what is NULL is empty. Both countries are from and to. */
static inline void
append_gdelt(GString *text, const GdeltRow *row)
{
  const char *cells[61] = {NULL};
  g_autofree char *sources = g_strdup_printf("%d", row->sources);
  cells[0] = "1";
  cells[1] = row->date;
  cells[5] = cells[6] = row->from_code ? row->from_code : row->from;
  cells[7] = row->from;
  cells[8] = row->from_group;
  cells[15] = cells[16] = row->to_code ? row->to_code : row->to;
  cells[17] = row->to;
  cells[18] = row->to_group;
  cells[25] = row->root ? "1" : "0";
  cells[26] = row->code ? row->code : "040";
  cells[30] = row->score;
  cells[32] = sources;
  cells[59] = row->added;
  for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
    g_string_append_printf(text, "%s%s", i ? "\t" : "", cells[i] ? cells[i] : "");
  g_string_append_c(text, '\n');
}

static inline void
write_gdelt(const char *name, const GdeltRow *rows, gsize n)
{
  GString *text = g_string_new(NULL);
  for (gsize i = 0; i < n; i++)
    append_gdelt(text, &rows[i]);
  write_file(name, text->str);
  g_string_free(text, TRUE);
}

static inline EventIndexOptions
index_options(const char *country, Frequency frequency)
{
  EventIndexOptions options;
  event_index_options_init(&options);
  options.country = country;
  options.frequency = frequency;
  return options;
}

/* Of one file; the error of the last call is in *error. */
static inline EventIndex *
index_of(const char *path, const EventIndexOptions *options, GError **error)
{
  return event_index_new(&path, 1, options, error);
}

static inline EventIndex *
made(const char *path, const EventIndexOptions *options)
{
  GError *error = NULL;
  EventIndex *index = index_of(path, options, &error);
  assert_no_error(error);
  assert_non_null(index);
  return index;
}

/* The place of a partner in the output. */
static inline guint
partner_place(const EventIndex *index, const char *name)
{
  for (guint i = 0; i < index->partners->len; i++)
    if (g_str_equal(((const EventPartner *)g_ptr_array_index(index->partners, i))->name, name))
      return i;
  fail_msg("no partner %s", name);
  return 0;
}

static inline const IndexRow *
row_of(const EventIndex *index, const char *partner, gsize period)
{
  return event_index_row(index, partner_place(index, partner), period);
}

/* Balance and events of a row. */
#define assert_balance(index, partner, period, wanted_balance, wanted_events)                                          \
  do {                                                                                                                 \
    const IndexRow *row_ = row_of((index), (partner), (period));                                                       \
    assert_digits(row_->balance, (wanted_balance), 17);                                                                \
    assert_digits(row_->events, (wanted_events), 17);                                                                  \
  } while (0)

/* Every row is somewhere, and nowhere twice. */
static inline void
assert_accounted(const EventIndex *index)
{
  const IndexCounts *c = &index->counts;
  assert_int_equal(c->rows, c->misdated + c->uncovered + c->no_root + c->few_sources + c->unscored + c->repeated +
                                c->no_pair + c->same_country + c->elsewhere + c->other_direction + c->other_partner +
                                c->counted);
}

#define refuses(path, options, domain, code, message)                                                                  \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    assert_null(index_of((path), (options), &error_));                                                                 \
    assert_error(error_, (domain), (code), (message));                                                                 \
  } while (0)
