#include "../test.h"

#include "datasets/csv.h"
#include "datasets/event_countries.h"

static const char *
code(const char *name)
{
  return event_country_by_name(event_text_of(name));
}

static void
names_have_codes(void **state)
{
  (void)state;
  assert_string_equal(code("Belarus"), "BLR");
  assert_string_equal(code("Russian Federation"), "RUS");
  assert_string_equal(code("Czech Republic"), "CZE");
  assert_string_equal(code("the former Yugoslav Republic of Macedonia"), "MKD");
  assert_string_equal(code("UNITED KINGDOM"), "GBR");
  assert_string_equal(code("Cura\xc3\xa7"
                           "ao"),
                      "CUW");
  assert_null(code("Belaru"));
  assert_null(code("Belaruss"));
  assert_null(code(""));
  g_autofree char *endless = g_strnfill(5000, 'x');
  assert_null(code(endless));
}

static void
codes_have_names(void **state)
{
  (void)state;
  assert_string_equal(event_country_name("RUS"), "Russia");
  assert_string_equal(event_country_name("CZE"), "Czechia");
  assert_string_equal(event_country_name("MKD"), "North Macedonia");
  assert_string_equal(event_country_name("BLX"), "Belgium-Luxembourg");
  assert_null(event_country_name("WLD"));
  assert_null(event_country_name("SITC3"));
  assert_null(event_country_name(""));
}

/* All members of the EU have their name in the table. */
static void
members_have_names(void **state)
{
  (void)state;
  g_autoptr(Csv) members = csv_read("datasets/belarus-eu/eu-members.csv", NULL, NULL);
  assert_non_null(members);
  for (gsize row = 1; row < members->n_records; row++) {
    const char *member = csv_cell(members, row, 0).text;
    if (!g_str_equal(member, "BLX"))
      assert_string_equal(code(csv_cell(members, row, 1).text), member);
  }
}

/* Every country of the ICEWS sample is known. */
static void
icews_names_are_known(void **state)
{
  (void)state;
  g_autofree char *text = NULL;
  assert_true(g_file_get_contents("tests/data/events/icews-2018.tab", &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (gsize i = 1; lines[i] && *lines[i]; i++) {
    g_auto(GStrv) cells = g_strsplit(lines[i], "\t", 12);
    if (!g_str_equal(cells[4], "NA") && !code(cells[4]))
      fail_msg("no code for %s", cells[4]);
    if (!g_str_equal(cells[10], "NA") && !code(cells[10]))
      fail_msg("no code for %s", cells[10]);
  }
}

static void
cameo_differs_from_iso(void **state)
{
  (void)state;
  assert_true(event_text_is(event_country_of_cameo(event_text_of("ROM")), "ROU"));
  assert_true(event_text_is(event_country_of_cameo(event_text_of("MTN")), "MNE"));
  assert_true(event_text_is(event_country_of_cameo(event_text_of("BLR")), "BLR"));
  assert_true(event_country_is_region(event_text_of("EUR")));
  assert_true(event_country_is_region(event_text_of("WST")));
  assert_false(event_country_is_region(event_text_of("EU")));
  assert_false(event_country_is_region(event_text_of("BLR")));
  assert_true(event_country_is_none(event_text_of("IGO")));
  assert_false(event_country_is_none(event_text_of("IND")));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_have_codes),       cmocka_unit_test(codes_have_names),
      cmocka_unit_test(members_have_names),     cmocka_unit_test(icews_names_are_known),
      cmocka_unit_test(cameo_differs_from_iso),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
