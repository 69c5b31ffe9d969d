#include "figure_parts.h"

#include <math.h>
#include <string.h>

#include "format.h"

double
figure_start(Period period)
{
  return (double)period.first;
}

double
figure_end(Period period)
{
  return (double)period.last + 1.0;
}

static gboolean
adjoins(const Observation *earlier, const Observation *later)
{
  return earlier->period.last + 1 == later->period.first && earlier->index == later->index;
}

void
figure_add_series(ChartPanel *panel, LayerKind kind, const Series *series, Tone tone, double factor)
{
  ChartLayer *layer = panel_add_layer(panel, kind, series_label(series), tone);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (i > 0 && kind != LAYER_BARS && !adjoins(series_at(series, i - 1), here)) {
      const double at = figure_end(series_at(series, i - 1)->period);
      layer_add(layer, at, MAX(at, figure_start(here->period)), NAN);
    }
    layer_add(layer, figure_start(here->period), figure_end(here->period), here->value * factor);
  }
}

void
figure_add_range(ChartPanel *panel, const Series *series, Tone tone, double factor)
{
  if (!series->range)
    return;
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, NULL, tone);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (i > 0 && !adjoins(series_at(series, i - 1), here)) {
      const double at = figure_end(series_at(series, i - 1)->period);
      layer_add_range(band, at, MAX(at, figure_start(here->period)), NAN, NAN);
    }
    layer_add_range(band, figure_start(here->period), figure_end(here->period), here->low * factor,
                    here->high * factor);
  }
}

void
figure_add_index(ChartPanel *panel, const Series *series, Tone tone, double factor)
{
  ChartLayer *ranges = panel_add_layer(panel, LAYER_RANGES, NULL, tone);
  ChartLayer *values = panel_add_layer(panel, LAYER_POINTS, NULL, tone);
  ranges->signed_tone = TRUE;
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    const double value = here->value * factor, start = figure_start(here->period), end = figure_end(here->period);
    g_autofree char *label = format_decimals(value, value == floor(value) ? 0 : 1);
    if (observation_is_range(here))
      layer_add_range(ranges, start, end, here->lower * factor, here->upper * factor);
    else if (!here->missing)
      layer_add_labelled(values, start, end, value, label);
  }
}

gboolean
figure_is_listed(const char *text, const char *separator, const char *part)
{
  g_auto(GStrv) parts = text ? g_strsplit(text, separator, -1) : NULL;
  return parts && g_strv_contains((const char *const *)parts, part);
}

void
figure_add_source(Chart *chart, const char *source)
{
  g_auto(GStrv) parts = source ? g_strsplit(source, "; ", -1) : NULL;
  for (char **part = parts; part && *part; part++) {
    if (!**part || figure_is_listed(chart->source ? chart->source + strlen("Source: ") : NULL, "; ", *part))
      continue;
    char *joined =
        chart->source ? g_strdup_printf("%s; %s", chart->source, *part) : g_strdup_printf("Source: %s", *part);
    g_free(chart->source);
    chart->source = joined;
  }
}

static void
append_part(GString *text, const char *part)
{
  if (part && *part)
    g_string_append_printf(text, "%s%s", text->len ? "; " : "", part);
}

char *
figure_unit_text(const char *unit, const char *composition)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append_part(text, unit);
  append_part(text, composition);
  return text->len ? g_strdup(text->str) : NULL;
}
