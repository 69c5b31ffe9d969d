#include "../study/structure_case.h"

#include "report/result_tables.h"

#define TABLE                                                                                                          \
  "year,code,value\n2001,WLD,125\n2001,DEU,50\n2001,RUS,30\n2001,POL,20\n2002,RUS,3\n2002,DEU,1\n2003,WLD,9\n"
#define MIRROR "year,code,value\n2001,DEU,3\n2001,POL,1\n"
#define ITEMS                                                                                                          \
  "indicators:\n  - { name: s, kind: structure, of: b, mirror: mirrored, top: 2 }\n"                                   \
  "  - { name: m, kind: structure, of: monthly }\ntables:\n  - "

static char *
written(const char *table, GError **error)
{
  g_autofree char *items = g_strconcat(ITEMS, table, "\n", NULL);
  g_autoptr(FolderStudy) one = structure_case(TABLE, MIRROR, NULL, items);
  const TableDef *def = g_ptr_array_index(one->study->tables, 0);
  char *text = result_table(def->kind)->csv(one->results, def, error);
  if (error && *error) {
    g_autofree char *message = folder_study_message(one, *error);
    g_free((*error)->message);
    (*error)->message = g_steal_pointer(&message);
  }
  return text;
}

static void
a_line_a_period(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = written("{ name: t, kind: structure, of: s }", &error);
  assert_no_error(error);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  assert_string_equal(lines[0], "period,parts,sum,stated,unspecified,hhi,low,high,normalised,effective_number,entropy,"
                                "cr4,mirror_hhi");
  g_auto(GStrv) first = g_strsplit(lines[1], ",", -1);
  static const double want[] = {2001,
                                3,
                                100,
                                125,
                                0.2,
                                0.38,
                                1300.0 / 2500,
                                2900.0 / 4900,
                                (0.38 - 1.0 / 3) * 1.5,
                                1 / 0.38,
                                -(0.5 * -0.69314718055994531 + 0.3 * -1.2039728043259361 + 0.2 * -1.6094379124341003),
                                1,
                                NAN}; /* the mirror lacks a large part */
  assert_int_equal(g_strv_length(first), G_N_ELEMENTS(want));
  for (gsize i = 0; i < G_N_ELEMENTS(want); i++)
    if (isnan(want[i]))
      assert_string_equal(first[i], "");
    else
      assert_digits(g_ascii_strtod(first[i], NULL), want[i], 13);
  assert_string_equal(lines[2], "2002,2,4,,,0.625,1,1,0.25,1.6,0.5623351446188083,1,");
  assert_string_equal(lines[3], "2003,0,,9,,,,,,,,,");
  assert_string_equal(lines[4], "");
  assert_null(lines[5]);
}

/* DEU and RUS are the two largest over all periods; POL is second to none of them, and stays out. */
static void
the_same_members_each_period(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = written("{ name: t, kind: members, of: s }", &error);
  assert_no_error(error);
  assert_string_equal(text, "period,code,name,value,share,rank\n"
                            "2001,DEU,Germany,50,0.4,1\n"
                            "2001,RUS,Russia,30,0.24,2\n"
                            "2002,DEU,Germany,1,0.25,2\n"
                            "2002,RUS,Russia,3,0.75,1\n"
                            "2003,DEU,Germany,,,\n"
                            "2003,RUS,Russia,,,\n");
}

static void
what_is_refused(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  assert_null(written("{ name: t, kind: structure }", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
               "study.yaml:10:5: t: a table of this kind needs 'of': the name of an item of kind structure\n"
               "      - { name: t, kind: structure }\n        ^");
  assert_null(written("{ name: t, kind: members, of: t }", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_NAME,
               "study.yaml:10:35: t: there is no item 't' of kind structure\n"
               "      - { name: t, kind: members, of: t }\n                                      ^");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_a_period),
      cmocka_unit_test(the_same_members_each_period),
      cmocka_unit_test(what_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
