/* Indices of machine-coded events: the samples' published figures, and rules on small files of GDELT's layout. */
#include "index_case.h"

#define GDELT "tests/data/events/gdelt2-20180101.export.CSV"
#define ICEWS "tests/data/events/icews-2018.tab"

static EventIndex *
made_of(const GdeltRow *rows, gsize n, const EventIndexOptions *options)
{
  write_gdelt("g.CSV", rows, n);
  return made("g.CSV", options);
}

/* One file of 15 minutes: 2,414 rows, 594 with both countries, 490 repeats with both actors named. */
static void
the_gdelt_sample(void **state)
{
  (void)state;
  EventIndexOptions options = index_options("USA", FREQUENCY_MONTH);
  g_autoptr(EventIndex) index = made(GDELT, &options);
  assert_int_equal(index->counts.rows, 2414);
  assert_int_equal(index->counts.both_countries, 594);
  assert_int_equal(index->counts.both_actors, 1404);
  assert_int_equal(index->counts.repeated, 490);
  assert_int_equal(index->counts.misdated, 0); /* the oldest are of 30 days before */
  assert_accounted(index);
  /* awk over the same file, repeats taken out by date, both actor codes and event code */
  assert_balance(index, "CAN", 1, -7.3, 6);
  assert_balance(index, "PRK", 1, -3.3, 6);
  assert_balance(index, "JPN", 1, 4.7, 2);
  assert_int_equal(row_of(index, "CAN", 0)->days_present, 3);
  assert_int_equal(row_of(index, "CAN", 1)->days_present, 1);
  options.repeats = REPEATS_KEPT;
  g_autoptr(EventIndex) kept = made(GDELT, &options);
  assert_int_equal(kept->counts.repeated, 0);
  assert_accounted(kept);
}

/* Two days: every Intensity is the table's; 12 rows with Belarus, of which 8 with another country. */
static void
the_icews_sample(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(EventWeights) weights =
      event_weights_read("datasets/events/cameo-goldstein.csv", "goldstein_icews", &error);
  assert_no_error(error);
  g_autoptr(GPtrArray) blocs = g_ptr_array_new_with_free_func((GDestroyNotify)bloc_free);
  g_ptr_array_add(blocs, members_read("EU", "datasets/belarus-eu/eu-members.csv", 0, &error));
  assert_no_error(error);
  EventIndexOptions options = index_options("Belarus", FREQUENCY_MONTH);
  options.weights = weights;
  options.blocs = blocs;
  g_autoptr(EventIndex) index = made(ICEWS, &options);
  assert_int_equal(index->counts.rows, 3705);
  assert_int_equal(index->counts.compared, 3705);
  assert_int_equal(index->counts.equal, 3705);
  assert_int_equal(index->counts.home, 12);
  assert_int_equal(index->counts.counted, 8);
  assert_string_equal(index->country, "BLR");
  assert_balance(index, "EU", 0, 14, 5); /* Mogherini by nationality, and Lithuania */
  assert_balance(index, "RUS", 0, 5, 3);
  assert_accounted(index);
  g_autoptr(EventWeights) old = event_weights_read("datasets/events/cameo-goldstein.csv", "goldstein_gdelt", NULL);
  options.weights = old;
  g_autoptr(EventIndex) other = made(ICEWS, &options);
  assert_true(other->counts.equal < other->counts.compared); /* 016, 022, 164 and 165 differ */
}

static void
repeats_count_once(void **state)
{
  (void)state;
  const GdeltRow rows[] = {
      {.date = "20180101", .from = "BLR", .to = "RUS", .code = "010", .score = "1"},
      {.date = "20180101", .from = "BLR", .to = "RUS", .code = "010", .score = "1"},
      {.date = "20180101", .from = "BLR", .to = "RUS", .code = "10", .score = "-5"}, /* codes are texts */
      {.date = "20180102", .from = "BLR", .to = "RUS", .code = "010", .score = "1"},
      {.date = "20180101", .from = "BLR", .to = NULL, .code = "010", .score = "1"}, /* an empty actor is never merged */
      {.date = "20180101", .from = "BLR", .to = NULL, .code = "010", .score = "1"},
      {.date = "20180101", .from = "BLR", .to_code = "RUSGOV", .to = "RUS", .code = "010", .score = "1"},
  };
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  g_autoptr(EventIndex) once = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(once, "RUS", 0, -2, 4);
  assert_int_equal(once->counts.repeated, 1);
  assert_int_equal(once->counts.no_pair, 2);
  options.repeats = REPEATS_KEPT;
  g_autoptr(EventIndex) kept = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(kept, "RUS", 0, -1, 5);
  assert_accounted(kept);
}

static void
direction_is_who_acts(void **state)
{
  (void)state;
  const GdeltRow rows[] = {
      {.date = "20180101", .from = "BLR", .to = "RUS", .score = "1"},
      {.date = "20180101", .from = "RUS", .to = "BLR", .score = "-10"},
      {.date = "20180101", .from = "BLR", .to_code = "BLRGOV", .to = "BLR", .score = "100"},
      {.date = "20180101", .from = "RUS", .to = "USA", .score = "1000"},
  };
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  const double wanted[] = {[DIRECTION_BOTH] = -9, [DIRECTION_FROM] = 1, [DIRECTION_TO] = -10};
  for (guint way = 0; way < G_N_ELEMENTS(wanted); way++) {
    options.direction = (Direction)way;
    g_autoptr(EventIndex) index = made_of(rows, G_N_ELEMENTS(rows), &options);
    assert_digits(row_of(index, "RUS", 0)->balance, wanted[way], 17);
    assert_int_equal(index->counts.same_country, 1);
    assert_int_equal(index->counts.elsewhere, 1);
    assert_int_equal(index->counts.other_direction, way == DIRECTION_BOTH ? 0 : 1);
    assert_accounted(index);
  }
}

static void
mirrored_rows_count_half(void **state)
{
  (void)state;
  const GdeltRow rows[] = {
      {.date = "20180101", .from = "BLR", .to = "RUS", .code = "040", .score = "1"},
      {.date = "20180101", .from = "RUS", .to = "BLR", .code = "040", .score = "1"},
      {.date = "20180102", .from = "RUS", .to = "BLR", .code = "040", .score = "1"}, /* alone on its day */
      {.date = "20180101", .from = "RUS", .to = "BLR", .code = "042", .score = "3"}, /* its mirror has another code */
      {.date = "20180101", .from = "BLR", .to = "RUS", .code = "043", .score = "4"},
  };
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  g_autoptr(EventIndex) kept = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(kept, "RUS", 0, 10, 5);
  assert_int_equal(kept->counts.mirrored_pairs, 1);
  options.mirrored = MIRRORED_HALVE;
  g_autoptr(EventIndex) halved = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(halved, "RUS", 0, 9, 4);
  options.direction = DIRECTION_FROM; /* the mirror comes second */
  g_autoptr(EventIndex) from = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(from, "RUS", 0, 4.5, 1.5);
  options.direction = DIRECTION_TO; /* the mirror came first */
  g_autoptr(EventIndex) to = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(to, "RUS", 0, 4.5, 2.5);
}

static void
pairs_of_repeats_pair_off(void **state)
{
  (void)state;
  const GdeltRow one = {.date = "20180101", .from = "BLR", .to = "RUS", .score = "2"},
                 two = {.date = "20180101", .from = "RUS", .to = "BLR", .score = "2"};
  const GdeltRow rows[] = {one, one, two, one, two, two, two};
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  options.repeats = REPEATS_KEPT;
  options.mirrored = MIRRORED_HALVE;
  g_autoptr(EventIndex) index = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_int_equal(index->counts.mirrored_pairs, 3);
  assert_balance(index, "RUS", 0, 8, 4);
}

static void
the_eu_is_not_europe(void **state)
{
  (void)state;
  const GdeltRow rows[] = {
      {.date = "20180101", .from = "BLR", .to_code = "IGOEUREEC", .to = "EUR", .to_group = "EEC", .score = "1"},
      {.date = "20180101", .from = "BLR", .to_code = "EUR", .to = "EUR", .score = "10"},
      {.date = "20180101", .from = "POL", .to = "BLR", .score = "100"},
      {.date = "20180101", .from = "ROM", .to = "BLR", .score = "1000"}, /* CAMEO's Romania */
      {.date = "20180101", .from = "GBR", .to = "BLR", .score = "10000"},
  };
  g_autoptr(GPtrArray) blocs = g_ptr_array_new_with_free_func((GDestroyNotify)bloc_free);
  g_autofree char *members = g_build_filename(((Folder *)*state)->home, "datasets/belarus-eu/eu-members.csv", NULL);
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  g_autoptr(EventIndex) alone = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(alone, "EU", 0, 1, 1); /* its institutions */
  assert_balance(alone, "EUR", 0, 10, 1);
  assert_balance(alone, "ROU", 0, 1000, 1);
  g_ptr_array_add(blocs, members_read("EU", members, 2019, NULL));
  options.blocs = blocs;
  g_autoptr(EventIndex) of_2019 = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(of_2019, "EU", 0, 11101, 4);
  assert_int_equal(of_2019->partners->len, 2); /* and EUR */
  const EventPartner *eu = g_ptr_array_index(of_2019->partners, 0);
  assert_int_equal(*(const guint64 *)g_hash_table_lookup(eu->matched, "IGOEUREEC"), 1);
  assert_int_equal(*(const guint64 *)g_hash_table_lookup(eu->matched, "ROU"), 1);
  g_ptr_array_set_size(blocs, 0);
  g_ptr_array_add(blocs, members_read("EU", members, 2021, NULL));
  g_autoptr(EventIndex) of_2021 = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(of_2021, "EU", 0, 1101, 3);
  assert_balance(of_2021, "GBR", 0, 10000, 1);
}

static void
rows_far_from_their_day_are_left_out(void **state)
{
  (void)state;
  const GdeltRow rows[] = {
      {.date = "20200102", .from = "BLR", .to = "RUS", .score = "1", .added = "20200102000000"},
      {.date = "20191202", .from = "BLR", .to = "RUS", .score = "1", .added = "20200102000000"}, /* 31 days */
      {.date = "20191201", .from = "BLR", .to = "RUS", .score = "1", .added = "20200102000000"}, /* 32 */
      {.date = "19200101", .from = "BLR", .to = "RUS", .score = "1", .added = "20200101000000"}, /* the known slip */
      {.date = "20200103", .from = "BLR", .to = "RUS", .score = "1", .added = "20200102000000"}, /* another time zone */
      {.date = "20200104", .from = "BLR", .to = "RUS", .score = "1", .added = "20200102000000"},
      {.date = "20200102", .from = "BLR", .to = "USA", .score = "1", .added = ""},
  };
  EventIndexOptions options = index_options("BLR", FREQUENCY_MONTH);
  g_autoptr(EventIndex) index = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_int_equal(index->counts.misdated, 3);
  assert_int_equal(index->counts.slipped, 1);
  assert_true(index->flags.slip_day);
  assert_int_equal(index->n_periods, 2);
  assert_balance(index, "RUS", 0, 1, 1);
  assert_balance(index, "RUS", 1, 2, 2);
  assert_accounted(index);
  options.max_delay = 32;
  g_autoptr(EventIndex) later = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_int_equal(later->counts.misdated, 2);
}

static void
filters_look_at_the_row(void **state)
{
  (void)state;
  const GdeltRow rows[] = {
      {.date = "20180101", .from = "BLR", .to = "RUS", .score = "1", .root = 1, .sources = 1},
      {.date = "20180101", .from = "BLR", .to = "USA", .score = "10", .root = 0, .sources = 3},
      {.date = "20180102", .from = "BLR", .to = "RUS", .score = "100", .root = 1, .sources = 2},
      {.date = "20180103", .from = "BLR", .to = "RUS", .score = NULL, .root = 1, .sources = 2},
  };
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  options.root_only = TRUE;
  g_autoptr(EventIndex) roots = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_balance(roots, "RUS", 0, 101, 2);
  assert_int_equal(roots->counts.no_root, 1);
  assert_int_equal(roots->counts.unscored, 1);
  assert_int_equal(row_of(roots, "RUS", 0)->days_present, 3); /* a row of any kind makes a day present */
  options.root_only = FALSE;
  options.min_sources = 2;
  g_autoptr(EventIndex) sources = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_int_equal(sources->counts.few_sources, 1);
  assert_balance(sources, "RUS", 0, 100, 1);
  assert_balance(sources, "USA", 0, 10, 1);
  assert_accounted(sources);
}

static void
known_breaks_are_flagged(void **state)
{
  (void)state;
  const GdeltRow rows[] = {
      {.date = "20130331", .from = "BLR", .to = "RUS", .score = "1"},
      {.date = "20140122", .from = "BLR", .to = "RUS", .score = "1"},
      {.date = "20140126", .from = "BLR", .to = "RUS", .score = "1"},
  };
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  g_autoptr(EventIndex) index = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_true(index->flags.counts_change);
  assert_false(index->flags.volume_steps);
  assert_false(index->flags.slip_day);
  assert_int_equal(index->flags.missing->len, 302 - 3);
  assert_int_equal(index->flags.known_missing, 3); /* 2014-01-23 to 25 */
  g_autoptr(EventIndex) after = made_of(rows + 1, 2, &options);
  assert_false(after->flags.counts_change);
}

static void
thin_days_are_flagged(void **state)
{
  (void)state;
  GString *text = g_string_new(NULL);
  for (int day = 1; day <= 28; day++)
    for (int i = 0; i < (day == 17 ? 4 : 10); i++) {
      g_autofree char *date = g_strdup_printf("201802%02d", day), *code = g_strdup_printf("%03d", i);
      append_gdelt(text, &(GdeltRow){.date = date, .from = "BLR", .to = "RUS", .code = code, .score = "1"});
    }
  write_file("g.CSV", text->str);
  g_string_free(text, TRUE);
  EventIndexOptions options = index_options("BLR", FREQUENCY_MONTH);
  g_autoptr(EventIndex) index = made("g.CSV", &options);
  assert_int_equal(index->flags.thin->len, 1);
  int year, month, day;
  day_to_date(g_array_index(index->flags.thin, Period, 0).first, &year, &month, &day);
  assert_int_equal(day, 17);
}

static void
repeats_are_explained_together(void **state)
{
  (void)state;
  const GdeltRow meeting = {.date = "20211101", .from = "BLR", .to = "POL", .code = "040", .score = "1"},
                 force = {.date = "20211108", .from = "BLR", .to = "POL", .code = "190", .score = "-10"};
  const GdeltRow rows[] = {meeting, force, force, meeting, force};
  EventIndexOptions options = index_options("BLR", FREQUENCY_TWO_MONTH);
  options.has_explain = TRUE;
  options.explain = period_of_months(2021, 11, 2);
  g_autoptr(EventIndex) once = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_int_equal(once->top->len, 2);
  const TopEvent *first = g_ptr_array_index(once->top, 0);
  assert_string_equal(first->code, "190");
  assert_int_equal(first->rows, 3);
  assert_digits(first->moved, -10, 17);
  options.repeats = REPEATS_KEPT;
  g_autoptr(EventIndex) kept = made_of(rows, G_N_ELEMENTS(rows), &options);
  assert_digits(((const TopEvent *)g_ptr_array_index(kept->top, 0))->moved, -30, 17);
  assert_digits(row_of(kept, "POL", 0)->balance, -28, 17);
}

static void
without_a_country_pairs_are_partners(void **state)
{
  (void)state;
  const GdeltRow rows[] = {
      {.date = "20180101", .from = "RUS", .to = "BLR", .score = "1"},
      {.date = "20180101", .from = "BLR", .to = "RUS", .score = "10"},
      {.date = "20180101", .from = "USA", .to = "BLR", .score = "100"},
      {.date = "20180101", .from = "USA", .to = "CHN", .score = "1000"},
  };
  EventIndexOptions options = index_options(NULL, FREQUENCY_YEAR);
  g_autoptr(EventIndex) pairs = made_of(rows, 4, &options);
  assert_null(pairs->country);
  assert_balance(pairs, "BLR-RUS", 0, 11, 2);
  assert_balance(pairs, "CHN-USA", 0, 1000, 1);
  g_autoptr(EventIndex) shared = made_of(rows, 3, &options);
  assert_string_equal(shared->country, "BLR");
  assert_true(shared->country_found);
  assert_balance(shared, "RUS", 0, 11, 2);
  g_autoptr(EventIndex) one = made_of(rows, 2, &options); /* a lone pair shares both */
  assert_null(one->country);
  const char *partners[] = {"RUS", NULL};
  options.partners = partners;
  refuses("g.CSV", &options, DATA_ERROR, DATA_ERROR_SCHEMA,
          "g.CSV (GDELT 2.0 events, 61 columns by tabs): --partner needs --country: partners of whom?");
}

static void
names_that_do_not_occur_are_told(void **state)
{
  (void)state;
  const GdeltRow rows[] = {{.date = "20180101", .from = "BLR", .to = "RUS", .score = "1"},
                           {.date = "20180101", .from = "COP", .to = NULL, .score = "1"}};
  const char *partners[] = {"RSU", NULL};
  write_gdelt("g.CSV", rows, 1);
  EventIndexOptions options = index_options("BRL", FREQUENCY_YEAR);
  refuses("g.CSV", &options, DATA_ERROR, DATA_ERROR_NAME,
          "no row has 'BRL' as source or target, did you mean 'BLR'? There are BLR (1), RUS (1)");
  options.country = "BLR";
  options.partners = partners;
  refuses("g.CSV", &options, DATA_ERROR, DATA_ERROR_NAME,
          "no event of BLR that counts is with 'RSU', did you mean 'RUS'? There are RUS (1)");
  write_gdelt("g.CSV", rows + 1, 1);
  options = index_options(NULL, FREQUENCY_YEAR);
  refuses("g.CSV", &options, DATA_ERROR, DATA_ERROR_NAME, "no event counts: 1 rows, none between two countries");
}

static void
one_source_at_a_time(void **state)
{
  (void)state;
  const char *paths[] = {ICEWS, GDELT};
  EventIndexOptions options = index_options("USA", FREQUENCY_YEAR);
  GError *error = NULL;
  assert_null(event_index_new(paths, 2, &options, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
               GDELT " is GDELT 2.0 events, 61 columns by tabs, but " ICEWS
                     " is ICEWS coded events, 20 columns by tabs with header: one source at a time");
  const char *versions[] = {"tests/data/events/gdelt1-58.tab", GDELT};
  options.country = NULL;
  EventIndex *index = event_index_new(versions, 2, &options, &error);
  assert_no_error(error);
  assert_true(index->flags.two_versions);
  event_index_free(index);
  event_index_free(NULL);
}

static void
faulty_rows_are_counted_or_end_it(void **state)
{
  (void)state;
  const GdeltRow row = {.date = "20180101", .from = "BLR", .to = "RUS", .score = "1"},
                 bad = {.date = "20181301", .from = "BLR", .to = "RUS", .score = "1"};
  const GdeltRow rows[] = {row, bad, row};
  EventIndexOptions options = index_options("BLR", FREQUENCY_YEAR);
  options.repeats = REPEATS_KEPT;
  g_autoptr(EventIndex) index = made_of(rows, 3, &options);
  assert_balance(index, "RUS", 0, 2, 2);
  const IndexFile *file = g_ptr_array_index(index->files, 0);
  assert_int_equal(file->skipped, 1);
  assert_string_equal(file->first_problem, "g.CSV:2:3: column 'SQLDATE': '20181301' is no date (YYYYMMDD)");
  options.strict = TRUE;
  refuses("g.CSV", &options, DATA_ERROR, DATA_ERROR_PERIOD,
          "g.CSV:2:3: column 'SQLDATE': '20181301' is no date (YYYYMMDD)");
  options.strict = FALSE;
  const GdeltRow worse[] = {row, bad, bad};
  write_gdelt("g.CSV", worse, 3);
  GError *error = NULL;
  assert_null(index_of("g.CSV", &options, &error)); /* more faults than rows: no such file is meant */
  assert_error(error, DATA_ERROR, DATA_ERROR_PERIOD,
               "g.CSV:2:3: column 'SQLDATE': '20181301' is no date (YYYYMMDD)\n"
               "g.CSV:3:3: column 'SQLDATE': '20181301' is no date (YYYYMMDD)");
}

int
main(void)
{
#define in_folder(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_gdelt_sample),
      cmocka_unit_test(the_icews_sample),
      in_folder(repeats_count_once),
      in_folder(direction_is_who_acts),
      in_folder(mirrored_rows_count_half),
      in_folder(pairs_of_repeats_pair_off),
      in_folder(the_eu_is_not_europe),
      in_folder(rows_far_from_their_day_are_left_out),
      in_folder(filters_look_at_the_row),
      in_folder(known_breaks_are_flagged),
      in_folder(thin_days_are_flagged),
      in_folder(repeats_are_explained_together),
      in_folder(without_a_country_pairs_are_partners),
      in_folder(names_that_do_not_occur_are_told),
      cmocka_unit_test(one_source_at_a_time),
      in_folder(faulty_rows_are_counted_or_end_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
