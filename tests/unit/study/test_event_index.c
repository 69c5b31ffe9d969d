/* Indices of catalogues kept by hand: every column, by hand. */
#include "index_case.h"

#include "stats/stats_error.h"

/* 2018-01 and 2018-02 with two partners; the last row is far in 2018-07. */
static const char catalogue[] = "date,partner,title,score,weight\n"
                                "2018-01-05,EU,Visit,2,1\n"
                                "2018-01-20,EU,Quarrel,-3,1\n"
                                "2018-01-31,RUS,Talks,1.5,2\n"
                                "2018-02-10,EU,Statement,0,1\n"
                                "2018-02-11,EU,Agreement,4,\n"
                                "2018-07-03,RUS,Dispute,-1,1\n";

static void
every_column_by_hand(void **state)
{
  (void)state;
  write_file("c.csv", catalogue);
  EventIndexOptions options = index_options(NULL, FREQUENCY_TWO_MONTH);
  g_autoptr(EventIndex) index = made("c.csv", &options);
  assert_int_equal(index->n_periods, 4);
  assert_int_equal(index->rows->len, 8);
  const IndexRow *eu = row_of(index, "EU", 0);
  assert_digits(eu->balance, 3, 17);
  assert_digits(eu->positive, 6, 17);
  assert_digits(eu->negative, -3, 17);
  assert_digits(eu->events, 4, 17);
  assert_digits(eu->absolute, 9, 17);
  assert_digits(eu->mean, 0.75, 17);
  assert_digits(eu->polarity, 1.0 / 3, 16);
  assert_int_equal(eu->days, 59);
  assert_int_equal(eu->days_present, 55); /* from 5 January on */
  assert_digits(eu->per_day, 3.0 / 55, 16);
  assert_balance(index, "RUS", 0, 3, 1); /* 1.5 times its weight */
  assert_balance(index, "EU", 3, 0, 0);
  assert_true(isnan(row_of(index, "EU", 3)->mean));
  assert_int_equal(row_of(index, "EU", 3)->days_present, 3);  /* to 3 July */
  assert_int_equal(row_of(index, "EU", 1)->days_present, 61); /* who keeps a catalogue leaves out what did not happen */
  assert_accounted(index);
}

static void
shares_by_hand(void **state)
{
  (void)state;
  write_file("c.csv", catalogue);
  EventIndexOptions options = index_options(NULL, FREQUENCY_YEAR);
  options.per[PER_WORLD] = TRUE;
  g_autoptr(EventIndex) index = made("c.csv", &options);
  const IndexRow *eu = row_of(index, "EU", 0);
  assert_digits(eu->per[PER_DYAD], 1000 * 3.0 / 4, 15);
  assert_digits(eu->per[PER_COUNTRY], 1000 * 3.0 / 6, 15);
  assert_digits(eu->per[PER_WORLD], 1000 * 3.0 / 6, 15);
}

static void
stocks_and_level_by_hand(void **state)
{
  (void)state;
  write_file("c.csv", catalogue);
  const double half_lives[] = {1, 2};
  EventIndexOptions options = index_options(NULL, FREQUENCY_TWO_MONTH);
  options.half_lives = half_lives;
  options.n_half_lives = 2;
  options.bound = 9;
  g_autoptr(EventIndex) index = made("c.csv", &options);
  const IndexRow *rus = row_of(index, "RUS", 3); /* 3, 0, 0, -1 */
  assert_digits(event_index_stock(index, rus, 0), 3.0 / 8 - 1, 16);
  assert_digits(event_index_stock(index, rus, 1), 3 * pow(0.5, 1.5) - 1, 14);
  assert_digits(row_of(index, "RUS", 1)->level, 3, 17);
  assert_digits(rus->level, 3 - (9.0 + 3) / 9, 16);
  assert_digits(row_of(index, "EU", 0)->level, 3, 17); /* 0 + 6 - 3 */
  assert_int_equal(index->held, 0);
}

static void
a_missing_day_is_missing(void **state)
{
  (void)state;
  write_file("c.csv", catalogue);
  const char *why;
  EventIndexOptions options = index_options(NULL, FREQUENCY_TWO_MONTH);
  options.has_covers =
      period_parse_range("2018-01-16..2018-03-02", strlen("2018-01-16..2018-03-02"), &options.covers, &why);
  g_autoptr(EventIndex) index = made("c.csv", &options);
  assert_int_equal(index->n_periods, 2);
  const IndexRow *first = row_of(index, "EU", 0), *second = row_of(index, "EU", 1);
  assert_int_equal(first->days_present, 44);
  assert_digits(first->balance, 1, 17); /* the visit of 5 January is outside */
  assert_digits(first->per_day, 1.0 / 44, 16);
  assert_int_equal(second->days_present, 2);
  assert_digits(second->balance, 0, 17);
  assert_int_equal(index->counts.uncovered, 2);
  assert_accounted(index);
}

static void
a_partner_for_the_file(void **state)
{
  (void)state;
  write_file(
      "c.csv",
      "start,end,title,direction\n1991-12,,Recognised,+\n1992-03-01,1992-03-04,Quarrel,-\n1992-05-05,,Mixed,0\n");
  const char *partners[] = {"EU", NULL};
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  options.partners = partners;
  g_autoptr(EventIndex) index = made("c.csv", &options);
  assert_balance(index, "EU", 0, 1, 1);
  assert_balance(index, "EU", 1, -1, 2);
  assert_string_equal(index->country, "BLR");
  options.partners = NULL;
  g_autoptr(EventIndex) all = made("c.csv", &options);
  assert_balance(all, "all", 1, -1, 2);
}

static void
an_event_counts_where_it_begins(void **state)
{
  (void)state;
  write_file("c.csv",
             "start,end,partner,title,score\n2018-01-30,2018-02-03,EU,Visit,2\n2018-03,,EU,Known to the month,1\n");
  EventIndexOptions options = index_options(NULL, FREQUENCY_MONTH);
  g_autoptr(EventIndex) months = made("c.csv", &options);
  assert_balance(months, "EU", 0, 2, 1);
  assert_balance(months, "EU", 1, 0, 0);
  assert_int_equal(months->counts.long_spans, 1);
  assert_int_equal(months->span.last, row_of(months, "EU", 2)->period.last); /* to the end of the last event */
  options.frequency = FREQUENCY_DAY;
  g_autoptr(EventIndex) days = made("c.csv", &options);
  assert_int_equal(days->counts.long_spans, 2);
}

static void
repeats_of_a_catalogue_have_a_title(void **state)
{
  (void)state;
  write_file("c.csv", "date,partner,title,score\n2018-01-05,EU,Visit,2\n2018-01-05,EU,Visit,2\n2018-01-06,EU,Visit,2\n"
                      "2018-01-05,RUS,Visit,2\n2018-01-05,EU,,2\n2018-01-05,EU,,2\n");
  EventIndexOptions options = index_options(NULL, FREQUENCY_YEAR);
  g_autoptr(EventIndex) kept = made("c.csv", &options);
  assert_balance(kept, "EU", 0, 10, 5);
  options.repeats = REPEATS_BY_ACTORS;
  g_autoptr(EventIndex) once = made("c.csv", &options);
  assert_balance(once, "EU", 0, 8, 4);
  assert_balance(once, "RUS", 0, 2, 1);
  assert_int_equal(once->counts.repeated, 1);
  assert_accounted(once);
}

static void
members_by_date_make_a_bloc(void **state)
{
  (void)state;
  write_file("m.csv", "code,joined,left\nPOL,2004-05-01,\nGBR,1973-01-01,2020-02-01\n");
  write_file("c.csv", "date,partner,title,score\n2004-04-30,POL,a,1\n2004-05-01,POL,b,10\n2020-01-31,GBR,c,100\n"
                      "2020-02-01,GBR,d,1000\n2020-02-02,EU,e,10000\n2020-02-03,USA,f,5\n");
  g_autoptr(GPtrArray) blocs = g_ptr_array_new_with_free_func((GDestroyNotify)bloc_free);
  g_ptr_array_add(blocs, members_read("EU", "m.csv", 0, NULL));
  const char *partners[] = {"EU", "USA", "GBR", NULL};
  EventIndexOptions options = index_options(NULL, FREQUENCY_YEAR);
  options.partners = partners;
  options.blocs = blocs;
  g_autoptr(EventIndex) index = made("c.csv", &options);
  assert_balance(index, "EU", 0, 10, 1);
  assert_balance(index, "EU", 16, 10100, 2);
  assert_balance(index, "GBR", 16, 1100, 2); /* a member that is asked for by name counts for itself too */
  assert_int_equal(index->counts.other_partner, 1);
  options.partners = NULL;
  g_autoptr(EventIndex) all = made("c.csv", &options);
  assert_int_equal(all->partners->len, 4); /* Poland before it joined, the United Kingdom after it left */
  assert_balance(all, "EU", 16, 10100, 2);
  assert_balance(all, "GBR", 16, 1000, 1);
  assert_balance(all, "POL", 0, 1, 1);
  assert_balance(all, "USA", 16, 5, 1);
}

static void
what_explains_a_period(void **state)
{
  (void)state;
  write_file("c.csv", catalogue);
  EventIndexOptions options = index_options(NULL, FREQUENCY_TWO_MONTH);
  options.has_explain = TRUE;
  options.explain = period_of_months(2018, 1, 1);
  options.top = 2;
  g_autoptr(EventIndex) index = made("c.csv", &options);
  assert_int_equal(index->top->len, 2);
  const TopEvent *first = g_ptr_array_index(index->top, 0), *second = g_ptr_array_index(index->top, 1);
  assert_string_equal(first->label, "Quarrel");
  assert_digits(first->moved, -3, 17);
  assert_string_equal(second->label, "Talks"); /* 1.5 times 2 */
  assert_digits(second->score, 3, 17);
  assert_int_equal(second->partner, partner_place(index, "RUS"));
  options.explain = period_of_months(2020, 1, 1);
  refuses("c.csv", &options, DATA_ERROR, DATA_ERROR_PERIOD,
          "no event of 2020-01 to explain: the rows are of 2018-01-05/2018-07-03");
}

static void
wrong_catalogues_are_refused(void **state)
{
  (void)state;
  write_file("c.csv",
             "date,partner,title,score\n2018-01-05,EU,Visit,2\n2018-13-05,EU,Visit,2\n2018-01-06,EU,Visit,x\n");
  EventIndexOptions options = index_options(NULL, FREQUENCY_YEAR);
  GError *error = NULL;
  assert_null(index_of("c.csv", &options, &error)); /* all its faults, not the first alone */
  assert_non_null(strstr(error->message, "c.csv:3:1: column 'date'"));
  assert_non_null(strstr(error->message, "c.csv:4:"));
  g_clear_error(&error);
  write_file("c.csv", "date,title,score\n2018-01-05,Visit,2\n");
  const char *two[] = {"EU", "RUS", NULL}, *absent[] = {"EUU", NULL};
  options.partners = two;
  refuses("c.csv", &options, DATA_ERROR, DATA_ERROR_SCHEMA,
          "c.csv (catalogue of events, 3 columns by commas with header): there is no column of partners: name one "
          "partner by --partner");
  write_file("c.csv", catalogue);
  options.partners = absent;
  refuses("c.csv", &options, DATA_ERROR, DATA_ERROR_NAME,
          "no event that counts is with 'EUU', did you mean 'EU'? There are EU (4), RUS (2)");
  options.partners = NULL;
  options.direction = DIRECTION_FROM;
  refuses("c.csv", &options, DATA_ERROR, DATA_ERROR_SCHEMA,
          "c.csv (catalogue of events, 5 columns by commas with header): --direction needs a source and a target");
  options.direction = DIRECTION_BOTH;
  options.root_only = TRUE;
  refuses("c.csv", &options, DATA_ERROR, DATA_ERROR_SCHEMA,
          "c.csv (catalogue of events, 5 columns by commas with header): --root-only needs marks of root events");
}

static void
endless_questions_are_refused(void **state)
{
  (void)state;
  write_file("c.csv", "date,partner,title,score\n0001-01-05,EU,Visit,2\n9999-01-05,RUS,Visit,2\n");
  EventIndexOptions options = index_options(NULL, FREQUENCY_DAY);
  refuses("c.csv", &options, DATA_ERROR, DATA_ERROR_PERIOD,
          "more than 2000000 rows of periods and partners: name partners, or take longer periods");
  options.frequency = FREQUENCY_YEAR;
  g_autoptr(EventIndex) index = made("c.csv", &options);
  assert_int_equal(index->n_periods, 9999);
  write_file("c.csv", "date,partner,title,score\n2001-01-05,EU,Visit,1e308\n2001-01-06,EU,Visit,1e308\n");
  refuses("c.csv", &options, STATS_ERROR, STATS_ERROR_NUMERIC,
          "EU, 2001: the sum of the scores leaves the range of doubles");
}

int
main(void)
{
#define in_folder(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)
  const struct CMUnitTest tests[] = {
      in_folder(every_column_by_hand),
      in_folder(shares_by_hand),
      in_folder(stocks_and_level_by_hand),
      in_folder(a_missing_day_is_missing),
      in_folder(a_partner_for_the_file),
      in_folder(an_event_counts_where_it_begins),
      in_folder(repeats_of_a_catalogue_have_a_title),
      in_folder(members_by_date_make_a_bloc),
      in_folder(what_explains_a_period),
      in_folder(wrong_catalogues_are_refused),
      in_folder(endless_questions_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
