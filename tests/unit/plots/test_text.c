#include "../test.h"

#include "plots/text.h"

/* Widths that rsvg-convert draws with DejaVu Sans at 18 pixels, times THEME_SLACK: sums of the font's hmtx table. */
static void
widths_are_those_of_the_font(void **state)
{
  (void)state;
  assert_digits(text_width("0123456789", TEXT_BODY), 10 * 0.636 * 18 * THEME_SLACK, 12);
  assert_digits(text_width("Мінск", TEXT_BODY), (0.863 + 0.278 + 0.654 + 0.550 + 0.604) * 18 * THEME_SLACK, 12);
  assert_digits(text_width("Łódź", TEXT_BODY), (0.562 + 0.612 + 0.635 + 0.525) * 18 * THEME_SLACK, 12);
  assert_true(text_width("Minsk", TEXT_TITLE) > text_width("Minsk", TEXT_BODY) * 24 / 18);
  assert_true(text_width(NULL, TEXT_BODY) == 0 && text_width("", TEXT_BODY) == 0);
  assert_true(text_width("\xff\xfe", TEXT_BODY) > 0);
}

static void
clean_text_is_one_valid_line(void **state)
{
  (void)state;
  g_autofree char *clean = text_clean("  two\nlines\tand\x01 more\xe2\x80\xa8.  ");
  assert_string_equal(clean, "two lines and  more .");
  g_autofree char *valid = text_clean("a\xff z");
  assert_true(g_utf8_validate(valid, -1, NULL));
}

static void
long_text_is_shortened_to_its_room(void **state)
{
  (void)state;
  const char *text = "Council freezes PCA and interim agreement";
  for (double width = 40; width < 500; width += 30) {
    g_autofree char *cut = text_shorten(text, TEXT_SMALL, width);
    assert_true(text_width(cut, TEXT_SMALL) <= width);
    assert_true(text_width(text, TEXT_SMALL) <= width ? strcmp(cut, text) == 0 : g_str_has_suffix(cut, "…"));
  }
}

static void
wrapped_lines_keep_every_word(void **state)
{
  (void)state;
  const char *text = "Адносіны Беларусі і Еўрапейскага саюза: вядомыя значэнні індэкса за кожныя два месяцы";
  for (double width = 200; width < 1200; width += 70) {
    g_auto(GStrv) lines = text_wrap(text, TEXT_BODY, width, 0);
    g_autofree char *joined = g_strjoinv(" ", lines);
    assert_string_equal(joined, text);
    for (char **line = lines; *line; line++)
      assert_true(text_width(*line, TEXT_BODY) <= width);
  }
}

static void
too_long_words_and_too_many_lines_are_cut(void **state)
{
  (void)state;
  g_auto(GStrv) word = text_wrap("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", TEXT_BODY, 100, 0);
  assert_true(g_strv_length(word) > 3);
  for (char **line = word; *line; line++)
    assert_true(text_width(*line, TEXT_BODY) <= 100);
  g_auto(GStrv) two = text_wrap("one two three four five six seven eight nine ten", TEXT_BODY, 150, 2);
  assert_int_equal(g_strv_length(two), 2);
  assert_true(g_str_has_suffix(two[1], "…"));
  g_auto(GStrv) percent = text_wrap("trend of +9.6 % a year", TEXT_BODY, text_width("trend of +9.6 ", TEXT_BODY), 0);
  assert_string_equal(percent[0], "trend of");
  assert_true(g_str_has_prefix(percent[1], "+9.6 %"));
  g_auto(GStrv) none = text_wrap("", TEXT_BODY, 150, 0);
  assert_int_equal(g_strv_length(none), 0);
}

static void
even_lines_are_as_many_and_about_as_long(void **state)
{
  (void)state;
  const char *text = "Trends of turnover, exports and imports since 1998, log points a year";
  const double width = text_width(text, TEXT_TITLE) - 10;
  g_auto(GStrv) lines = text_wrap_evenly(text, TEXT_TITLE, width, 3), one = text_wrap_evenly("one", TEXT_TITLE, 100, 3),
                none = text_wrap_evenly("", TEXT_TITLE, 100, 3), cut = text_wrap_evenly(text, TEXT_TITLE, width / 3, 2);
  assert_int_equal(g_strv_length(lines), 2);
  assert_true(fabs(text_width(lines[0], TEXT_TITLE) - text_width(lines[1], TEXT_TITLE)) < 0.2 * width);
  g_autofree char *joined = g_strjoinv(" ", lines);
  assert_string_equal(joined, text);
  assert_string_equal(one[0], "one");
  assert_null(none[0]);
  assert_int_equal(g_strv_length(cut), 2);
  assert_true(g_str_has_suffix(cut[1], "…"));
}

/* Lines are made narrower as long as every word stays whole. */
static void
no_word_is_broken_to_make_lines_even(void **state)
{
  (void)state;
  g_auto(GStrv) lines = text_wrap_evenly("Concentration of exports", TEXT_BODY, 210, 3);
  assert_int_equal(g_strv_length(lines), 2);
  g_autofree char *joined = g_strjoinv(" ", lines);
  assert_string_equal(joined, "Concentration of exports");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(widths_are_those_of_the_font),
      cmocka_unit_test(clean_text_is_one_valid_line),
      cmocka_unit_test(long_text_is_shortened_to_its_room),
      cmocka_unit_test(wrapped_lines_keep_every_word),
      cmocka_unit_test(even_lines_are_as_many_and_about_as_long),
      cmocka_unit_test(no_word_is_broken_to_make_lines_even),
      cmocka_unit_test(too_long_words_and_too_many_lines_are_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
