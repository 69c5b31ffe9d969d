/* test.h - what unit tests share: cmocka, and assertions on doubles that print what they got */
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <glib.h>
#include <math.h>
#include <string.h>

/* Correct significant digits of got: -log10 |got - want| / |want|, at most 17 (McCullough 1998). */
static inline double
correct_digits(double got, double want)
{
  if (got == want)
    return 17;
  if (isnan(got) || isnan(want))
    return 0;
  return -log10(fabs(got - want) / (want == 0 ? 1 : fabs(want)));
}

#define assert_digits(got, want, digits)                                                                               \
  do {                                                                                                                 \
    const double got_ = (got), want_ = (want);                                                                         \
    if (!(correct_digits(got_, want_) >= (digits)))                                                                    \
      fail_msg("%s is %.17g, not %.17g: %.1f digits, wanted %g", #got, got_, want_, correct_digits(got_, want_),       \
               (double)(digits));                                                                                      \
  } while (0)

/* No error was set; prints it when one was. */
#define assert_no_error(error)                                                                                         \
  do {                                                                                                                 \
    if (error)                                                                                                         \
      fail_msg("error: %s", (error)->message);                                                                         \
  } while (0)

/* The error is of that domain and code, and reads exactly like that. Frees it. */
#define assert_error(error, wanted_domain, wanted_code, wanted_message)                                                \
  do {                                                                                                                 \
    assert_non_null(error);                                                                                            \
    assert_string_equal((error)->message, (wanted_message));                                                           \
    assert_true(g_error_matches((error), (wanted_domain), (wanted_code)));                                             \
    g_clear_error(&(error));                                                                                           \
  } while (0)
