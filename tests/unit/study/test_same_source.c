#include "../test.h"

#include "study/same_source.h"

static void
the_same_source_in_other_words(void **state)
{
  (void)state;
  assert_true(same_source("Preiherman 2020", "Preiherman 2020"));
  assert_true(same_source("Preiherman 2020", "Preiherman 2020 (positive zone since the end of 2012)"));
  assert_true(same_source("Preiherman 2020", "preiherman, Y. (2020), p. 4"));
  assert_true(same_source("Preiherman, Y. (2020). Belarus and the EU", "Preiherman 2020 (p. 4)"));
  assert_true(same_source("Preiherman", "Preiherman 2020"));
  assert_true(same_source("Прейгерман 2020", "ПРЕЙГЕРМАН (2020)"));
  assert_true(same_source("Minsk Barometer 8", "http://minskdialogue.by/en/research/reports/minsk-barometer-8"));
  assert_true(same_source("https://a.example/2012/no-7", "https://a.example/2012/no-7"));
}

static void
one_of_several_is_enough(void **state)
{
  (void)state;
  assert_true(same_source("Preiherman 2020", "https://a.example/7; Preiherman 2020 (zone)"));
  assert_false(same_source("Preiherman 2020", "https://a.example/7; Jones 2019"));
}

static void
other_sources(void **state)
{
  (void)state;
  assert_false(same_source("Preiherman 2020", "Preiherman 2019"));
  assert_false(same_source("Preiherman 2020", "Jones 2020"));
  assert_false(same_source("EU Delegation to Belarus", "EU"));
  assert_false(same_source("EU Delegation to Belarus", "Belarus"));
  assert_false(same_source("https://a.example/2012/no-7", "https://a.example/2012/no-8"));
  assert_false(same_source("Minsk Barometer 8", "http://minskdialogue.by/en/research/reports/minsk-barometer-9"));
}

static void
an_empty_text_names_nothing(void **state)
{
  (void)state;
  assert_false(same_source(NULL, "Preiherman 2020"));
  assert_false(same_source("Preiherman 2020", NULL));
  assert_false(same_source("", ""));
  assert_false(same_source("()", "..."));
  assert_false(same_source("Preiherman 2020", ";;"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_same_source_in_other_words),
      cmocka_unit_test(one_of_several_is_enough),
      cmocka_unit_test(other_sources),
      cmocka_unit_test(an_empty_text_names_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
