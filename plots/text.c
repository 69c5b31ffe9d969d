#include "text.h"

/* Advance widths of DejaVu Sans in thousandths of the text size, from its hmtx table. */
/* clang-format off */
static const guint16 ascii[] = {
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557,
  863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550,
  635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525,
  636, 337, 636, 838
};
static const guint16 latin[] = {
  318, 401, 636, 636, 636, 636, 337, 500, 500, 1000, 471, 612, 838, 361, 1000, 500, 500, 838, 401, 401, 500, 636,
  636, 318, 500, 401, 471, 612, 969, 969, 969, 531, 684, 684, 684, 684, 684, 684, 974, 698, 632, 632, 632, 632, 295,
  295, 295, 295, 775, 748, 787, 787, 787, 787, 787, 838, 787, 732, 732, 732, 732, 611, 605, 630, 613, 613, 613, 613,
  613, 613, 982, 550, 615, 615, 615, 615, 278, 278, 278, 278, 612, 634, 612, 612, 612, 612, 612, 838, 612, 634, 634,
  634, 634, 592, 635, 592, 684, 613, 684, 613, 684, 613, 698, 550, 698, 550, 698, 550, 698, 550, 770, 635, 775, 635,
  632, 615, 632, 615, 632, 615, 632, 615, 632, 615, 775, 635, 775, 635, 775, 635, 775, 635, 752, 634, 916, 695, 295,
  278, 295, 278, 295, 278, 295, 278, 295, 278, 590, 556, 295, 278, 656, 579, 579, 557, 278, 557, 278, 557, 375, 557,
  342, 562, 284, 748, 634, 748, 634, 748, 634, 813, 748, 634, 787, 612, 787, 612, 787, 612, 1070, 1023, 695, 411,
  695, 411, 695, 411, 635, 521, 635, 521, 635, 521, 635, 521, 611, 392, 611, 392, 611, 392, 732, 634, 732, 634, 732,
  634, 732, 634, 732, 634, 732, 634, 989, 818, 611, 592, 611, 685, 525, 685, 525, 685, 525, 352
};
static const guint16 cyrillic[] = {
  632, 632, 786, 610, 698, 635, 295, 295, 295, 1094, 1045, 786, 710, 748, 609, 752, 684, 686, 686, 610, 781, 632,
  1077, 641, 748, 748, 710, 752, 863, 752, 787, 752, 603, 698, 611, 609, 861, 685, 776, 686, 1069, 1094, 833, 882,
  686, 698, 1080, 695, 613, 617, 589, 525, 691, 615, 901, 532, 650, 650, 604, 639, 754, 654, 612, 654, 635, 550,
  583, 592, 855, 592, 681, 591, 915, 942, 707, 790, 589, 549, 842, 602, 615, 615, 625, 525, 549, 521, 278, 278, 278,
  902, 898, 652, 604, 650, 592, 654
};
/* clang-format on */

#define BOLD_FACTOR 1.14 /* bold against regular, a little over the mean of all letters */

static double
letter_width(gunichar letter)
{
  if (letter >= 0x20 && letter < 0x20 + G_N_ELEMENTS(ascii))
    return ascii[letter - 0x20];
  if (letter >= 0xa0 && letter < 0xa0 + G_N_ELEMENTS(latin))
    return latin[letter - 0xa0];
  if (letter >= 0x400 && letter < 0x400 + G_N_ELEMENTS(cyrillic))
    return cyrillic[letter - 0x400];
  if (g_unichar_iszerowidth(letter) || g_unichar_iscntrl(letter))
    return 0;
  if (letter == 0x2018 || letter == 0x2019 || letter == 0x2009 || letter == 0x202f)
    return 318;
  if (letter == 0x2013)
    return 500;
  return g_unichar_iswide(letter) ? 1000 : 838;
}

/* Pixels of a thousandth of the text size. */
static double
unit(TextStyle style)
{
  return theme_text_size(style) / 1000.0 * THEME_SLACK * (theme_text_bold(style) ? BOLD_FACTOR : 1.0);
}

double
text_width(const char *text, TextStyle style)
{
  double sum = 0;
  g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
  for (const char *p = valid; *p; p = g_utf8_next_char(p))
    sum += letter_width(g_utf8_get_char(p));
  return sum * unit(style);
}

char *
text_clean(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
  GString *clean = g_string_new(NULL);
  for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
    gunichar letter = g_utf8_get_char(p);
    gboolean broken = g_unichar_iscntrl(letter) || letter == 0x2028 || letter == 0x2029 || (letter & 0xfffe) == 0xfffe;
    g_string_append_unichar(clean, broken ? ' ' : letter);
  }
  return g_strstrip(g_string_free(clean, FALSE));
}

/* Bytes of the longest beginning of text that is no wider than width; at least one letter. */
static gsize
fitting_bytes(const char *text, TextStyle style, double width)
{
  const char *end = text;
  double used = 0;
  while (*end) {
    used += letter_width(g_utf8_get_char(end)) * unit(style);
    if (end > text && used > width)
      break;
    end = g_utf8_next_char(end);
  }
  return (gsize)(end - text);
}

char *
text_shorten(const char *text, TextStyle style, double width)
{
  char *clean = text_clean(text);
  if (text_width(clean, style) <= width)
    return clean;
  double ellipsis = text_width("…", style);
  clean[fitting_bytes(clean, style, width - ellipsis)] = '\0';
  char *cut = g_strconcat(g_strchomp(clean), "…", NULL);
  g_free(clean);
  return cut;
}

/* Takes one line from the front of *rest; "5 %" stays together. */
static char *
take_line(const char **rest, TextStyle style, double width)
{
  gsize fit = fitting_bytes(*rest, style, width);
  gsize end = fit;
  if ((*rest)[fit] != '\0') {
    while (end > 0 && ((*rest)[end] != ' ' || (*rest)[end + 1] == '%'))
      end--;
    if (end == 0) /* one word, too wide by itself */
      end = fit;
  }
  char *line = g_strchomp(g_strndup(*rest, end));
  *rest += end;
  while (**rest == ' ')
    (*rest)++;
  return line;
}

char **
text_wrap(const char *text, TextStyle style, double width, guint max_lines)
{
  g_autofree char *clean = text_clean(text);
  GPtrArray *lines = g_ptr_array_new();
  const char *rest = clean;
  while (*rest) {
    if (max_lines > 0 && lines->len + 1 == max_lines) {
      g_ptr_array_add(lines, text_shorten(rest, style, width));
      break;
    }
    g_ptr_array_add(lines, take_line(&rest, style, width));
  }
  g_ptr_array_add(lines, NULL);
  return (char **)g_ptr_array_free(lines, FALSE);
}

#define EVEN_STEP 8.0 /* pixels by which lines are made narrower at a time */

static double
widest_word(const char *text, TextStyle style)
{
  g_autofree char *clean = text_clean(text);
  g_auto(GStrv) words = g_strsplit(clean, " ", -1);
  double widest = 0;
  for (char **word = words; *word; word++)
    widest = MAX(widest, text_width(*word, style));
  return widest;
}

char **
text_wrap_evenly(const char *text, TextStyle style, double width, guint max_lines)
{
  char **lines = text_wrap(text, style, width, max_lines);
  const guint n = g_strv_length(lines);
  const double least = widest_word(text, style) + EVEN_STEP; /* no word is broken for it */
  while (n > 1 && width > least) {
    g_auto(GStrv) narrower = text_wrap(text, style, width -= EVEN_STEP, 0);
    if (g_strv_length(narrower) != n)
      break;
    g_strfreev(lines);
    lines = g_steal_pointer(&narrower);
  }
  return lines;
}
