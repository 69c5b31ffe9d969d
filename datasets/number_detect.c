#include "number.h"

#include <string.h>

#include "number_scan.h"

/* Observation flags of SDMX and Eurostat. A column decides by itself that it has flags only when it has no other
 * letters: "12 kg" and "7A" are text. */
#define KNOWN_FLAGS "bcdefimnprstuvz"

#define SHORT_NUMBER 64

/* What one cell is in the two readings of its signs. */
typedef struct {
  gboolean point, comma;
  NumberShape shape_point, shape_comma;
} Readings;

static gboolean
are_known_flags(const char *letters, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!strchr(KNOWN_FLAGS, letters[i]))
      return FALSE;
  return TRUE;
}

/* Cuts a flag off the cell; whether there was one. */
static gboolean
cut_flag(const char *text, gsize *length)
{
  gsize before;
  const gsize letters = number_flag_letters(text, *length, &before);
  if (letters == 0 || !are_known_flags(text + *length - letters, letters))
    return FALSE;
  *length = before;
  return TRUE;
}

static Readings
read_both_ways(const char *text, gsize length)
{
  char on_stack[SHORT_NUMBER];
  g_autofree char *on_heap = length < SHORT_NUMBER ? NULL : g_malloc(length + 1);
  char *clean = on_heap ? on_heap : on_stack;
  const char *why;
  Readings readings;
  readings.point = number_scan(text, length, '.', TRUE, clean, &readings.shape_point, &why);
  readings.comma = number_scan(text, length, ',', TRUE, clean, &readings.shape_comma, &why);
  return readings;
}

static void
keep_example(NumberEvidence *evidence, const char *text, gsize length)
{
  if (evidence->example[0] == '\0' && length < sizeof evidence->example)
    memcpy(evidence->example, text, length);
}

static void
gather_number(NumberEvidence *evidence, const Readings *readings, const char *text, gsize length)
{
  const NumberShape *shape = readings->point ? &readings->shape_point : &readings->shape_comma;
  evidence->numbers++;
  if (shape->leading_zero)
    evidence->leading_zero++;

  if (readings->point && readings->comma && readings->shape_point.decimal != readings->shape_comma.decimal) {
    evidence->ambiguous++;
    if (readings->shape_point.decimal)
      evidence->ambiguous_point++;
    keep_example(evidence, text, length);
    return;
  }
  if (shape->grouped)
    evidence->grouped++;
  if (!readings->comma)
    evidence->decimal_point++;
  if (!readings->point)
    evidence->decimal_comma++;
}

void
number_gather(NumberEvidence *evidence, const char *text, gsize length)
{
  number_trim(&text, &length);
  gboolean flagged = FALSE;
  if (!number_find_marker(NULL, text, length))
    flagged = cut_flag(text, &length);

  const gboolean marker = number_find_marker(NULL, text, length) != NULL;
  Readings readings = {0};
  if (!marker)
    readings = read_both_ways(text, length);
  if (marker)
    evidence->missing++;
  else if (readings.point || readings.comma)
    gather_number(evidence, &readings, text, length);
  else
    evidence->others++;
  if (flagged && (marker || readings.point || readings.comma))
    evidence->flagged++;
}

ColumnKind
number_decide(const NumberEvidence *evidence, NumberFormat *format)
{
  const gsize ambiguous_comma = evidence->ambiguous - evidence->ambiguous_point;
  *format = (NumberFormat){.decimal = '.', .grouped = evidence->grouped > 0, .flags = evidence->flagged > 0};

  if (evidence->others > 0 || evidence->leading_zero > 0)
    return COLUMN_TEXT;
  if (evidence->numbers == 0)
    return COLUMN_EMPTY;
  if (evidence->decimal_point > 0 && evidence->decimal_comma > 0)
    return COLUMN_MIXED;
  if (evidence->decimal_comma > 0) {
    format->decimal = ',';
    format->grouped = format->grouped || evidence->ambiguous_point > 0;
    return COLUMN_NUMBERS;
  }
  format->grouped = format->grouped || ambiguous_comma > 0;
  return evidence->decimal_point > 0 || ambiguous_comma == 0 ? COLUMN_NUMBERS : COLUMN_AMBIGUOUS;
}
