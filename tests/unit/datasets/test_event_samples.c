/* Real rows: counts and sums of columns are those that awk gives for the files. */
#include "event_text.h"

#define SAMPLES "tests/data/events/"
#define WEIGHTS "datasets/events/cameo-goldstein.csv"

typedef struct {
  guint64 events, both_countries, agreeing;
  double sum;
} Tally;

static Tally
tally(const char *path, EventWeights *weights, const char *layout)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EventReader) reader = event_reader_new(path, NULL, &error);
  assert_no_error(error);
  assert_string_equal(event_reader_layout(reader)->name, layout);

  Tally tally = {0};
  Event event;
  while (event_reader_next(reader, &event, &error) == EVENT_READ) {
    const EventWeight *weight = event_weights_find(weights, &event);
    tally.agreeing += weight && weight->score == event.score;
    tally.both_countries += event.source.country.length > 0 && event.target.country.length > 0;
    tally.sum += event.score;
    tally.events++;
  }
  assert_no_error(error);
  assert_int_equal(event_reader_events(reader), tally.events);
  return tally;
}

static EventWeights *
weights_of(const char *variant)
{
  g_autoptr(GError) error = NULL;
  EventWeights *weights = event_weights_read(WEIGHTS, variant, &error);
  assert_no_error(error);
  return weights;
}

static void
gdelt_2(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = weights_of("goldstein_gdelt");
  const Tally got = tally(SAMPLES "gdelt2-20180101.export.CSV", weights, "GDELT 2.0 events, 61 columns by tabs");
  assert_int_equal(got.events, 2414);
  assert_int_equal(got.both_countries, 594);
  assert_int_equal(got.agreeing, 2414);
  assert_digits(got.sum, -951.2, 10);
}

static void
every_intensity_of_icews_is_the_weight_of_its_code(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = weights_of("goldstein_icews");
  const Tally got = tally(SAMPLES "icews-2018.tab", weights, "ICEWS coded events, 20 columns by tabs with header");
  assert_int_equal(got.events, 3705);
  assert_int_equal(got.agreeing, 3705);
  assert_int_equal(got.both_countries, 3337);
  assert_digits(got.sum, 138.4, 10);
}

/* 24 rows have one of 016, 022, 164 and 165, which GDELT weights otherwise. */
static void
the_variants_differ(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = weights_of("goldstein_gdelt");
  const Tally got = tally(SAMPLES "icews-2018.tab", weights, "ICEWS coded events, 20 columns by tabs with header");
  assert_int_equal(got.agreeing, 3705 - 24);
}

/* The code that a label names is the code beside it, in every row. */
static void
labels_of_icews_name_their_codes(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = weights_of("goldstein_icews");
  g_autoptr(EventReader) reader = event_reader_new(SAMPLES "icews-2018.tab", NULL, NULL);
  Event event;
  gsize n = 0;
  while (event_reader_next(reader, &event, NULL) == EVENT_READ) {
    const EventWeight *weight = event_weights_by_label(weights, event.label);
    assert_non_null(weight);
    assert_text(event.code, weight->code);
    n++;
  }
  assert_int_equal(n, 3705);
}

static void
gdelt_1_in_its_three_guises(void **state)
{
  (void)state;
  static const struct {
    const char *path, *layout;
  } files[] = {{SAMPLES "gdelt1-57.tab", "GDELT 1.0 events, 57 columns by tabs"},
               {SAMPLES "gdelt1-58.tab", "GDELT 1.0 events, 58 columns by tabs"},
               {SAMPLES "gdelt1-r.csv", "GDELT 1.0 events, 58 columns by commas with header"}};
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autoptr(EventWeights) weights = weights_of("goldstein_gdelt");
    const Tally got = tally(files[i].path, weights, files[i].layout);
    assert_int_equal(got.events, 40);
    assert_int_equal(got.both_countries, 22);
    assert_int_equal(got.agreeing, 40);
    assert_digits(got.sum, 59.6, 10);
  }
}

static void
a_row_of_gdelt(void **state)
{
  (void)state;
  g_autoptr(EventReader) reader = event_reader_new(SAMPLES "gdelt1-r.csv", NULL, NULL);
  const Event event = next_event(reader);
  assert_int_equal(event.line, 2);
  assert_text(event.id, "127331266");
  assert_day(event.first, "2011-06-23");
  assert_int_equal(event.last, event.first);
  assert_text(event.source.code, "BLR");
  assert_text(event.source.name, "BELARUSIAN");
  assert_text(event.source.country, "BLR");
  assert_text(event.source.group, ""); /* NA */
  assert_text(event.target.name, "RUSSIA");
  assert_text(event.code, "180");
  assert_int_equal(event.quad, 4);
  assert_true(event.score == -9);
  assert_true(event.root);
  assert_int_equal(event.mentions, 2);
  assert_int_equal(event.sources, 1);
  assert_int_equal(event.articles, 2);
  assert_true(event.tone == 5.11073253833049);
  assert_day(event.added, "2013-02-03");
  assert_true(event.weight == 1);
  assert_int_equal(event.direction, '\0');

  const Event second = next_event(reader);
  assert_text(second.source.country, "");
  assert_text(second.source.sectors, "GOV");
}

static void
an_extract_of_icews(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = weights_of("goldstein_icews");
  const Tally got = tally(SAMPLES "icews-extract.csv", weights, "extract of ICEWS, 7 columns by commas with header");
  assert_int_equal(got.events, 40);
  assert_int_equal(got.agreeing, 40);
  assert_int_equal(got.both_countries, 0);

  g_autoptr(EventReader) reader = event_reader_new(SAMPLES "icews-extract.csv", NULL, NULL);
  next_event(reader);
  const Event event = next_event(reader);
  assert_text(event.source.name, "Military (Belarus)");
  assert_text(event.label, "Arrest, detain, or charge with legal action");
  assert_text(event.code, "173");
}

/* 32 plus, 54 minus, 6 mixed; seven are known to the month only. */
static void
the_catalogue_of_the_study(void **state)
{
  (void)state;
  const EventReaderOptions options = {.partner = "EU"};
  g_autoptr(EventReader) reader = event_reader_new("datasets/belarus-eu/events.csv", &options, NULL);
  assert_string_equal(event_reader_layout(reader)->name, "catalogue of events, 6 columns by commas with header");
  assert_int_equal(event_reader_layout(reader)->has,
                   EVENT_HAS_SCORE | EVENT_HAS_URL | EVENT_HAS_PARTNER | EVENT_PARTNER_GIVEN);

  Event event;
  int n = 0, plus = 0, minus = 0, by_month = 0;
  while (event_reader_next(reader, &event, NULL) == EVENT_READ) {
    assert_text(event.partner, "EU");
    assert_true(event.score == (event.direction == '+' ? 1 : event.direction == '-' ? -1 : 0));
    plus += event.direction == '+';
    minus += event.direction == '-';
    by_month += period_frequency((Period){event.first, event.last}) == FREQUENCY_MONTH;
    n++;
  }
  assert_int_equal(n, 92);
  assert_int_equal(plus, 32);
  assert_int_equal(minus, 54);
  assert_int_equal(by_month, 7);
}

static void
progress_ends_at_the_size(void **state)
{
  (void)state;
  g_autoptr(EventReader) reader = event_reader_new(SAMPLES "icews-2018.tab", NULL, NULL);
  guint64 before = 0, read, total;
  Event event;
  while (event_reader_next(reader, &event, NULL) == EVENT_READ) {
    event_reader_progress(reader, &read, &total);
    assert_true(read > before);
    before = read;
  }
  assert_int_equal(total, 959210);
  assert_int_equal(read, total);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gdelt_2),
      cmocka_unit_test(every_intensity_of_icews_is_the_weight_of_its_code),
      cmocka_unit_test(the_variants_differ),
      cmocka_unit_test(labels_of_icews_name_their_codes),
      cmocka_unit_test(gdelt_1_in_its_three_guises),
      cmocka_unit_test(a_row_of_gdelt),
      cmocka_unit_test(an_extract_of_icews),
      cmocka_unit_test(the_catalogue_of_the_study),
      cmocka_unit_test(progress_ends_at_the_size),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
