#include "event_case.h"

/* Reference figures: R 4.2.2 with sandwich 3.0-2, as in tests/unit/stats: test_interrupted.c, test_expected_path.c, test_placebo.c. */

static void
the_law_on_seat_belts(void **state)
{
  (void)state;
  g_auto(EventCase) one =
      event_case("  - { name: item, formula: log(drivers) ~ season + log(petrol), at: 1983-02, window: 1000 }", NULL);
  const EventStudy *study = event_result(&one, 0);

  assert_string_equal(study->formula, "log(drivers) ~ season + log(petrol) + trend");
  assert_true(study->trend_added && study->season && study->log && !study->descriptive && !study->has_events);
  assert_string_equal(study->label, "Drivers");
  assert_int_equal(study->n_before, 169);
  assert_int_equal(study->n_after, 23);
  assert_int_equal(study->later, 0);
  assert_digits(study->interrupted->level.estimate, -0.211583698053719, 10);
  assert_digits(study->interrupted->level.standard_error, 0.0225315542790354, 10);
  assert_digits(study->interrupted->slope.p, 1.20052384959127e-05, 8);
  assert_digits(study->trend.estimate, -0.000715890787122228, 9);
  assert_digits(study->trend.standard_error, 0.000205684419024172, 9);
  assert_digits(study->path->rho, 0.433373010707937, 9);
  assert_digits(study->path->step[11].total_error, 0.502223573083853, 9);
  assert_int_equal(study->placebo->rank, 1);
  assert_int_equal(study->placebo->dates, 146);
  assert_int_equal(study->leads, EVENT_LEADS);
  assert_digits(study->lead_test.statistic, 0.671379224978327, 9);
  assert_digits(study->lead_test.p, 0.570858438552821, 8);
}

/* Twelve months on either side unless the study says otherwise; what lies behind is left out, and in the ledger. */
static void
the_window(void **state)
{
  (void)state;
  g_auto(EventCase) one =
      event_case("  - { name: item, formula: log(drivers) ~ trend + season + log(petrol), at: 1983-02 }", NULL);
  const EventStudy *study = event_result(&one, 0);
  const LedgerEntry *entry = g_ptr_array_index(one.results->ledger->entries, 0);

  assert_int_equal(study->window, 12);
  assert_int_equal(study->n_after, 12);
  assert_int_equal(study->later, 11);
  assert_false(study->trend_added);
  assert_string_equal(entry->reason, "behind the window of the event");
  assert_string_equal(entry->periods, "1984-02–1984-12");
  assert_digits(study->windows.before.estimate, 7.38447595918252, 10);
  assert_digits(study->windows.after.estimate, 7.14520601831675, 10);
  assert_digits(study->windows.difference.standard_error, 0.0768116915154715, 10);
  assert_digits(study->windows.difference.p, 0.0050447278580126, 8);
  /* abs(gap) > qt(0.975, 155) * error in R, of twelve months the last is the eleventh */
  assert_int_equal(study->ends, 11);
}

/* of: an expression is a formula on a trend. */
static void
an_expression(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: volume, at: 1899, window: 1000 }\n"
                                     "  - { name: two, of: volume, at: 1899, window: 10, method: step }\n"
                                     "  - { name: three, of: volume, at: 1899, window: 1000, method: ramp }",
                                     NULL);
  const EventStudy *study = event_result(&one, 0), *step = event_result(&one, 1), *ramp = event_result(&one, 2);

  assert_string_equal(study->formula, "volume ~ trend");
  assert_string_equal(study->unit, "m3");
  assert_digits(study->interrupted->level.estimate, -289.102685366384, 10);
  assert_digits(study->interrupted->joint.p, 3.6093158707396e-07, 8);
  assert_digits(study->placebo->p, 0.0140845070422535, 12);
  assert_int_equal(step->n, 38);
  assert_int_equal(step->ends, 9);
  assert_digits(step->path->step[9].total, -2913.8147235906, 10);
  assert_digits(ramp->interrupted->slope.estimate, 9.10384783390148, 10);
  assert_int_equal(ramp->placebo->rank, 43);
}

/* A series that does not move cannot be compared. */
static void
a_constant_series(void **state)
{
  (void)state;
  assert_event_error("  - { name: item, of: volume > 0, at: 1899 }",
                     "means before and after: the fit is perfect: its residuals are only rounding");
}

/* The first period that contains the date; between two of them, the one that follows. */
static void
the_first_period_in_force(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: drivers, at: 1983-01-31 }\n"
                                     "  - { name: two, of: drivers, at: 1983 }",
                                     NULL);

  assert_int_equal(event_result(&one, 0)->n_before, 168);
  assert_int_equal(event_result(&one, 1)->n_before, 168);
}

static void
few_periods_before(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: volume, at: 1894 }\n"
                                     "  - { name: two, of: volume, at: 1895 }",
                                     NULL);
  const EventStudy *study = event_result(&one, 0), *enough = event_result(&one, 1);

  assert_int_equal(study->n_before, 23);
  assert_true(study->descriptive);
  assert_true(isnan(study->interrupted->level.p) && isnan(study->interrupted->slope.p) &&
              isnan(study->interrupted->joint.p));
  assert_true(isnan(study->windows.difference.p) && isnan(study->placebo->p) && isnan(study->lead_test.p));
  assert_true(isnan(study->trend.p));
  assert_true(study->interrupted->detectable > 0 && study->placebo->dates > 0);
  assert_int_equal(enough->n_before, 24);
  assert_false(enough->descriptive);
  assert_false(isnan(enough->interrupted->level.p) || isnan(enough->placebo->p) || isnan(enough->lead_test.p));
}

/* Ten millions and more are told in millions of the unit, and so are logarithms. */
static void
millions(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: much, at: 1899 }\n"
                                     "  - { name: two, of: volume, at: 1899 }\n"
                                     "  - { name: three, of: log(much), at: 1899 }\n"
                                     "  - { name: four, of: log(volume), at: 1899 }",
                                     NULL);
  const EventStudy *much = event_result(&one, 0), *plain = event_result(&one, 1), *log = event_result(&one, 2),
                   *small = event_result(&one, 3);

  assert_string_equal(much->unit, "m3 million");
  assert_string_equal(log->unit, "m3 million");
  assert_string_equal(log->label, "Much");
  assert_digits(much->interrupted->level.estimate, plain->interrupted->level.estimate, 11);
  assert_digits(much->values[0], 1120, 14);
  assert_digits(log->interrupted->level.estimate, small->interrupted->level.estimate, 11);
  assert_digits(log->values[0], small->values[0], 13);
}

/* A pulse has its periods to itself: its level is plain least squares', and events within it are its own. */
static void
a_pulse(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case(
      "  - { name: item, of: volume, at: 1913..1914, method: pulse, window: 1000 }",
      "1912-05-01,,before\n1913-02-01,,first\n1914-08-01,,second\n1915-01-01,1916-02-01,later\n1800-01-01,,far\n");
  const EventStudy *study = event_result(&one, 0);

  assert_true(study->interrupted->plain);
  assert_digits(study->interrupted->level.estimate, -304.804718583138, 10);
  assert_digits(study->interrupted->level.p, 0.0040883842858836, 9);
  assert_int_equal(study->placebo->dates, 83);
  assert_int_equal(study->others->len, 4);
  for (guint i = 0; i < 4; i++) {
    static const OtherPlace places[] = {OTHER_BEFORE, OTHER_SAME_PERIOD, OTHER_SAME_PERIOD, OTHER_AFTER};
    assert_int_equal(((const OtherEvent *)g_ptr_array_index(study->others, i))->place, places[i]);
  }
}

/* An event asked for by its day bears the titles of that day; the rest overlap or lie outside the windows of five years. */
static void
other_events(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case(
      "  - { name: item, of: volume, at: 1899-06-01 }",
      "1893-12-31,,too early\n1890-01-01,1894-01-01,reaches in\n1898-12-31,,before\n1899-06-01,,dam\n"
      "1899-06-01,,reservoir\n1899-12-31,,same year\n1900-01-01,,after\n1903-12-31,,last\n1904-01-01,,too late\n");
  const EventStudy *study = event_result(&one, 0);
  static const struct {
    const char *title;
    OtherPlace place;
  } want[] = {{"reaches in", OTHER_BEFORE},
              {"before", OTHER_BEFORE},
              {"same year", OTHER_SAME_PERIOD},
              {"after", OTHER_AFTER},
              {"last", OTHER_AFTER}};

  assert_true(study->has_events);
  assert_string_equal(study->title, "dam; reservoir");
  assert_int_equal(study->others->len, G_N_ELEMENTS(want));
  for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
    const OtherEvent *other = g_ptr_array_index(study->others, i);
    assert_string_equal(other->title, want[i].title);
    assert_int_equal(other->place, want[i].place);
  }
}

/* Unasked, no more leads than the periods before the event can bear; asked for, as many as were asked for. */
static void
leads(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: volume, at: 1878 }\n"
                                     "  - { name: two, of: volume, at: 1880 }\n"
                                     "  - { name: three, of: volume, at: 1878, lags: 4 }\n"
                                     "  - { name: four, of: volume, at: 1900, lags: 0 }",
                                     NULL);

  assert_int_equal(event_result(&one, 0)->leads, 0);
  assert_int_equal(event_result(&one, 1)->leads, 2);
  assert_int_equal(event_result(&one, 2)->leads, 4);
  assert_int_equal(event_result(&one, 3)->leads, 0);
}

static void
places_that_are_refused(void **state)
{
  (void)state;
  assert_event_error("  - { name: item, of: volume, at: 1871 }", "at: no period stands before 1871 among 1871 to 1970");
  assert_event_error("  - { name: item, of: volume, at: 1971 }",
                     "at: no period contains or follows 1971 among 1871 to 1970");
  assert_event_error("  - { name: item, of: volume, at: 1873 }",
                     "2 observations before the event, at least 3 are needed");
  assert_event_error("  - { name: item, of: volume, at: 1970 }",
                     "1 observation from the event on, at least 3 are needed");
  assert_event_error("  - { name: item, of: volume, at: 1969 }",
                     "2 observations from the event on, at least 3 are needed");
  assert_event_error("  - { name: item, formula: drivers ~ season, at: 1969-10 }",
                     "before the event: 9 observations for 13 coefficients, at least 14 are needed");
}

static void
options_that_are_refused(void **state)
{
  (void)state;
  assert_event_error("  - { name: item, of: volume }",
                     "event-studies need 'at': the first period in which the event is in force");
  assert_event_error("  - { name: item, of: volume, at: 1899, method: jump }",
                     "'method' is level-and-slope, step, ramp or pulse, not 'jump'");
  assert_event_error("  - { name: item, of: volume, at: 1899, lags: aic }",
                     "'lags' of event-studies is a number of periods before the event");
  assert_event_error("  - { name: item, of: volume, at: 1899, window: 1000000 }", "'window' is at most 1000 periods");
  assert_event_error("  - { name: item, of: volume, at: 1899, lags: 1000000 }",
                     "1000000 leads, and only 28 periods before the event");
  assert_event_error("  - { name: item, of: volume, at: 1899, lags: 26 }",
                     "before the leads: 2 observations for 2 coefficients, at least 3 are needed");
  assert_event_error("  - { name: item, formula: volume ~ lag(volume), at: 1899 }",
                     "a lag of the response carries the event's effect along: leave it out of the formula");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_law_on_seat_belts),
      cmocka_unit_test(the_window),
      cmocka_unit_test(an_expression),
      cmocka_unit_test(a_constant_series),
      cmocka_unit_test(the_first_period_in_force),
      cmocka_unit_test(few_periods_before),
      cmocka_unit_test(millions),
      cmocka_unit_test(a_pulse),
      cmocka_unit_test(other_events),
      cmocka_unit_test(leads),
      cmocka_unit_test(places_that_are_refused),
      cmocka_unit_test(options_that_are_refused),
  };
  return cmocka_run_group_tests(tests, event_gsl_off, NULL);
}
