/* Layouts of which no rows may be shown: rows made up by their descriptions, one fact of a layout each. */
#include "event_text.h"

#define WEIGHTS                                                                                                        \
  "cameo_code,label_icews,goldstein_icews\n"                                                                           \
  "04,CONSULT,1\n"                                                                                                     \
  "040,Consult,1\n"                                                                                                    \
  "112,Accuse,-2\n"

static void
gdelt_2_without_header(void **state)
{
  (void)state;
  g_autofree char *row = gdelt_row(61, 61, "https://example.org/a");
  g_autoptr(EventReader) reader = open_text(row);
  const EventLayout *layout = event_reader_layout(reader);
  assert_string_equal(layout->name, "GDELT 2.0 events, 61 columns by tabs");
  assert_int_equal(layout->family, EVENTS_GDELT_2);
  assert_int_equal(layout->coding, CODING_CAMEO);
  assert_int_equal(layout->n_columns, 61);
  assert_int_equal(layout->has, EVENT_HAS_CODE | EVENT_HAS_SCORE | EVENT_HAS_QUAD | EVENT_HAS_COUNTRY | EVENT_HAS_ROOT |
                                    EVENT_HAS_COUNTS | EVENT_HAS_TONE | EVENT_HAS_ADDED | EVENT_HAS_URL |
                                    EVENT_HAS_ACTORS);
  const Event event = next_event(reader);
  assert_text(event.code, "010"); /* not 10 */
  assert_text(event.source.code, "BLRGOV");
  assert_text(event.source.sectors, "GOV");
  assert_text(event.target.code, "IGOEUREEC");
  assert_text(event.target.country, "EUR");
  assert_text(event.target.group, "EEC");
  assert_text(event.url, "https://example.org/a");
  assert_day(event.added, "2018-01-02");
  assert_true(event.score == 0);
  assert_true(event.tone == -1.25);
  assert_text(event.label, "");
  assert_at_end(reader);
}

static void
gdelt_by_its_header_in_any_order(void **state)
{
  (void)state;
  g_autoptr(EventReader) reader =
      open_text("EventCode,SQLDATE,globaleventid,GoldsteinScale,Actor2CountryCode,Actor1Geo_ADM2Code\n"
                "\"036\",20170228,7,4.0,NA,x\n");
  assert_string_equal(event_reader_layout(reader)->name, "GDELT 2.0 events, 6 columns by commas with header");
  assert_int_equal(event_reader_layout(reader)->has, EVENT_HAS_CODE | EVENT_HAS_SCORE | EVENT_HAS_ACTORS);
  const Event event = next_event(reader);
  assert_text(event.code, "036");
  assert_text(event.target.country, "");
  assert_text(event.source.name, "");
  assert_day(event.first, "2017-02-28");
  assert_true(event.root);
  assert_int_equal(event.mentions, -1);
  assert_int_equal(event.added, -1);
  assert_true(isnan(event.tone));
}

#define HEADER_2017                                                                                                    \
  "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tIntensity\tTarget Name\tTarget "     \
  "Sectors\tTarget Country\tPublisher\n"
#define ROW_2017                                                                                                       \
  "25\t2/9/2017\tRecep Tayyip Erdo\xC4\x9F"                                                                            \
  "an\t\"Executive,Government\"\tTurkey\tConsult\t1.0\tEuropean Union\t\tNA\tAnadolu\n"

/* Quotes are data, dates are month/day/year, and the code comes from Event Text. */
static void
icews_of_2017(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  write_file("weights.csv", WEIGHTS);
  g_autoptr(EventWeights) labels = event_weights_read("weights.csv", NULL, &error);
  assert_no_error(error);
  const EventReaderOptions options = {.labels = labels};
  g_autoptr(EventReader) reader = open_bytes(HEADER_2017 ROW_2017, strlen(HEADER_2017 ROW_2017), &options);
  assert_string_equal(event_reader_layout(reader)->name,
                      "ICEWS coded events, 11 columns by tabs with header, without a code");
  assert_true(event_reader_layout(reader)->has & EVENT_HAS_CODE);
  const Event event = next_event(reader);
  assert_day(event.first, "2017-02-09");
  assert_text(event.source.name, "Recep Tayyip Erdo\xC4\x9F"
                                 "an");
  assert_text(event.source.sectors, "\"Executive,Government\"");
  assert_text(event.target.country, "");
  assert_text(event.label, "Consult");
  assert_text(event.code, "040");
  assert_text(event.url, "Anadolu");
}

static void
icews_without_a_code_or_labels(void **state)
{
  (void)state;
  g_autoptr(EventReader) reader = open_text(HEADER_2017 ROW_2017);
  assert_false(event_reader_layout(reader)->has & EVENT_HAS_CODE);
  const Event event = next_event(reader);
  assert_text(event.code, "");
  assert_text(event.label, "Consult");
}

/* As R saves it: names changed, everything quoted, by tabs. Then quotes quote. */
static void
icews_saved_by_r(void **state)
{
  (void)state;
  g_autoptr(EventReader) reader = open_text("\"Event.Date\"\t\"Source.Name\"\t\"Event.Text\"\t\"CAMEO.Code\"\t"
                                            "\"Intensity\"\t\"Target.Name\"\n"
                                            "2018-06-01\t\"Minsk\t(city)\"\t\"Consult\"\t\"040\"\t1\tNA\n");
  const Event event = next_event(reader);
  assert_text(event.source.name, "Minsk\t(city)");
  assert_text(event.target.name, "");
  assert_text(event.code, "040");
}

#define PHOENIX                                                                                                        \
  "20150101-1-v1\t20150101\t2015\t01\t01\tBLRGOV\tBLR\tGOV\t\tIGOEUREEC\tIGO\t\tEUR;EEC\t036\t03\t%s\t4.0\t\t\t\t\t\t" \
  "\t1\thttp://example.org\tbbc"

static void
phoenix(void **state)
{
  (void)state;
  g_autofree char *rows = g_strdup_printf(PHOENIX "\n" PHOENIX "\n", "1", "0");
  g_autoptr(EventReader) reader = open_text(rows);
  assert_string_equal(event_reader_layout(reader)->name, "Phoenix events, 26 columns by tabs");
  const Event event = next_event(reader);
  assert_day(event.first, "2015-01-01");
  assert_text(event.source.code, "BLRGOV");
  assert_text(event.source.country, "BLR");
  assert_text(event.source.sectors, "GOV");
  assert_text(event.target.code, "IGOEUREEC");
  assert_text(event.target.country, "IGO");
  assert_text(event.target.group, "EUR;EEC");
  assert_text(event.code, "036");
  assert_int_equal(event.quad, 1);
  assert_true(event.score == 4);
  assert_text(event.url, "http://example.org");
  assert_int_equal(next_event(reader).quad, 0); /* neutral */

  g_autofree char *wide = g_strdup_printf(PHOENIX "\tx\n", "1");
  g_autoptr(EventReader) with_sentence = open_text(wide);
  assert_string_equal(event_reader_layout(with_sentence)->name, "Phoenix events, 27 columns by tabs");
  assert_text(next_event(with_sentence).url, "");
}

static void
cline(void **state)
{
  (void)state;
  g_autoptr(EventReader) reader = open_text(
      "eid,story_date,year,month,day,source,source_root,source_agent,source_others,target,target_root,target_agent,"
      "target_others,code,root_code,quad_class,goldstein,joined_issues,lat,lon,placename,statename,countryname,aid,"
      "process\n"
      "1,1/7/1975,1975,1,7,IGOEUREEC,IGO,,EUR;EEC,BLR,BLR,GOV,,\"051\",05,1,3.4,,,,\"Minsk, \"\"the\"\" "
      "city\",,,2,x\n");
  assert_string_equal(event_reader_layout(reader)->name,
                      "Cline's historical Phoenix events, 25 columns by commas with header");
  const Event event = next_event(reader);
  assert_day(event.first, "1975-01-07");
  assert_text(event.source.code, "IGOEUREEC");
  assert_text(event.source.group, "EUR;EEC");
  assert_text(event.target.country, "BLR");
  assert_text(event.target.sectors, "GOV");
  assert_text(event.code, "051");
  assert_true(event.score == 3.4);
  assert_at_end(reader);
}

#define POLECAT "Event Date\tEvent Type\tEvent Mode\t%s\tQuad Code\tActor Name\tActor Country\tRecipient Name\n"

static void
polecat(void **state)
{
  (void)state;
  g_autofree char *text = g_strdup_printf(POLECAT "2021-05-23\tCOERCE\tSeize\t-7.0\tMATERIAL CONFLICT\tBelarus;Russia\t"
                                                  "BLR;RUS\tNone\n"
                                                  "2021-05-24\tAGREE\tNone\t\t1\tMinist\xE9re\tNone\tNone\n",
                                          "Event Intensity");
  g_autoptr(EventReader) reader = open_text(text);
  assert_string_equal(event_reader_layout(reader)->name, "POLECAT events, 8 columns by tabs with header");
  assert_int_equal(event_reader_layout(reader)->coding, CODING_PLOVER);
  const Event event = next_event(reader);
  assert_text(event.code, "COERCE");
  assert_text(event.mode, "Seize");
  assert_text(event.label, "COERCE Seize");
  assert_int_equal(event.quad, 4);
  assert_true(event.score == -7);
  assert_text(event.source.country, "BLR;RUS");
  assert_text(event.target.name, "");

  const Event second = next_event(reader);
  assert_text(second.label, "AGREE");
  assert_text(second.source.name, "Minist\xC3\xA9re");
  assert_int_equal(second.quad, 1);
  assert_true(isnan(second.score));
  assert_at_end(reader);
  g_auto(GStrv) notes = event_reader_notes(reader);
  assert_string_equal(notes[0], EVENTS_FILE ": 1 row not UTF-8, read as ISO-8859-1");
  assert_null(notes[1]);
}

static void
catalogue(void **state)
{
  (void)state;
  g_autoptr(EventReader) reader =
      open_text("date;partner;title;score;direction;kind;weight;source;remark\r\n"
                "2021-05-23;EU;\"Flight; Ryanair\";-3;-;security;2;x;\r\n"
                "2020-08;\xD0\xA0\xD0\xBE\xD1\x81\xD1\x81\xD0\xB8\xD1\x8F;Election;;0;;;;\r\n"
                "2020-09-14;RUS;Loan;\xE2\x88\x92"
                "1.5;\xE2\x88\x92;;0;;\r\n"
                "2020-09-15;RUS;Talk;;;;;;\r\n");
  assert_string_equal(event_reader_layout(reader)->name, "catalogue of events, 9 columns by semicolons with header");
  assert_int_equal(event_reader_layout(reader)->has, EVENT_HAS_SCORE | EVENT_HAS_URL | EVENT_HAS_PARTNER);
  const Event flight = next_event(reader);
  assert_text(flight.label, "Flight; Ryanair");
  assert_text(flight.partner, "EU");
  assert_text(flight.kind, "security");
  assert_true(flight.score == -3 && flight.weight == 2 && flight.direction == '-');

  const Event election = next_event(reader);
  assert_day(election.first, "2020-08-01");
  assert_day(election.last, "2020-08-31");
  assert_true(election.score == 0 && election.weight == 1 && election.direction == '0');

  const Event loan = next_event(reader);
  assert_true(loan.score == -1.5 && loan.weight == 0 && loan.direction == '-');
  const Event talk = next_event(reader);
  assert_true(isnan(talk.score) && talk.direction == '\0');
  assert_at_end(reader);
}

/* The partner of the file is that of each row, but only where the file has no partner column. */
static void
the_partner_of_a_catalogue(void **state)
{
  (void)state;
  static const char with[] = "start,end,partner,title,direction\n2014-03,2014-05-02,,Talks,+\n";
  static const char without[] = "start,end,title,direction\n2014-03,2014-05-02,Talks,+\n";
  const EventReaderOptions options = {.partner = "EU"};
  g_autoptr(EventReader) own = open_bytes(with, strlen(with), &options);
  assert_text(next_event(own).partner, "");
  g_autoptr(EventReader) given = open_bytes(without, strlen(without), &options);
  const Event event = next_event(given);
  assert_text(event.partner, "EU");
  assert_day(event.first, "2014-03-01");
  assert_day(event.last, "2014-05-02");
  assert_true(event.score == 1);
  g_autoptr(EventReader) none = open_text(without);
  assert_text(next_event(none).partner, "");
  assert_false(event_reader_layout(none)->has & EVENT_HAS_PARTNER);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(gdelt_2_without_header, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(gdelt_by_its_header_in_any_order, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(icews_of_2017, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(icews_without_a_code_or_labels, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(icews_saved_by_r, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(phoenix, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(cline, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(polecat, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(catalogue, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(the_partner_of_a_catalogue, folder_enter, folder_leave),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
