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
    if ((length == 0 || m->text[0] == text[0]) && strlen(m->text) == length && memcmp(m->text, text, length) == 0)
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

/* Digits that a double holds exactly, whichever they are; powers of ten up to this many places are exact too. */
#define EXACT_DIGITS 15

/* A plain number such as -12.5 with few digits, by one exact division, which rounds correctly (Clinger 1990). FALSE: it is not so
 * plain, and says nothing of whether it is a number. */
static gboolean
parse_plain(const char *text, gsize length, char decimal, double *value)
{
  static const double powers[EXACT_DIGITS + 1] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const gboolean negative = length > 0 && text[0] == '-';
  guint64 digits = 0;
  gsize n = 0, places = 0;
  gboolean fraction = FALSE;
  if (length > EXACT_DIGITS + 2)
    return FALSE;
  for (gsize i = negative ? 1 : 0; i < length; i++) {
    if (text[i] == decimal && !fraction && n > 0) {
      fraction = TRUE;
      continue;
    }
    if (!g_ascii_isdigit(text[i]))
      return FALSE;
    digits = digits * 10 + (guint64)(text[i] - '0');
    n++;
    places += fraction ? 1 : 0;
  }
  if (n == 0 || n > EXACT_DIGITS)
    return FALSE;
  *value = (double)digits / powers[places];
  *value = negative ? -*value : *value;
  return TRUE;
}

gboolean
number_parse(const char *text, gsize length, const NumberFormat *format, Number *number, const char **why)
{
  *number = (Number){.value = NAN, .missing = MISSING_NO};
  if (!format->markers && parse_plain(text, length, format->decimal, &number->value))
    return TRUE; /* no usual marker is a number */
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
  return parse_plain(text, length, format->decimal, &number->value) ||
         parse_value(text, length, format, &number->value, why);
}
