#include "../study/event_case.h"

#include "blocks.h"
#include "report/event_study_reading.h"

#define LAW  "formula: log(drivers) ~ trend + season + log(petrol), at: 1983-02"
#define LAST " What followed an event need not be its effect: prices, other partners and policies moved too."

static void
assert_event_reading(const char *item, const char *events, const char *want)
{
  g_autofree char *items = g_strdup_printf("  - { name: item, %s }", item);
  g_auto(EventCase) one = event_case(items, events);
  g_autofree char *got = read_event_study(event_result(&one, 0)), *whole = g_strconcat(want, LAST, NULL);
  assert_text(got, whole);
}

/* Found, in percent of a logarithm; without other events. */
static void
reading_of_the_law(void **state)
{
  (void)state;
  assert_event_reading(
      LAW, NULL,
      "In the 12 months from 1983-02 on Drivers stood on average 16.1 % below what the 169 months before let expect "
      "(95 % interval of the difference −22.8 % to −8.9 %): more than the scatter before accounts for. 6 of these "
      "months lie outside the band of the expected path, the last 1983-12; one in twenty would by chance, and this is "
      "no estimate of when an effect ended. The regression puts it at a change of level of −18.3 % (95 % interval "
      "−22.6 % to −13.7 %, p < 0.0001 of no change of level) and a change of slope of +0.46 % a month (95 % interval "
      "−0.3 % to +1.2 %, p = 0.216 of no change of slope). Moved to 157 other dates, the event has a level as clear at "
      "12 of them (placebo p = 0.0823). The 3 months before the event cannot be told from what those before them let "
      "expect (p = 0.571). With so many months a change of level between −12.5 % and +14.2 % would be missed more "
      "often than one time in five.");
}

/* A date at which nothing happened. */
static void
reading_of_a_quiet_year(void **state)
{
  (void)state;
  assert_event_reading(
      "of: volume, at: 1930, method: step, window: 20", "1925-01-01,,a\n1930-05-01,,b\n",
      "In the 20 years from 1930 on Flow stood on average 134.4 m3 above what the 59 years before let expect (95 % "
      "interval of the difference −37.06 to 305.8): no more than the scatter before accounts for. The differences add "
      "up to +2688 m3 (−741.2 to 6117). One of these years, 1946, lies outside the band of the expected path; one in "
      "twenty would by chance, and this is no estimate of when an effect ended. The regression puts it at a change of "
      "level of +124.5 m3 (95 % interval 7.768 to 241.3, p = 0.0369 of no change of level). Moved to 55 other dates, "
      "the event has a level as clear at 18 of them (placebo p = 0.339). The 3 years before the event cannot be told "
      "from what those before them let expect (p = 0.366). With so many years a change of level smaller than 166.4 m3 "
      "would be missed more often than one time in five. 2 other events of the study's list fall into these windows, 1 "
      "of them into the same year: what is seen cannot be laid on this one.");
}

static void
reading_of_a_description(void **state)
{
  (void)state;
  assert_event_reading(
      "of: volume, at: 1885, window: 4", "1885-02-01,,a\n",
      "In the 4 years from 1885 on Flow stood on average 48.09 m3 below what the 14 years before let expect (95 % "
      "interval of the difference −334.7 to 238.6). The differences add up to −192.4 m3 (−1339 to 954.2). No single "
      "year lies outside the band of the expected path. The regression puts it at a change of level of +8.475 m3 (95 % "
      "interval −157.1 to 174.1) and a change of slope of −37.71 m3 a year (95 % interval −122.7 to 47.30). Moved to "
      "12 other dates, the event has a level as clear at 12 of them. With 14 years before the event, where 24 are "
      "wanted, this describes and tests nothing: a change of level smaller than 459.7 m3 could hardly have been seen "
      "(5 %, power 80 %). 1 other event of the study's list falls into these windows, 1 of them into the same year: "
      "what is seen cannot be laid on this one.");
}

static void
reading_of_a_pulse(void **state)
{
  (void)state;
  assert_event_reading(
      "of: volume, at: 1913..1914, method: pulse", "1913-02-01,,first\n1914-08-01,,second\n",
      "In the 5 years from 1913 on Flow stood on average 0.1778 m3 below what the 42 years before let expect (95 % "
      "interval of the difference −231.4 to 231.1): no more than the scatter before accounts for. The differences add "
      "up to −0.8891 m3 (−1157 to 1155). One of these years, 1913, lies outside the band of the expected path; one in "
      "twenty would by chance, and this is no estimate of when an effect ended. The regression puts it at a level in "
      "the periods of the event of −247.7 m3 (95 % interval −495.9 to 0.5391, p = 0.0505 of no change of level). Moved "
      "to 37 other dates, the event has a level as clear at 4 of them (placebo p = 0.132). The 3 years before the "
      "event cannot be told from what those before them let expect (p = 0.751). With so many years a change of level "
      "smaller than 352.9 m3 would be missed more often than one time in five. 2 other events of the study's list fall "
      "into these windows, 2 of them into the event’s own years: what is seen cannot be laid on this one.");
}

static void
reading_of_a_ramp(void **state)
{
  (void)state;
  assert_event_reading(
      "of: volume, at: 1899, method: ramp, lags: 0, window: 30", NULL,
      "In the 30 years from 1899 on Flow stood on average 301.3 m3 below what the 28 years before let expect (95 % "
      "interval of the difference −552.7 to −50.03): more than the scatter before accounts for. The differences add up "
      "to −9040 m3 (−16580 to −1501). 8 of these years lie outside the band of the expected path, the last 1925; one "
      "in twenty would by chance, and this is no estimate of when an effect ended. The regression puts it at a change "
      "of slope of −0.5612 m3 a year (95 % interval −12.63 to 11.51, p = 0.926 of no change of slope). Moved to 40 "
      "other dates, the event has a slope as clear at 39 of them (placebo p = 0.976). With so many years a change of "
      "slope smaller than 17.18 m3 would be missed more often than one time in five.");
}

/* Six years of which only one date can be tried. */
static void
reading_without_other_dates(void **state)
{
  (void)state;
  assert_event_reading(
      "of: volume, at: 1874, method: step, window: 3", NULL,
      "In the 3 years from 1874 on Flow stood on average 331.2 m3 above what the 3 years before let expect (95 % "
      "interval of the difference −2463 to 3126). The differences add up to +993.5 m3 (−7390 to 9377). No single year "
      "lies outside the band of the expected path. The regression puts it at a change of level of +250.9 m3 (95 % "
      "interval 23.49 to 478.3). No other date leaves enough periods on either side to be compared. With 3 years "
      "before the event, where 24 are wanted, this describes and tests nothing: a change of level smaller than 461.3 "
      "m3 could hardly have been seen (5 %, power 80 %).");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reading_of_the_law),       cmocka_unit_test(reading_of_a_quiet_year),
      cmocka_unit_test(reading_of_a_description), cmocka_unit_test(reading_of_a_pulse),
      cmocka_unit_test(reading_of_a_ramp),        cmocka_unit_test(reading_without_other_dates),
  };
  return cmocka_run_group_tests(tests, event_gsl_off, NULL);
}
