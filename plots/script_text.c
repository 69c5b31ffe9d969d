#include <math.h>

#include "gnuplot.h"
#include "script.h"
#include "text.h"

void
script_number(GString *script, double value)
{
  static const char *const formats[] = {"%.15g", "%.16g", "%.17g"};
  char digits[G_ASCII_DTOSTR_BUF_SIZE] = "NaN";
  for (guint i = 0; isfinite(value) && i < G_N_ELEMENTS(formats); i++) {
    g_ascii_formatd(digits, sizeof digits, formats[i], value == 0 ? 0.0 : value);
    if (g_ascii_strtod(digits, NULL) == value)
      break;
  }
  g_string_append(script, digits);
}

void
script_comment(GString *script, const char *text)
{
  g_autofree char *clean = text_clean(text);
  /* a backslash at the end of a line would make the next one part of the comment */
  g_string_append_printf(script, "# %s%s\n", clean, g_str_has_suffix(clean, "\\") ? " ." : "");
}

void
script_quoted(GString *script, const char *text)
{
  g_autofree char *quoted = gnuplot_quote(text);
  g_string_append(script, quoted);
}

static void
append_share(GString *script, double share)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(script, g_ascii_formatd(digits, sizeof digits, "%.5f", share));
}

void
script_page_x(GString *script, const Layout *layout, double x)
{
  append_share(script, x / layout->width);
}

void
script_page_y(GString *script, const Layout *layout, double y)
{
  append_share(script, 1.0 - y / layout->height);
}

static void
append_place(GString *script, const Layout *layout, double x, double y)
{
  g_string_append(script, "screen ");
  script_page_x(script, layout, x);
  g_string_append_c(script, ',');
  script_page_y(script, layout, y);
}

void
script_words(GString *script, const Layout *layout, const GArray *words)
{
  static const char *const aligns[] = {"left", "center", "right"};
  static const char *const fonts[N_TEXTS] = {"title_font", "body_font", "small_font", "fine_font"};
  for (guint i = 0; i < words->len; i++) {
    const Words *word = &g_array_index(words, Words, i);
    if (!*word->text)
      continue;
    g_string_append(script, "set label ");
    script_quoted(script, word->text);
    g_string_append(script, " at ");
    append_place(script, layout, word->x, word->y);
    g_string_append_printf(script, " %s%s font %s tc rgb '#%06x' front\n", aligns[word->align],
                           word->slanted ? " rotate by 45" : "", fonts[word->style], word->color);
  }
}

void
script_marks(GString *script, const Layout *layout, const GArray *marks)
{
  for (guint i = 0; i < marks->len; i++) {
    const Mark *mark = &g_array_index(marks, Mark, i);
    if (mark->kind == MARK_DOT) {
      g_string_append(script, "set label '' at ");
      append_place(script, layout, mark->box.x0, mark->box.y0);
      g_string_append_printf(script, " point pt 7 ps dot lc rgb '#%06x' front\n", mark->color);
      continue;
    }
    g_string_append(script, mark->kind == MARK_FIELD ? "set object rectangle from " : "set arrow from ");
    append_place(script, layout, mark->box.x0, mark->box.y0);
    g_string_append(script, " to ");
    append_place(script, layout, mark->box.x1, mark->box.y1);
    if (mark->kind == MARK_FIELD)
      g_string_append_printf(script, " fc rgb '#%06x' fs solid noborder front\n", mark->color);
    else
      g_string_append_printf(script, " nohead lw %g%s lc rgb '#%06x' front\n", mark->weight,
                             mark->kind == MARK_DASHED ? " dt (8,5)" : "", mark->color);
  }
}
