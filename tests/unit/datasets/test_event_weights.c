#include "event_text.h"

#include "datasets/event_weights.h"

#define CAMEO  "datasets/events/cameo-goldstein.csv"
#define PLOVER "datasets/events/plover-scores.csv"

static EventWeights *
read_table(const char *path, const char *variant)
{
  g_autoptr(GError) error = NULL;
  EventWeights *weights = event_weights_read(path, variant, &error);
  assert_no_error(error);
  assert_non_null(weights);
  return weights;
}

/* The table of a text in the folder of the test. */
static EventWeights *
table_of(const char *text)
{
  write_file("weights.csv", text);
  return read_table("weights.csv", NULL);
}

static void
assert_refused(const char *text, const char *variant, DataError code, const char *message)
{
  GError *error = NULL;
  write_file("weights.csv", text);
  assert_null(event_weights_read("weights.csv", variant, &error));
  assert_error(error, DATA_ERROR, (int)code, message);
}

static double
score_of(const EventWeights *weights, const char *code)
{
  const EventWeight *weight = event_weights_by_code(weights, event_text_of(code));
  return weight ? weight->score : NAN;
}

/* The variants differ in 016, 022, 164 and 165. */
static void
the_variants_of_goldstein(void **state)
{
  (void)state;
  static const struct {
    const char *code;
    double gdelt, icews;
  } differing[] = {{"016", -2, -5}, {"022", 3.2, 3.4}, {"164", -7, -6.5}, {"165", -6.5, -7}};
  g_autoptr(EventWeights) gdelt = read_table(CAMEO, "goldstein_gdelt");
  g_autoptr(EventWeights) icews = read_table(CAMEO, "goldstein_icews");
  g_autoptr(EventWeights) old = read_table(CAMEO, "goldstein_cameo_old");
  assert_string_equal(event_weights_variant(gdelt), "goldstein_gdelt");
  assert_string_equal(event_weights_path(gdelt), CAMEO);
  assert_int_equal(strlen(event_weights_sha256(gdelt)), 64);
  assert_int_equal(event_weights_count(gdelt), 311);
  assert_int_equal(event_weights_count(icews), 312);
  assert_int_equal(event_weights_count(old), 276);
  for (gsize i = 0; i < G_N_ELEMENTS(differing); i++) {
    assert_true(score_of(gdelt, differing[i].code) == differing[i].gdelt);
    assert_true(score_of(icews, differing[i].code) == differing[i].icews);
  }
  assert_true(isnan(score_of(gdelt, "1213"))); /* GDELT's file does not have it */
  assert_true(score_of(icews, "1213") == -4);
}

static void
codes_are_texts(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = read_table(CAMEO, "goldstein_gdelt");
  assert_true(score_of(weights, "010") == 0);
  assert_true(score_of(weights, "10") == -5);
  assert_null(event_weights_by_code(weights, event_text_of("0010")));
  assert_null(event_weights_by_code(weights, event_text_of("")));
  assert_null(event_weights_by_code(weights, (EventText){"010\0", 4}));
  g_autofree char *longest = g_strnfill(10000, '0');
  assert_null(event_weights_by_code(weights, event_text_of(longest)));
}

static void
labels_are_exact(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = read_table(CAMEO, "goldstein_icews");
  assert_string_equal(event_weights_by_label(weights, event_text_of("CONSULT"))->code, "04");
  assert_string_equal(event_weights_by_label(weights, event_text_of("Consult"))->code, "040");
  assert_string_equal(event_weights_by_code(weights, event_text_of("040"))->label, "Consult");
  assert_null(event_weights_by_label(weights, event_text_of("consult")));
}

/* GDELT: 01-05, 06-09, 10-14, 15-20; users of ICEWS: 01-05, 06-08, 09-13, 14-20. */
static int
quad_of_root(EventText code, QuadConvention convention)
{
  static const int last_root[2][4] = {{5, 9, 14, 20}, {5, 8, 13, 20}};
  if (code.length < 2 || code.length > 4)
    return 0;
  for (gsize i = 0; i < code.length; i++)
    if (!g_ascii_isdigit(code.text[i]))
      return 0;
  const int root = 10 * (code.text[0] - '0') + (code.text[1] - '0');
  for (int quad = 1; quad <= 4; quad++)
    if (root >= 1 && root <= last_root[convention][quad - 1])
      return quad;
  return 0;
}

/* Both quad columns of the table are what the root gives, in every row. */
static void
quads_by_the_table_and_by_the_root(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = read_table(CAMEO, "goldstein_icews");
  gsize n = 0;
  for (int code = 0; code < 10000; code++)
    for (int digits = 2; digits <= 4; digits++) {
      g_autofree char *text = g_strdup_printf("%0*d", digits, code);
      const EventText slice = event_text_of(text);
      const EventWeight *weight = strlen(text) == (gsize)digits ? event_weights_by_code(weights, slice) : NULL;
      if (!weight)
        continue;
      assert_int_equal(weight->quad[QUAD_GDELT], quad_of_root(slice, QUAD_GDELT));
      assert_int_equal(weight->quad[QUAD_ICEWS], quad_of_root(slice, QUAD_ICEWS));
      n++;
    }
  assert_int_equal(n, 312);
}

/* Events counted by their classes: investigate (090) stands on different sides in the two conventions. */
static void
quads_as_scores(void **state)
{
  (void)state;
  static const struct {
    const char *code;
    double gdelt, icews;
  } codes[] = {{"010", 1, 1}, {"060", 1, 1}, {"090", 1, -1}, {"139", -1, -1}, {"145", -1, -1}, {"204", -1, -1}};
  g_autoptr(EventWeights) gdelt = read_table(CAMEO, "quad_gdelt");
  g_autoptr(EventWeights) icews = read_table(CAMEO, "quad_icews");
  for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
    const EventText code = event_text_of(codes[i].code);
    assert_digits(event_weights_by_code(gdelt, code)->score, codes[i].gdelt, 15);
    assert_digits(event_weights_by_code(icews, code)->score, codes[i].icews, 15);
  }
  assert_int_equal(event_weights_count(gdelt), 312);
}

static void
plover_by_type_and_mode(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = read_table(PLOVER, NULL);
  assert_string_equal(event_weights_variant(weights), "plover_score");
  assert_int_equal(event_weights_count(weights), 82);
  const EventText coerce = event_text_of("COERCE"), none = event_text_of("");
  const EventWeight *seize = event_weights_by_type(weights, event_text_of("coerce"), event_text_of("seize"));
  assert_true(seize->score == -7);
  assert_int_equal(seize->quad[QUAD_GDELT], 4);
  assert_int_equal(seize->quad[QUAD_ICEWS], 4);
  assert_string_equal(seize->mode, "Seize");
  assert_true(event_weights_by_type(weights, coerce, event_text_of("Martial-law"))->score == -7.5);
  assert_true(event_weights_by_type(weights, coerce, none)->score == -7);
  assert_null(event_weights_by_type(weights, coerce, event_text_of("Sing")));
  /* Without a minus sign in the manual, and so in the table. */
  assert_true(event_weights_by_type(weights, event_text_of("ACCUSE"), none)->score == 3);
}

static Event
event_of(const char *code, const char *mode, const char *label)
{
  return (Event){.code = event_text_of(code), .mode = event_text_of(mode), .label = event_text_of(label)};
}

static void
what_a_table_lacks_is_counted(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = table_of("code,label,score\n010,Say,1\n011,Decline,\n");
  static const struct {
    const char *code, *label;
    gboolean found;
  } events[] = {{"010", "", TRUE}, {"", "Say", TRUE}, {"10", "", FALSE},   {"011", "x", FALSE}, {"", "Sing", FALSE},
                {"", "", FALSE},   {"10", "", FALSE}, {"", "Sing", FALSE}, {"10", "", FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(events); i++) {
    const Event event = event_of(events[i].code, "", events[i].label);
    assert_int_equal(event_weights_find(weights, &event) != NULL, events[i].found);
  }
  static const EventLack wanted[] = {{(char *)"10", 3}, {(char *)"Sing", 2}, {(char *)"", 1}, {(char *)"011", 1}};
  for (int again = 0; again < 2; again++) {
    gsize n;
    guint64 n_events;
    const EventLack *lacking = event_weights_lacking(weights, &n, &n_events);
    assert_int_equal(n, G_N_ELEMENTS(wanted));
    assert_int_equal(n_events, 7);
    for (gsize i = 0; i < n; i++) {
      assert_string_equal(lacking[i].key, wanted[i].key);
      assert_int_equal(lacking[i].events, wanted[i].events);
    }
  }
}

static void
plover_lacks_by_type_and_mode(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = table_of("event_type,event_mode,score\nAID,,10\n");
  const Event aid = event_of("AID", "", "AID"), food = event_of("AID", "Food", "AID Food"),
              say = event_of("SAY", "", "SAY");
  assert_true(event_weights_find(weights, &aid)->score == 10);
  assert_null(event_weights_find(weights, &food));
  assert_null(event_weights_find(weights, &say));
  gsize n;
  guint64 n_events;
  const EventLack *lacking = event_weights_lacking(weights, &n, &n_events);
  assert_int_equal(n, 2);
  assert_string_equal(lacking[0].key, "AID Food");
  assert_string_equal(lacking[1].key, "SAY");
}

/* A file of nothing but different codes takes no more memory than a hundred. */
static void
the_list_of_lacks_is_bounded(void **state)
{
  (void)state;
  g_autoptr(EventWeights) weights = table_of("code,score\n010,1\n");
  for (int i = 0; i < 10000; i++) {
    g_autofree char *code = g_strdup_printf("x%d", i);
    const Event event = event_of(code, "", "");
    assert_null(event_weights_find(weights, &event));
  }
  gsize n;
  guint64 n_events;
  event_weights_lacking(weights, &n, &n_events);
  assert_int_equal(n, EVENT_WEIGHTS_LISTED);
  assert_int_equal(n_events, 10000);
}

static void
any_column_may_be_the_score(void **state)
{
  (void)state;
  write_file("weights.csv", "code;mine;score;quad\n010;-0.5;1;3\n");
  g_autoptr(EventWeights) weights = read_table("weights.csv", "mine");
  assert_true(score_of(weights, "010") == -0.5);
  assert_int_equal(event_weights_by_code(weights, event_text_of("010"))->quad[QUAD_ICEWS], 3);
}

static void
tables_that_are_refused(void **state)
{
  (void)state;
  assert_refused("a,score\n1,2\n", NULL, DATA_ERROR_SCHEMA,
                 "weights.csv:1: no column of codes (cameo_code, code or event_type)");
  assert_refused("code,weight\n1,2\n", NULL, DATA_ERROR_SCHEMA,
                 "weights.csv:1: no column of scores (score, plover_score or goldstein_...): name it as the variant");
  assert_refused("code,goldstein_gdelt,goldstein_icews\n1,2,3\n", NULL, DATA_ERROR_SCHEMA,
                 "weights.csv:1: several columns of scores: choose the variant among goldstein_gdelt, goldstein_icews");
  assert_refused("code,goldstein_gdelt\n1,2\n", "goldstein_gdlt", DATA_ERROR_NAME,
                 "weights.csv:1: no column 'goldstein_gdlt'; did you mean 'goldstein_gdelt'?");
  assert_refused("code,goldstein_gdelt\n1,2\n", "x", DATA_ERROR_NAME, "weights.csv:1: no column 'x'");
  assert_refused("code,score\n010,1\n10,2\n010,3\n,4\n", NULL, DATA_ERROR_SCHEMA,
                 "weights.csv:4:1: '010' stands twice\nweights.csv:5:1: empty code");
  assert_refused("code,label,score\n010,a,1\n011,a,2\n", NULL, DATA_ERROR_SCHEMA, "weights.csv:3:5: 'a' stands twice");
  assert_refused("code,score\n010,much\n011,1e999\n", NULL, DATA_ERROR_NUMBER,
                 "weights.csv:2:5: 'much' is not a number (text where digits belong)\n"
                 "weights.csv:3:5: '1e999' is not a number (too large for a double)");
  assert_refused("code,score,quad_gdelt\n010,1,5\n", NULL, DATA_ERROR_SCHEMA,
                 "weights.csv:2:7: '5' is no quad class (1 to 4)");
  assert_refused("code,score,note\n010,,x\n", NULL, DATA_ERROR_SCHEMA, "weights.csv: no code has a score in 'score'");
  assert_refused("code,score\n", NULL, DATA_ERROR_SCHEMA, "weights.csv: no code has a score in 'score'");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_variants_of_goldstein),
      cmocka_unit_test(codes_are_texts),
      cmocka_unit_test(labels_are_exact),
      cmocka_unit_test(quads_by_the_table_and_by_the_root),
      cmocka_unit_test(quads_as_scores),
      cmocka_unit_test(plover_by_type_and_mode),
      cmocka_unit_test_setup_teardown(what_a_table_lacks_is_counted, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(plover_lacks_by_type_and_mode, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(the_list_of_lacks_is_bounded, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(any_column_may_be_the_score, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(tables_that_are_refused, folder_enter, folder_leave),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
