#include "number.h"

#include <math.h>
#include <string.h>

#include "number_scan.h"

#define SHORT_NUMBER 64 /* bytes; longer ones are copied to the heap */

static const char *const missing_texts[] = {
    [MISSING_NO] = "",
    [MISSING_NOT_PUBLISHED] = "not published",
    [MISSING_CONFIDENTIAL] = "confidential",
    [MISSING_NOT_APPLICABLE] = "not applicable",
    [MISSING_UNREADABLE] = "unreadable",
    [MISSING_NO_ROW] = "no row",
    [MISSING_INCOMPLETE] = "incomplete",
    [MISSING_UNDEFINED] = "undefined",
    [MISSING_INTERVAL] = "interval",
};

/* The texts are never written to; other lists own theirs. */
#define USUAL(text)                                                                                                    \
  {                                                                                                                    \
    (char *)(text), MISSING_NOT_PUBLISHED                                                                              \
  }

const MissingMarker number_default_markers[] = {
    USUAL(""),    USUAL(":"),    USUAL("."),    USUAL(".."),        USUAL("..."),  USUAL("\xE2\x80\xA6"),
    USUAL("NA"),  USUAL("N/A"),  USUAL("n/a"),  USUAL("n.a."),      USUAL("#N/A"), USUAL("NaN"),
    USUAL("nan"), USUAL("null"), USUAL("NULL"), {NULL, MISSING_NO},
};

const char *
missing_text(Missing missing)
{
  return missing_texts[missing];
}

Missing
missing_from_text(const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS(missing_texts); i++)
    if (strcmp(missing_texts[i], text) == 0)
      return (Missing)i;
  return MISSING_NO;
}

const MissingMarker *
number_find_marker(const MissingMarker *markers, const char *text, gsize length)
{
  for (const MissingMarker *m = markers ? markers : number_default_markers; m->text; m++)
    if (strlen(m->text) == length && memcmp(m->text, text, length) == 0)
      return m;
  return NULL;
}

/* A flag may say more than the marker beside it. */
static Missing
reason_with_flag(Missing reason, const char *flag)
{
  if (strpbrk(flag, "cC"))
    return MISSING_CONFIDENTIAL;
  return strpbrk(flag, "zZ") ? MISSING_NOT_APPLICABLE : reason;
}

static void
set_missing(Number *number, Missing reason)
{
  number->value = NAN;
  number->missing = reason_with_flag(reason, number->flag);
}

static gboolean
parse_value(const char *text, gsize length, const NumberFormat *format, double *value, const char **why)
{
  char on_stack[SHORT_NUMBER];
  g_autofree char *on_heap = length < SHORT_NUMBER ? NULL : g_malloc(length + 1);
  char *clean = on_heap ? on_heap : on_stack;
  NumberShape shape;
  if (!number_scan(text, length, format->decimal, format->grouped, clean, &shape, why))
    return FALSE;

  *value = g_ascii_strtod(clean, NULL);
  if (isinf(*value) || (*value == 0.0 && !shape.zero)) {
    *why = isinf(*value) ? "too large for a double" : "too small for a double";
    return FALSE;
  }
  return TRUE;
}

gboolean
number_parse(const char *text, gsize length, const NumberFormat *format, Number *number, const char **why)
{
  *number = (Number){.value = NAN, .missing = MISSING_NO};
  number_trim(&text, &length);
  const MissingMarker *marker = number_find_marker(format->markers, text, length);

  gsize before;
  const gsize letters = !marker && format->flags ? number_flag_letters(text, length, &before) : 0;
  if (letters > 0) {
    memcpy(number->flag, text + length - letters, letters);
    length = before;
    marker = number_find_marker(format->markers, text, length);
  }
  if (marker) {
    set_missing(number, marker->reason);
    return TRUE;
  }
  return parse_value(text, length, format, &number->value, why);
}
