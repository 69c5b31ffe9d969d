#include "../test.h"

#include "datasets/period.h"

/* A text, and what it reads as (printed), or why it does not. */
typedef struct {
  const char *text, *wanted;
} Case;

typedef gboolean (*Parser)(const char *text, gsize length, Period *period, const char **why);

/* The text is followed by digits, so that a reader that goes past the length is found out. */
static void
assert_reads(Parser parse, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *longer = g_strconcat(cases[i].text, "0123", NULL);
    Period period;
    const char *why = "nothing";
    if (!parse(longer, strlen(cases[i].text), &period, &why))
      fail_msg("'%s' is not read: %s", cases[i].text, why);
    g_autofree char *printed = period_print(period);
    assert_string_equal(printed, cases[i].wanted);
  }
}

static void
assert_refuses(Parser parse, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    Period period;
    const char *why = NULL;
    if (parse(cases[i].text, strlen(cases[i].text), &period, &why))
      fail_msg("'%s' is read", cases[i].text);
    if (g_strcmp0(why, cases[i].wanted) != 0)
      fail_msg("'%s': '%s', not '%s'", cases[i].text, why, cases[i].wanted);
  }
}

static void
every_form_is_read(void **state)
{
  (void)state;
  static const Case cases[] = {
      {"2018", "2018"},
      {"2018-S1", "2018-S1"},
      {"2018-H2", "2018-S2"},
      {"2018S2", "2018-S2"},
      {"2018-Q1", "2018-Q1"},
      {"2018Q4", "2018-Q4"},
      {"2018q3", "2018-Q3"},
      {"2018-01", "2018-01"},
      {"2018M01", "2018-01"},
      {"2018M1", "2018-01"},
      {"2018-M12", "2018-12"},
      {"201801", "2018-01"},
      {"2018-01-31", "2018-01-31"},
      {"20180131", "2018-01-31"},
      {"2020-02-29", "2020-02-29"},
      {"2018-01/02", "2018-01/P2M"},
      {"2018-01/01", "2018-01"},
      {"2018-01/12", "2018"},
      {"2018-01/P2M", "2018-01/P2M"},
      {"2018-12/P2M", "2018-12/P2M"},
      {"2011-06/P3M", "2011-06/P3M"},
      {"2018-07/P12M", "2018-07/P12M"},
      {"2018-01/2018-02", "2018-01/P2M"},
      {"201811/201902", "2018-11/P4M"},
      {"2018-01-05/2018-02-07", "2018-01-05/2018-02-07"},
      {"20180105/20180105", "2018-01-05"},
      {" \t2018-Q1 ", "2018-Q1"},
      {"0001", "0001"},
      {"9999-12/P1M", "9999-12"},
  };
  assert_reads(period_parse, cases, G_N_ELEMENTS(cases));
}

static void
what_is_no_period_is_refused_with_a_reason(void **state)
{
  (void)state;
  static const Case cases[] = {
      {"", "empty"},
      {"  ", "empty"},
      {"18", "no year of four digits"},
      {"20181", "no year of four digits"},
      {"2018013", "no year of four digits"},
      {"201801311", "no year of four digits"},
      {"Q1 2018", "no year of four digits"},
      {"-2018", "no year of four digits"},
      {"0000", "no such year"},
      {"2018-13", "no such month"},
      {"201952", "no such month"},
      {"2018-00", "no such month"},
      {"2018M13", "no such month"},
      {"2018-1", "a month has two digits"},
      {"2018-001", "a month has two digits"},
      {"2018-01-1", "a day has two digits"},
      {"2018-01-", "a day has two digits"},
      {"2018-", "nothing behind the hyphen"},
      {"2018-02-30", "no such day"},
      {"20190229", "no such day"},
      {"2018-Q5", "no such quarter"},
      {"2018-Q0", "no such quarter"},
      {"2018-S3", "no such half-year"},
      {"2018-Q12", "wrong number of digits behind the letter"},
      {"2018-Q", "wrong number of digits behind the letter"},
      {"2018M001", "wrong number of digits behind the letter"},
      {"2018-W01", "text behind the period"},
      {"2018-01-31T00:00:00", "text behind the period"},
      {"2018Q1x", "text behind the period"},
      {"2018.5", "text behind the period"},
      {"201801-", "text behind the period"},
  };
  assert_refuses(period_parse, cases, G_N_ELEMENTS(cases));
}

static void
what_can_be_read_two_ways_is_refused(void **state)
{
  (void)state;
  static const char either[] = "which is the day and which the month?";
  static const char declare[] = "a date is written 2018-01-31, or its format declared";
  static const char fiscal[] = "a month or a fiscal year? write 2018-01 or 2018-07/P12M";
  static const Case cases[] = {
      {"01/02/2018", either},  {"1/2/2018", either},    {"01.02.2018", either},  {"01-02-18", either},
      {"05/05/2018", either},  {"31/01/2018", declare}, {"01/31/2018", declare}, {"31.12.99", declare},
      {"2018/01/31", declare}, {"2018/19", fiscal},     {"2018/2019", fiscal},   {"2018/01", fiscal},
  };
  assert_refuses(period_parse, cases, G_N_ELEMENTS(cases));
}

static void
bad_strokes_are_refused(void **state)
{
  (void)state;
  static const Case cases[] = {
      {"2018-02/01", "it ends before it begins"},
      {"2018-02-07/2018-01-05", "it ends before it begins"},
      {"2018-01/13", "no such month"},
      {"2018-01/P0M", "a length of no months"},
      {"2018-01/P2D", "a length is written P2M"},
      {"2018-01/PM", "a length is written P2M"},
      {"2018-01/P2M2", "a length is written P2M"},
      {"2018-01/P1234567M", "a length is written P2M"},
      {"9999-12/P2M", "it ends after the year 9999"},
      {"2018-01/2018-02-07", "both ends must be months, or both days"},
      {"2018-Q1/2018-Q2", "both ends must be months, or both days"},
      {"2018-01-05/07", "no year of four digits"},
      {"2018-01/", "no year of four digits"},
      {"/2018-01", "no year of four digits"},
  };
  assert_refuses(period_parse, cases, G_N_ELEMENTS(cases));
}

/* A NUL is a byte like another: it ends no text, and is no letter. */
static void
nul_is_no_letter(void **state)
{
  (void)state;
  static const char quarter[] = "2018-\0001", numeric[] = "01\00002\0002018", end[] = "2018\0";
  Period period;
  const char *why = NULL;
  assert_false(period_parse(quarter, sizeof quarter - 1, &period, &why));
  assert_false(period_parse(numeric, sizeof numeric - 1, &period, &why));
  assert_string_equal(why, "no year of four digits");
  assert_false(period_parse(end, sizeof end - 1, &period, &why));
  assert_string_equal(why, "text behind the period");
}

static void
assert_format(const char *format, const char *text, const char *wanted, gboolean reads)
{
  g_autofree char *longer = g_strconcat(text, "0", NULL);
  Period period;
  const char *why = NULL;
  if (period_parse_format(longer, strlen(text), format, &period, &why) != reads)
    fail_msg("'%s' by '%s': %s", text, format, reads ? why : "is read");
  g_autofree char *printed = reads ? period_print(period) : g_strdup(why);
  assert_string_equal(printed, wanted);
}

static void
a_declared_format_is_followed(void **state)
{
  (void)state;
  assert_format("%d.%m.%Y", "01.02.2018", "2018-02-01", TRUE);
  assert_format("%d.%m.%Y", " 1.2.2018 ", "2018-02-01", TRUE);
  assert_format("%m/%d/%Y", "01/02/2018", "2018-01-02", TRUE);
  assert_format("%Y/%m/%d", "2018/12/31", "2018-12-31", TRUE);
  assert_format("%Y%m", "201811", "2018-11", TRUE);
  assert_format("%d%m%Y", "31122018", "2018-12-31", TRUE);
  assert_format("%Y", "2018", "2018", TRUE);
  assert_format("FY%Y %%", "FY2018 %", "2018", TRUE);
  assert_format("%m %Y", "3 2018", "2018-03", TRUE);
}

static void
what_departs_from_the_format_is_refused(void **state)
{
  (void)state;
  static const char departs[] = "it does not follow the declared format";
  static const char made_of[] = "a format is made of %Y, %m and %d",
                    needs[] = "the format needs %Y, and %m where it has %d";
  assert_format("%d.%m.%Y", "", "empty", FALSE);
  assert_format("%d.%m.%Y", "2018-02-01", departs, FALSE);
  assert_format("%d.%m.%Y", "01.02.2018x", departs, FALSE);
  assert_format("%d.%m.%Y", "01.02", departs, FALSE);
  assert_format("%d.%m.%Y", "01.02.18", "no year of four digits", FALSE);
  assert_format("%d.%m.%Y", "31.02.2018", "no such day", FALSE);
  assert_format("%d.%m.%Y", "0.02.2018", "no such day", FALSE);
  assert_format("%d.%m.%Y", "01.13.2018", "no such month", FALSE);
  assert_format("%d.%m.%Y", "01.00.2018", "no such month", FALSE);
  assert_format("%Y", "0000", "no such year", FALSE);
  assert_format("%Y%m%d", "2018111", departs, FALSE);
  assert_format("%d.%m.%y", "01.02.18", made_of, FALSE);
  assert_format("%Y%", "2018", made_of, FALSE);
  assert_format("%d %Y", "01 2018", needs, FALSE);
  assert_format("%m", "01", needs, FALSE);
  assert_format("%Y %Y", "2018 2018", "the format names one thing twice", FALSE);
}

static void
ranges_are_read(void **state)
{
  (void)state;
  static const Case good[] = {
      {"1998..2020", "1998-01/P276M"},
      {"2018-01..2020", "2018-01/P36M"},
      {"2011", "2011"},
      {"2018 .. 2018", "2018"},
      {"2018-Q2..2018-05", "2018-04/P2M"},
      {"2010-12..2010-12", "2010-12"},
      {"2018-01/P2M", "2018-01/P2M"},
      {"2018-01-05..2018-02", "2018-01-05/2018-02-28"},
  };
  static const Case bad[] = {
      {"2020..1998", "it ends before it begins"},
      {"1998..", "empty"},
      {"..2020", "empty"},
      {"", "empty"},
      {"1998...2020", "no year of four digits"},
      {"1998..20", "no year of four digits"},
  };
  assert_reads(period_parse_range, good, G_N_ELEMENTS(good));
  assert_refuses(period_parse_range, bad, G_N_ELEMENTS(bad));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_form_is_read),
      cmocka_unit_test(what_is_no_period_is_refused_with_a_reason),
      cmocka_unit_test(what_can_be_read_two_ways_is_refused),
      cmocka_unit_test(bad_strokes_are_refused),
      cmocka_unit_test(nul_is_no_letter),
      cmocka_unit_test(a_declared_format_is_followed),
      cmocka_unit_test(what_departs_from_the_format_is_refused),
      cmocka_unit_test(ranges_are_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
