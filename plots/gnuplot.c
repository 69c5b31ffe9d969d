#include "gnuplot.h"

#include <string.h>

#include "script.h"
#include "text.h"

GQuark
plot_error_quark(void)
{
  return g_quark_from_static_string("plot-error");
}

/* Parts what must not stand together: "]]>" may not be in the text of an XML file, and gnuplot writes it as it is; and
 * gnuplot 5.4 loses the end of a string that has a doubled quote at its beginning or behind another one. */
#define ZERO_WIDTH_SPACE "\u200b"

char *
gnuplot_quote(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
  GString *quoted = g_string_new("'");
  for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
    const gunichar letter = g_utf8_get_char(p);
    const gboolean broken =
        g_unichar_iscntrl(letter) || letter == 0x2028 || letter == 0x2029 || (letter & 0xfffe) == 0xfffe;
    if ((letter == '>' && g_str_has_suffix(quoted->str, "]]")) ||
        (letter == '\'' && g_str_has_suffix(quoted->str, "'")))
      g_string_append(quoted, ZERO_WIDTH_SPACE);
    if (letter == '\'')
      g_string_append(quoted, "''");
    else
      g_string_append_unichar(quoted, broken ? ' ' : letter);
  }
  if (g_str_has_suffix(quoted->str, "\\"))
    g_string_append_c(quoted, ' ');
  g_string_append_c(quoted, '\'');
  return g_string_free(quoted, FALSE);
}

/* A file name of safe letters, whatever the chart is called. */
static char *
safe_name(const Chart *chart)
{
  char *name = g_ascii_strdown(chart->name && *chart->name ? chart->name : "chart", -1);
  return g_strcanon(name, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');
}

static gboolean
check_not_empty(const Chart *chart, GError **error)
{
  if (chart->panels->len == 0) {
    g_set_error(error, PLOT_ERROR, PLOT_ERROR_EMPTY, "chart '%s': no panel to draw", chart->name);
    return FALSE;
  }
  for (guint p = 0; p < chart->panels->len; p++) {
    const ChartPanel *panel = g_ptr_array_index(chart->panels, p);
    guint n_points = 0;
    for (guint l = 0; l < panel->layers->len; l++)
      n_points += ((const ChartLayer *)g_ptr_array_index(panel->layers, l))->points->len;
    if (n_points == 0) {
      g_set_error(error, PLOT_ERROR, PLOT_ERROR_EMPTY, "chart '%s': panel %u of %u has no points to draw", chart->name,
                  p + 1, chart->panels->len);
      return FALSE;
    }
  }
  return TRUE;
}

static void
write_head(GString *script, const Chart *chart, const char *name)
{
  script_comment(script, chart->title ? chart->title : name);
  g_string_append_printf(
      script,
      "#\n"
      "#   gnuplot %s.gp                             draws %s.svg\n"
      "#   gnuplot -e \"terminal='pngcairo'\" %s.gp    %s.png; likewise pdfcairo, and dumb for a text screen\n"
      "#   gnuplot -e \"output='FILE'\" %s.gp          into FILE; '' is standard output\n"
      "#\n"
      "# The data blocks come first, then the page. Words and margins stand at shares of the page\n"
      "# (0,0 is its lower left corner)%s.\n\n",
      name, name, name, name, name, chart->x_axis == AXIS_TIME ? "; x counts days from 1970-01-01" : "");
}

/* Sizes of text: pixels on the screen, of which a cairo terminal takes three quarters as points; on paper
 * THEME_TEXT pixels become THEME_PAPER_POINTS. */
static void
write_terminals(GString *script, const Layout *layout, const char *name)
{
  const int width = (int)layout->width, height = (int)layout->height;
  const double paper_cm = THEME_PAPER_CM * layout->height / layout->width;
  const double paper_unit = THEME_PAPER_POINTS * 0.75 / THEME_TEXT;
  g_string_append(script, "set encoding utf8\n"
                          "if (!exists('terminal')) terminal = 'svg'\n"
                          "if (terminal eq 'png') terminal = 'pngcairo'\n"
                          "if (terminal eq 'pdf') terminal = 'pdfcairo'\n"
                          "face = 'DejaVu Sans'; heavy = ':Bold'; suffix = ''; unit = 0.0\n");
  /* no blocks in braces: gnuplot does not read them from standard input */
  g_string_append_printf(
      script,
      "if (terminal eq 'svg') face = 'sans-serif'; heavy = ' Bold'; suffix = '.svg'; unit = 1.0; dot = 0.65; \\\n"
      "  set terminal svg size %d,%d dynamic noenhanced font 'sans-serif,18' background rgb 'white'\n"
      "if (terminal eq 'pngcairo') suffix = '.png'; unit = 0.75; dot = 1.5; \\\n"
      "  set terminal pngcairo size %d,%d noenhanced font 'DejaVu Sans,13.5' background rgb 'white'\n",
      width, height, width, height);
  g_string_append_printf(
      script,
      "if (terminal eq 'pdfcairo') suffix = '.pdf'; unit = %.4f; dot = 0.55; \\\n"
      "  set terminal pdfcairo size %.1fcm,%.2fcm noenhanced font 'DejaVu Sans,%.1f' fontscale 1 linewidth 0.5\n"
      "if (terminal eq 'dumb') unit = 1.0; dot = 1.0; set terminal dumb size 120,%d noenhanced mono\n"
      "if (unit == 0) exit error \"terminal must be svg, pngcairo, pdfcairo or dumb\"\n",
      paper_unit, THEME_PAPER_CM, paper_cm, THEME_TEXT * paper_unit, height / 20);
  g_string_append_printf(script,
                         "if (!exists('output')) output = (suffix eq '' ? '' : '%s'.suffix)\n"
                         "if (output ne '') set output output\n\n",
                         name);
}

static void
write_fonts(GString *script)
{
  static const char *const names[N_TEXTS] = {"title_font", "body_font", "small_font", "fine_font"};
  for (guint i = 0; i < N_TEXTS; i++)
    g_string_append_printf(script, "%s = face%s.gprintf(',%%.2f', %g*unit)\n", names[i],
                           theme_text_bold((TextStyle)i) ? ".heavy" : "", theme_text_size((TextStyle)i));
  g_string_append_c(script, '\n');
}

static void
write_page(GString *script, const Chart *chart, const Layout *layout)
{
  const gboolean several = chart->panels->len > 1;
  g_string_append_printf(script, "unset key\nset samples 2\nset clip two\nset border 1 lw 1 lc rgb '#%06x'\n",
                         THEME_COLOR_AXIS);
  g_string_append_printf(script, "set grid noxtics ytics back lt 1 lw 1 lc rgb '#%06x'\n", THEME_COLOR_GRID);
  if (several)
    g_string_append(script, "set multiplot\n");
  g_string_append(script, "\n# Title, notes and legend\n");
  script_words(script, layout, layout->words);
  script_marks(script, layout, layout->marks);
  for (guint p = 0; p < chart->panels->len; p++) {
    if (p > 0)
      g_string_append_printf(script, "unset label; unset arrow; unset object\nset border 1 lw 1 lc rgb '#%06x'\n",
                             THEME_COLOR_AXIS);
    script_panel(script, chart, layout, p);
  }
  if (several)
    g_string_append(script, "unset multiplot\n");
  g_string_append(script, "unset output\n");
}

char *
gnuplot_script(const Chart *chart, GError **error)
{
  if (!check_not_empty(chart, error))
    return NULL;
  g_autoptr(Layout) layout = layout_new(chart);
  g_autofree char *name = safe_name(chart);
  GString *script = g_string_new(NULL);
  write_head(script, chart, name);
  for (guint p = 0; p < chart->panels->len; p++)
    script_data(script, chart, layout, p);
  write_terminals(script, layout, name);
  write_fonts(script);
  write_page(script, chart, layout);
  return g_string_free(script, FALSE);
}
