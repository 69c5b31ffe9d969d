#include <float.h>
#include <stdlib.h>

#include "../test.h"
#include "report/format.h"

#define assert_text(call, wanted)                                                                                      \
  do {                                                                                                                 \
    g_autofree char *got_ = (call);                                                                                    \
    assert_string_equal(got_, (wanted));                                                                               \
  } while (0)

static void
shortest_writes_few_digits(void **state)
{
  (void)state;
  assert_text(format_shortest(0.1), "0.1");
  assert_text(format_shortest(0.1 + 0.2), "0.30000000000000004");
  assert_text(format_shortest(1.0 / 3), "0.3333333333333333");
  assert_text(format_shortest(29000), "29000");
  assert_text(format_shortest(-4.25), "-4.25");
  assert_text(format_shortest(1e-5), "1e-05");
  assert_text(format_shortest(1e15), "1e+15");
  assert_text(format_shortest(DBL_MAX), "1.7976931348623157e+308");
}

static void
shortest_of_the_unusual(void **state)
{
  (void)state;
  assert_text(format_shortest(0.0), "0");
  assert_text(format_shortest(-0.0), "0");
  assert_text(format_shortest((double)NAN), "");
  assert_text(format_shortest((double)INFINITY), "inf");
  assert_text(format_shortest(-(double)INFINITY), "-inf");
  assert_text(format_shortest(DBL_TRUE_MIN), "5e-324");
}

/* xorshift64* of Vigna (2016), ACM Transactions on Mathematical Software 42(4), 30. */
static guint64
next_random(guint64 *seed)
{
  *seed ^= *seed >> 12;
  *seed ^= *seed << 25;
  *seed ^= *seed >> 27;
  return *seed * G_GUINT64_CONSTANT(2685821657736338717);
}

static void
check_shortest(double value)
{
  g_autofree char *text = format_shortest(value);
  char *end;
  if (g_ascii_strtod(text, &end) != value || *end)
    fail_msg("%.17g became %s", value, text);
  char fewer[64];
  g_snprintf(fewer, sizeof(fewer), "%.14g", value);
  if (g_ascii_strtod(fewer, NULL) == value && strlen(text) > strlen(fewer))
    fail_msg("%s says what %s says", text, fewer);
}

static void
shortest_reads_back(void **state)
{
  (void)state;
  guint64 seed = 20240229;
  for (int i = 0; i < 200000; i++) {
    const guint64 bits = next_random(&seed);
    double any, subnormal;
    const guint64 small = bits & ~(G_GUINT64_CONSTANT(0x7FF) << 52);
    memcpy(&any, &bits, sizeof(any));
    memcpy(&subnormal, &small, sizeof(subnormal));
    if (isfinite(any))
      check_shortest(any);
    check_shortest(subnormal);
    check_shortest((double)(gint64)(bits >> 40) / 100); /* money: two decimals */
  }
}

/* Of 15 to 17 digits the fewest that read back, by trying; printf leaves out zeros at the end. */
static void
check_fewest(double value)
{
  g_autofree char *text = format_shortest(value);
  char tried[64] = "";
  for (int digits = 15; digits <= 17 && g_ascii_strtod(tried, NULL) != value; digits++)
    g_snprintf(tried, sizeof(tried), "%.*g", digits, value);
  if (!g_str_equal(text, tried))
    fail_msg("%.17g became %s, not %s", value, text, tried);
}

/* Decimals of 1 to 17 digits with the point anywhere near 1e-4 ... 1e15, and their neighbours. */
static void
shortest_is_what_printf_finds(void **state)
{
  (void)state;
  guint64 seed = 20240301;
  for (int i = 0; i < 50000; i++) {
    const guint64 bits = next_random(&seed);
    const int digits = 1 + i % 17, exponent = (int)(bits % 24) - 7;
    const guint64 least = (guint64)pow(10, digits - 1);
    g_autofree char *decimal =
        g_strdup_printf("%" G_GUINT64_FORMAT "e%d", least + (bits >> 8) % (9 * least), exponent - digits);
    const double value = g_ascii_strtod(decimal, NULL);
    check_fewest(value);
    check_fewest(-nextafter(value, 0));
    check_fewest(nextafter(value, DBL_MAX));
  }
}

static void
significant_digits(void **state)
{
  (void)state;
  assert_text(format_significant(24384.1, 6), "24384.1");
  assert_text(format_significant(-0.32, 3), "−0.320");
  assert_text(format_significant(24384.1, 3), "24384");
  assert_text(format_significant(9.9996, 4), "10.00");
  assert_text(format_significant(0.00012345, 3), "0.000123");
  assert_text(format_significant(1e-4, 1), "0.0001");
  assert_text(format_significant(9.9996e-5, 3), "0.000100");
  assert_text(format_significant(-1.5e-7, 3), "−1.50e−07");
  assert_text(format_significant(123456789012345, 3), "123456789012345");
  assert_text(format_significant(1e15, 3), "1.00e+15");
}

static void
significant_of_the_unusual(void **state)
{
  (void)state;
  assert_text(format_significant(0, 3), "0");
  assert_text(format_significant(-0.0, 3), "0");
  assert_text(format_significant((double)NAN, 3), "–");
  assert_text(format_significant((double)INFINITY, 3), "∞");
  assert_text(format_significant(-(double)INFINITY, 3), "−∞");
  assert_text(format_significant(0.1, 40), "0.100000000000000"); /* 15 digits, not 0.1000000000000000055 */
  assert_text(format_significant(7.4, 0), "7");
}

static void
decimals(void **state)
{
  (void)state;
  assert_text(format_decimals(22712.1, 1), "22712.1");
  assert_text(format_decimals(22712.1, 0), "22712");
  assert_text(format_decimals(-1.005, 1), "−1.0");
  assert_text(format_decimals(-0.004, 2), "0.00");
  assert_text(format_decimals(0, 2), "0.00");
  assert_text(format_decimals(0.5, -3), "0");
  assert_text(format_decimals(1234567890123.25, 4), "1234567890123.25"); /* 15 digits and no more */
  assert_text(format_decimals(123456789012345.7, 2), "123456789012346");
  assert_text(format_decimals(-1e20, 2), "−1e+20");
  assert_text(format_decimals((double)NAN, 2), "–");
  assert_text(format_decimals(-(double)INFINITY, 2), "−∞");
}

static void
p_values(void **state)
{
  (void)state;
  assert_text(format_p(0.287123), "0.287");
  assert_text(format_p(0.012345), "0.0123");
  assert_text(format_p(0.05), "0.0500");
  assert_text(format_p(0.0001), "0.000100");
  assert_text(format_p(0.0000999999), "< 0.0001");
  assert_text(format_p(0), "< 0.0001");
  assert_text(format_p(0.9994), "0.999");
  assert_text(format_p(0.9995), "> 0.999");
  assert_text(format_p(1), "> 0.999");
  assert_text(format_p((double)NAN), "–");
  assert_text(format_p(1.2), "–");
  assert_text(format_p(-0.1), "–");
}

static void
percentages(void **state)
{
  (void)state;
  assert_text(format_percent(-0.043, 1), "−4.3\u00A0%");
  assert_text(format_percent(1.5, 0), "150\u00A0%");
  assert_text(format_percent(-0.0001, 1), "0.0\u00A0%");
  assert_text(format_percent((double)NAN, 1), "–");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shortest_writes_few_digits),
      cmocka_unit_test(shortest_of_the_unusual),
      cmocka_unit_test(shortest_reads_back),
      cmocka_unit_test(shortest_is_what_printf_finds),
      cmocka_unit_test(significant_digits),
      cmocka_unit_test(significant_of_the_unusual),
      cmocka_unit_test(decimals),
      cmocka_unit_test(p_values),
      cmocka_unit_test(percentages),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
