#include "../study/index_case.h"
#include "blocks.h"

#include <cJSON.h>

#include "report/event_index_section.h"
#include "report/event_index_words.h"
#include "report/render_document.h"

static const char catalogue[] = "date,partner,title,score\n"
                                "2018-01-01,EU,Visit,2.5\n"
                                "2018-02-20,EU,Quarrel,-3\n"
                                "2018-12-31,RUS,=Talks,1\n";

static EventIndex *
made_catalogue(const char *text, Frequency frequency)
{
  write_file("c.csv", text);
  const EventIndexOptions options = index_options(NULL, frequency);
  return made("c.csv", &options);
}

static void
assert_reading(const char *text, Frequency frequency, const char *wanted)
{
  g_autoptr(EventIndex) index = made_catalogue(text, frequency);
  g_autofree char *reading = event_index_reading(index);
  assert_text(reading, wanted);
}

#define FLOW                                                                                                           \
  " A sum of events is a flow that grows with what is written down: it says what was held worth noting, not why, and " \
  "the level of a relation only as far as that goes."

static void
one_period_is_told(void **state)
{
  (void)state;
  assert_reading("date,partner,title,score\n2018-01-01,EU,Visit,2.5\n2018-12-31,EU,Visit,1\n", FREQUENCY_YEAR,
                 "With EU the balance of 2018 is +3.500 from 2 events on 365 of 365 days." FLOW);
}

static void
several_periods_are_compared_per_day(void **state)
{
  (void)state;
  assert_reading(
      catalogue, FREQUENCY_HALF_YEAR,
      "With EU the balance is above zero in 0 and below zero in 1 of 2 periods. Per day present it is highest "
      "in 2018-S2 (0) and lowest in 2018-S1 (−0.002762). 2 periods rest on fewer than 10 events, where one "
      "more or less weighs much. With RUS the balance is above zero in 1 and below zero in 0 of 2 periods. "
      "Per day present it is highest in 2018-S2 (+0.005435) and lowest in 2018-S1 (0). 2 periods rest on "
      "fewer than 10 events, where one more or less weighs much." FLOW);
}

static void
many_partners_are_told_by_the_busiest(void **state)
{
  (void)state;
  assert_reading(
      "date,partner,title,score\n2018-01-01,A,x,1\n2018-01-01,B,x,1\n2018-01-01,B,y,1\n2018-01-01,C,x,1\n"
      "2018-01-01,D,x,-1\n2018-01-01,D,y,-1\n2018-01-01,D,z,1\n2018-12-31,C,y,0\n",
      FREQUENCY_YEAR,
      "With D the balance of 2018 is −1.000 from 3 events on 365 of 365 days. With B the balance of 2018 is "
      "+2.000 from 2 events on 365 of 365 days. With C the balance of 2018 is +1.000 from 2 events on 365 of "
      "365 days. These are the 3 of 4 partners with most events." FLOW);
}

static void
a_table_has_its_digits(void **state)
{
  (void)state;
  g_autoptr(EventIndex) index = made_catalogue(catalogue, FREQUENCY_HALF_YEAR);
  g_autoptr(Document) document = event_index_document(index);
  const Block *table = table_of(document, NULL);
  assert_heads(
      table, "Partner | Period | Balance | Positive | Negative | Events | Absolute | Mean | Polarity | Per day | Days");
  assert_row(table, 0, "EU | 2018-S1 | −0.5 | 2.5 | −3.0 | 2 | 5.5 | −0.250 | −0.091 | −0.00276 | 181 of 181");
  assert_row(table, 1, "EU | 2018-S2 | 0.0 | 0.0 | 0.0 | 0 | 0.0 |  |  | 0 | 184 of 184");
  assert_row(table, 3, "RUS | 2018-S2 | 1.0 | 1.0 | 0.0 | 1 | 1.0 | 1.000 | 1.000 | 0.00543 | 184 of 184");
  assert_int_equal(block_of(document, BLOCK_READING, 1) == NULL, TRUE);
  assert_null(block_of(document, BLOCK_WARNING, 0));
}

static void
a_csv_has_its_columns(void **state)
{
  (void)state;
  write_file("c.csv", catalogue);
  const double half_lives[] = {1, 0.5};
  EventIndexOptions options = index_options(NULL, FREQUENCY_HALF_YEAR);
  g_autoptr(EventIndex) plain = made("c.csv", &options);
  g_autofree char *csv = event_index_csv(plain);
  assert_text(csv, "period,partner,balance,positive,negative,events,absolute,mean,polarity,days_present,days\n"
                   "2018-S1,EU,-0.5,2.5,-3,2,5.5,-0.25,-0.09090909090909091,181,181\n"
                   "2018-S1,RUS,0,0,0,0,0,,,181,181\n"
                   "2018-S2,EU,0,0,0,0,0,,,184,184\n"
                   "2018-S2,RUS,1,1,0,1,1,1,1,184,184\n");
  options.half_lives = half_lives;
  options.n_half_lives = 2;
  options.per[PER_WORLD] = TRUE;
  options.bound = 5;
  g_autoptr(EventIndex) index = made("c.csv", &options);
  g_autofree char *more = event_index_csv(index);
  g_auto(GStrv) lines = g_strsplit(more, "\n", -1);
  assert_text(lines[0], "period,partner,balance,positive,negative,events,absolute,mean,polarity,days_present,days,"
                        "per_1000_world,stock_1,stock_0.5,level");
  assert_text(lines[1], "2018-S1,EU,-0.5,2.5,-3,2,5.5,-0.25,-0.09090909090909091,181,181,-250,-0.5,-0.5,-0.5");
  assert_text(lines[3], "2018-S2,EU,0,0,0,0,0,,,184,184,0,-0.25,-0.125,-0.5");
}

static void
what_is_missing_is_empty(void **state)
{
  (void)state;
  const GdeltRow rows[] = {{.date = "20180131", .from = "BLR", .to = "RUS", .score = "1"},
                           {.date = "20180301", .from = "BLR", .to = "USA", .score = "1"}};
  const double half_life = 1;
  write_gdelt("g.CSV", rows, 2);
  EventIndexOptions options = index_options("BLR", FREQUENCY_MONTH);
  options.half_lives = &half_life;
  options.n_half_lives = 1;
  g_autoptr(EventIndex) index = made("g.CSV", &options);
  g_autofree char *csv = event_index_csv(index);
  g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
  assert_text(lines[1], "2018-01,RUS,1,1,0,1,1,1,1,1,31,1");
  assert_text(lines[3], "2018-02,RUS,,,,,,,,0,28,");
  assert_text(lines[5], "2018-03,RUS,0,0,0,0,0,,,1,31,0.25");
  g_autofree char *json = event_index_json(index);
  cJSON *parsed = cJSON_Parse(json);
  const cJSON *february = cJSON_GetArrayItem(cJSON_GetObjectItem(parsed, "index"), 2);
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(february, "balance")));
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(february, "stock_1")));
  cJSON_Delete(parsed);
}

static void
warnings_name_periods_and_days(void **state)
{
  (void)state;
  const GdeltRow rows[] = {{.date = "20130331", .from = "BLR", .to = "EUR", .score = "1"},
                           {.date = "20130402", .from = "BLR", .to = "EUR", .score = "1"}};
  write_gdelt("g.CSV", rows, 2);
  const EventIndexOptions options = index_options("BLR", FREQUENCY_DAY);
  g_autoptr(EventIndex) index = made("g.CSV", &options);
  g_autoptr(GPtrArray) warnings = event_index_warnings(index);
  assert_int_equal(warnings->len, 5);
  assert_text(warnings->pdata[0], "1 of 3 periods lacks days: 2013-04-01 (0 of 1). Compare by the day present.");
  assert_text(warnings->pdata[1], "1 day is within the files' span without a row: 2013-04-01. Missing is not zero.");
  assert_true(g_str_has_prefix(warnings->pdata[2], "GDELT changes at 2013-04-01: "));
  assert_text(warnings->pdata[3], "EUR: in CAMEO the name of a region, not of a country.");
  assert_true(g_str_has_prefix(warnings->pdata[4], "News have a week: "));
}

static void
rules_are_told(void **state)
{
  (void)state;
  EventIndexOptions options = index_options("BLR", FREQUENCY_MONTH);
  const char *icews = "tests/data/events/icews-2018.tab";
  g_autoptr(EventIndex) index = made(icews, &options);
  g_autoptr(Document) document = event_index_document(index);
  assert_text(document->title, "Event-intensity index of BLR");
  assert_text(
      block_of(document, BLOCK_PARAGRAPH, 0)->text,
      "3705 rows, dated 2018-06-01 to 2018-06-02; 3447 with countries on both sides, 3705 with both actors named, "
      "12 with BLR on a side. 8 count in the index.");
  assert_text(block_of(document, BLOCK_METHOD, 0)->text, "Score: the file’s own.");
  assert_text(block_of(document, BLOCK_METHOD, 1)->text,
              "Events between BLR and each partner, both directions together; an event counts in its month.");
  assert_text(block_of(document, BLOCK_METHOD, 2)->text,
              "Rows of the same event id and day count once, since files of a source overlap; repeats by other reports "
              "are kept. 3 pairs of rows mirror each other (same day and code, the actors the other way round): both "
              "rows are kept.");
}

/* Without a label of its own, an event has that of its root. */
static void
labels_come_from_roots(void **state)
{
  (void)state;
  EventIndex gdelt = {.has_actors = TRUE}, by_hand = {.has_actors = FALSE};
  TopEvent event = {.code = (char *)"042", .label = (char *)""};
  assert_text(event_index_label(&gdelt, &event), "Consult");
  assert_text(event_index_label(&by_hand, &event), "");
  event.code = (char *)"20";
  assert_text(event_index_label(&gdelt, &event), "Use unconventional mass violence");
  event.code = (char *)"99";
  assert_text(event_index_label(&gdelt, &event), "");
  event.label = (char *)"Host a visit";
  assert_text(event_index_label(&gdelt, &event), "Host a visit");
}

static void
events_are_guarded_and_hosts_shown(void **state)
{
  (void)state;
  write_file("c.csv", "date,partner,title,score,source\n2018-01-01,EU,=1+1,2,https://example.org/a/very/long/path\n"
                      "2018-01-02,EU,Plain,1,a book\n");
  EventIndexOptions options = index_options(NULL, FREQUENCY_MONTH);
  options.has_explain = TRUE;
  options.explain = period_of_months(2018, 1, 1);
  g_autoptr(EventIndex) index = made("c.csv", &options);
  g_autofree char *csv = event_index_top_csv(index);
  assert_text(csv, "partner,rank,start,end,source,target,code,label,score,moved,rows,reference\n"
                   "EU,1,2018-01-01,2018-01-01,,,,'=1+1,2,2,1,https://example.org/a/very/long/path\n"
                   "EU,2,2018-01-02,2018-01-02,,,,Plain,1,1,1,a book\n");
  g_autoptr(Document) document = event_index_document(index);
  const Block *table = block_of(document, BLOCK_TABLE, 1);
  assert_heads(table, "Partner | Date | Event | Score | Moved | Rows | Reference");
  assert_row(table, 0, "EU | 2018-01-01 | =1+1 | 2.00 | 2.00 | 1 | example.org");
  assert_row(table, 1, "EU | 2018-01-02 | Plain | 1.00 | 1.00 | 1 | a book");
}

static void
hostile_names_stay_text(void **state)
{
  (void)state;
  g_autoptr(EventIndex) index =
      made_catalogue("date,partner,title,score\n2018-01-01,\"E\x1b[31m,\"\"<b>\",a,1\n", FREQUENCY_MONTH);
  g_autofree char *csv = event_index_csv(index), *json = event_index_json(index);
  assert_non_null(strstr(csv, "2018-01,\"E\x1b[31m,\"\"<b>\",1,"));
  assert_non_null(strstr(json, "\"E\\u001b[31m,\\\"<b>\""));
  g_autoptr(Document) document = event_index_document(index);
  g_autofree char *page = document_to_html(document), *text = document_to_text(document, 0);
  assert_null(strstr(page, "<b>"));
  assert_null(strchr(text, '\x1b'));
}

int
main(void)
{
#define in_folder(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)
  const struct CMUnitTest tests[] = {
      in_folder(one_period_is_told),
      in_folder(several_periods_are_compared_per_day),
      in_folder(many_partners_are_told_by_the_busiest),
      in_folder(a_table_has_its_digits),
      in_folder(a_csv_has_its_columns),
      in_folder(what_is_missing_is_empty),
      in_folder(warnings_name_periods_and_days),
      cmocka_unit_test(rules_are_told),
      cmocka_unit_test(labels_come_from_roots),
      in_folder(events_are_guarded_and_hosts_shown),
      in_folder(hostile_names_stay_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
