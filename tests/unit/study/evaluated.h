/* evaluated.h - expressions over the series of a small study */
#pragma once

#include "studies.h"

/* a: 10 11 12 13 15 USD million, c: 40 44 48 52 and nothing, from 2000 to 2004; m: 1 to 24 by month from 2000-01 without 2001-06;
 * eur: 9 8 7 6 5 EUR million; rate: 1.25 1 0.8 EUR per USD; bn: 1 1.5 2 2.5 3 USD billion; t: an index known by values and
 * limits. */
#define SMALL_STUDY                                                                                                    \
  "series:\n"                                                                                                          \
  "  - { name: a, label: Alpha, from: trade, where: { partner: AAA, flow: export } }\n"                                \
  "  - { name: c, from: trade, where: { partner: CCC, flow: export } }\n"                                              \
  "  - { name: m, from: months }\n"                                                                                    \
  "  - { name: eur, from: euros }\n"                                                                                   \
  "  - { name: bn, from: billions }\n"                                                                                 \
  "  - { name: oil, from: rates, where: { series: oil } }\n"                                                           \
  "  - { name: events_a, from: events, pair: [ RRR, AAA ], value: good }\n"                                            \
  "  - { name: t, from: [ index-values, index-limits ], where: { partner: AAA } }\n"                                   \
  "  - { name: alt, from: index-limits, where: { partner: CCC } }\n"                                                   \
  "  - { name: lev, from: levels }\n"

static inline Series *
evaluate_text(const Case *one, const char *text, gsize *offset, GError **error)
{
  const Scope scope = results_scope(one->results);
  g_autoptr(Expr) expr = expr_parse(text, offset, error);
  return expr ? evaluate(&scope, text, expr, offset, error) : NULL;
}

/* (transfer full) */
static inline Series *
evaluated(const Case *one, const char *text)
{
  GError *error = NULL;
  gsize offset;
  Series *series = evaluate_text(one, text, &offset, &error);
  assert_no_error(error);
  return series;
}

#define assert_value(one, text, period, wanted)                                                                        \
  do {                                                                                                                 \
    g_autoptr(Series) series_ = evaluated(one, text);                                                                  \
    assert_digits(value_at(series_, period), wanted, 14);                                                              \
  } while (0)

#define assert_missing(one, text, period, reason)                                                                      \
  do {                                                                                                                 \
    g_autoptr(Series) series_ = evaluated(one, text);                                                                  \
    assert_string_equal(missing_text(observation_at(series_, period)->missing), missing_text(reason));                 \
  } while (0)

#define assert_unit(one, text, wanted)                                                                                 \
  do {                                                                                                                 \
    g_autoptr(Series) series_ = evaluated(one, text);                                                                  \
    assert_string_equal(series_->unit ? series_->unit : "none", wanted);                                               \
  } while (0)

/* at is the piece of text at which the error stands. */
#define assert_evaluate_error(one, text, at, code, message)                                                            \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    gsize offset_ = 12345;                                                                                             \
    assert_null(evaluate_text(one, text, &offset_, &error_));                                                          \
    assert_error(error_, DATA_ERROR, code, message);                                                                   \
    assert_string_equal((text) + offset_, at);                                                                         \
  } while (0)

static inline int
small_study(void **state)
{
  *state = case_good(SMALL_STUDY);
  return 0;
}

static inline int
small_study_free(void **state)
{
  case_free(*state);
  return 0;
}
