#include "../test.h"

#include "study/event_actors.h"

static EventActor
actor(const char *code, const char *name, const char *country, const char *group)
{
  return (EventActor){.code = event_text_of(code),
                      .name = event_text_of(name),
                      .country = event_text_of(country),
                      .group = event_text_of(group),
                      .sectors = event_text_of("")};
}

/* The codes of an actor's countries, joined by blanks. */
static char *
codes_of(EventActors *actors, EventActor who)
{
  ActorCountries countries;
  event_actors_find(actors, &who, &countries);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < countries.n; i++)
    g_string_append_printf(text, "%s%s", i ? " " : "", event_actors_code(actors, countries.id[i]));
  return g_string_free(text, FALSE);
}

static void
assert_codes(EventFamily family, EventActor who, const char *wanted)
{
  g_autoptr(EventActors) actors = event_actors_new(family);
  g_autofree char *codes = codes_of(actors, who);
  assert_string_equal(codes, wanted);
}

static void
gdelt_has_codes(void **state)
{
  (void)state;
  assert_codes(EVENTS_GDELT_2, actor("BLRGOV", "BELARUS", "BLR", ""), "BLR");
  assert_codes(EVENTS_GDELT_2, actor("ROM", "ROMANIA", "ROM", ""), "ROU");
  assert_codes(EVENTS_GDELT_1, actor("TMP", "", "TMP", ""), "TLS");
  assert_codes(EVENTS_GDELT_2, actor("COP", "POLICE", "", ""), "");
  assert_codes(EVENTS_GDELT_2, actor("", "", "", ""), "");
}

/* "THE EUROPEAN UNION" is IGOEUREEC with country EUR and group EEC; plain "EUROPE" is EUR. */
static void
gdelt_has_the_eu_and_europe(void **state)
{
  (void)state;
  assert_codes(EVENTS_GDELT_2, actor("IGOEUREEC", "THE EUROPEAN UNION", "EUR", "EEC"), "EU");
  assert_codes(EVENTS_GDELT_2, actor("EUR", "EUROPE", "EUR", ""), "EUR");
  assert_codes(EVENTS_GDELT_2, actor("BELGOV", "BRUSSELS", "BEL", "EEC"), "EU BEL");
  assert_codes(EVENTS_GDELT_2, actor("IGOEUR", "", "EUR", "COE"), "EUR");
}

static void
phoenix_has_roots(void **state)
{
  (void)state;
  assert_codes(EVENTS_CLINE, actor("IGOEUREEC", "", "IGO", "EUR;EEC"), "EU");
  assert_codes(EVENTS_CLINE, actor("IGOUNO", "", "IGO", "UNO"), "");
  assert_codes(EVENTS_PHOENIX, actor("BLRGOV", "", "BLR", ""), "BLR");
  assert_codes(EVENTS_PHOENIX, actor("NGO", "", "NGO", "EECX"), "");
}

static void
icews_has_names(void **state)
{
  (void)state;
  assert_codes(EVENTS_ICEWS, actor("", "Vladimir Makei", "Belarus", ""), "BLR");
  assert_codes(EVENTS_ICEWS, actor("", "Zoran Zaev", "the former Yugoslav Republic of Macedonia", ""), "MKD");
  assert_codes(EVENTS_ICEWS, actor("", "Government (Moldova)", "Moldova, Republic of", ""), "MDA");
  assert_codes(EVENTS_ICEWS, actor("", "Somebody", "Atlantis", ""), "Atlantis");
  assert_codes(EVENTS_ICEWS, actor("", "European Union", "", ""), "EU");
  assert_codes(EVENTS_ICEWS, actor("", "Ministry (European Union)", "", ""), "EU");
  assert_codes(EVENTS_ICEWS, actor("", "Council of Europe", "", ""), "");
  assert_codes(EVENTS_ICEWS, actor("", "Federica Mogherini", "Italy", ""), "ITA"); /* by nationality */
  assert_codes(EVENTS_ICEWS, actor("", "Citizen (Belarus)", "", ""), "");
}

static void
an_extract_has_countries_in_names(void **state)
{
  (void)state;
  assert_codes(EVENTS_ICEWS_EXTRACT, actor("", "Citizen (Belarus)", "", ""), "BLR");
  assert_codes(EVENTS_ICEWS_EXTRACT, actor("", "Russia", "", ""), "RUS");
  assert_codes(EVENTS_ICEWS_EXTRACT, actor("", "Ministry (European Union)", "", ""), "EU");
  assert_codes(EVENTS_ICEWS_EXTRACT, actor("", "Alexander Lukashenko", "", ""), "");
  assert_codes(EVENTS_ICEWS_EXTRACT, actor("", "Odd)", "", ""), "");
  assert_codes(EVENTS_ICEWS_EXTRACT, actor("", ")", "", ""), "");
}

static void
polecat_lists_countries(void **state)
{
  (void)state;
  assert_codes(EVENTS_POLECAT, actor("", "A;B;C", "BLR; RUS;;BLR", ""), "BLR RUS");
  assert_codes(EVENTS_POLECAT, actor("", "Government of Poland; European Commission", "POL", ""), "EU POL");
  GString *many = g_string_new(NULL);
  for (int i = 0; i < ACTOR_COUNTRIES + 1; i++)
    g_string_append_printf(many, "%sA%c%c", i ? ";" : "", 'A' + i, 'A' + i);
  g_autoptr(EventActors) actors = event_actors_new(EVENTS_POLECAT);
  const EventActor who = actor("", "", many->str, "");
  ActorCountries countries;
  event_actors_find(actors, &who, &countries);
  assert_int_equal(countries.n, ACTOR_COUNTRIES);
  assert_true(countries.over);
  assert_false(event_actors_has(&countries, COUNTRY_EU));
  g_string_free(many, TRUE);
}

static void
numbers_are_kept(void **state)
{
  (void)state;
  g_autoptr(EventActors) actors = event_actors_new(EVENTS_ICEWS);
  const int russia = event_actors_id(actors, event_text_of("RUS"));
  const EventActor who = actor("", "Russia", "Russian Federation", "");
  ActorCountries countries;
  event_actors_find(actors, &who, &countries);
  assert_true(event_actors_has(&countries, russia));
  assert_int_equal(event_actors_id(actors, event_text_of("EU")), COUNTRY_EU);
  assert_int_equal(event_actors_count(actors), 2);
  assert_string_equal(event_actors_asked("Russia"), "RUS");
  assert_string_equal(event_actors_asked("RUS"), "RUS");
  event_actors_free(NULL);
}

static void
an_identity_is_a_code_or_a_name(void **state)
{
  (void)state;
  const EventActor gdelt = actor("BLRGOV", "BELARUS", "BLR", ""), icews = actor("", "Citizen (Belarus)", "Belarus", ""),
                   nobody = actor("", "", "BLR", "");
  assert_true(event_text_is(event_actor_identity(&gdelt), "BLRGOV"));
  assert_true(event_text_is(event_actor_identity(&icews), "Citizen (Belarus)"));
  assert_int_equal(event_actor_identity(&nobody).length, 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gdelt_has_codes),
      cmocka_unit_test(gdelt_has_the_eu_and_europe),
      cmocka_unit_test(phoenix_has_roots),
      cmocka_unit_test(icews_has_names),
      cmocka_unit_test(an_extract_has_countries_in_names),
      cmocka_unit_test(polecat_lists_countries),
      cmocka_unit_test(numbers_are_kept),
      cmocka_unit_test(an_identity_is_a_code_or_a_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
