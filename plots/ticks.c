#include "ticks.h"

#include <math.h>

#include "text.h"

#define PLAIN_LIMIT  1e7  /* longer numbers take the page's width */
#define PLAIN_SMALL  1e-4 /* a finer step has more zeros than digits */
#define NUMBER_LIMIT 60   /* ticks; more would be a fault of the range */

static void
tick_clear(gpointer tick)
{
  g_free(((Tick *)tick)->label);
}

GArray *
ticks_new(void)
{
  GArray *ticks = g_array_new(FALSE, FALSE, sizeof(Tick));
  g_array_set_clear_func(ticks, tick_clear);
  return ticks;
}

double
ticks_step(double range, guint wanted)
{
  const double rough = range / MAX(wanted, 1u);
  const double power = pow(10.0, floor(log10(rough)));
  const double part = rough / power;
  if (part < 1.5)
    return power;
  if (part < 3.2)
    return part > 2.2 && power >= 10.0 ? 2.5 * power : 2.0 * power;
  return part < 7.1 ? 5.0 * power : 10.0 * power;
}

/* The digits of an exponent as superscripts. */
static void
append_superscript(GString *text, int exponent)
{
  static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  g_autofree char *plain = g_strdup_printf("%d", exponent);
  for (const char *p = plain; *p; p++)
    g_string_append(text, *p == '-' ? "⁻" : digits[*p - '0']);
}

/* The number with so many decimals, with a real minus sign, and a power of ten behind it unless exponent is 0. */
static char *
number_label(double value, int decimals, int exponent)
{
  GString *text = g_string_new(value < 0 ? "−" : "");
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char format[8] = "%.0f";
  format[2] = (char)('0' + CLAMP(decimals, 0, 9));
  g_string_append(text, g_ascii_formatd(digits, sizeof digits, format, fabs(value)));
  if (exponent != 0 && value != 0) {
    g_string_append(text, "×10");
    append_superscript(text, exponent);
  }
  return g_string_free(text, FALSE);
}

/* Decimals that a multiple of step needs. */
static int
decimals_of(double step)
{
  int decimals = 0;
  while (decimals < 9 && fabs(step - nearbyint(step)) > 1e-6 * step) {
    step *= 10.0;
    decimals++;
  }
  return decimals;
}

GArray *
ticks_numbers(double low, double high, guint wanted)
{
  GArray *ticks = ticks_new();
  const double step = ticks_step(high - low, wanted);
  const double most = fmax(fabs(low), fabs(high));
  if (!isfinite(step) || step <= 0 || most / step > 1e9)
    return ticks;
  const gboolean plain = most < PLAIN_LIMIT && step >= PLAIN_SMALL;
  const int exponent = plain ? 0 : (int)floor(log10(most));
  const double scale = pow(10.0, exponent);
  const int decimals = decimals_of(step / scale);
  const double first = ceil(low / step - 1e-6), last = floor(high / step + 1e-6);
  for (double i = first; i <= last && ticks->len < NUMBER_LIMIT; i++) {
    Tick tick = {.at = i * step + 0.0};
    tick.label = number_label(i == 0 ? 0.0 : tick.at / scale, i == 0 ? 0 : decimals, exponent);
    g_array_append_val(ticks, tick);
  }
  return ticks;
}

char *
ticks_number(double value)
{
  const double most = fabs(value);
  if (!isfinite(value) || value == 0)
    return g_strdup(value == 0 ? "0" : "–");
  const gboolean plain = most < PLAIN_LIMIT && most >= PLAIN_SMALL;
  const int exponent = plain ? 0 : (int)floor(log10(most));
  const double scaled = value / pow(10.0, exponent), step = pow(10.0, floor(log10(fabs(scaled))) - 2.0);
  return number_label(scaled, decimals_of(fmax(nearbyint(fabs(scaled) / step) * step, step)), exponent);
}

AxisTicks *
axis_ticks_new(void)
{
  AxisTicks *ticks = g_new0(AxisTicks, 1);
  ticks->strokes = g_array_new(FALSE, FALSE, sizeof(double));
  ticks->longer = g_array_new(FALSE, FALSE, sizeof(double));
  ticks->names = ticks_new();
  ticks->spans = ticks_new();
  return ticks;
}

void
axis_ticks_free(AxisTicks *ticks)
{
  if (!ticks)
    return;
  g_array_unref(ticks->strokes);
  g_array_unref(ticks->longer);
  g_array_unref(ticks->names);
  g_array_unref(ticks->spans);
  g_free(ticks);
}

/* Widest label of an array of Tick. */
static double
widest(const GArray *ticks)
{
  double most = 0;
  for (guint i = 0; i < ticks->len; i++)
    most = fmax(most, text_width(g_array_index(ticks, Tick, i).label, TEXT_BODY));
  return most;
}

AxisTicks *
ticks_plain(double low, double high, double pixels)
{
  AxisTicks *ticks = axis_ticks_new();
  for (guint wanted = 10; wanted >= 1; wanted--) {
    g_array_unref(ticks->names);
    ticks->names = ticks_numbers(low, high, wanted);
    if (ticks->names->len * (widest(ticks->names) + 24.0) <= pixels)
      break;
  }
  for (guint i = 0; i < ticks->names->len; i++)
    g_array_append_val(ticks->strokes, g_array_index(ticks->names, Tick, i).at);
  return ticks;
}
