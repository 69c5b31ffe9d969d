/* number.h - strict numbers: decimal sign, group signs, missing markers, flags
 *
 * A cell is a number, a missing value with its reason, or an error: never a guess. No hexadecimal, no "inf" or
 * "nan", no trailing text; overflow is an error; the locale plays no part. U+2212 is a minus sign. */
#pragma once

#include <glib.h>

typedef enum {
  MISSING_NO,             /* there is a value */
  MISSING_NOT_PUBLISHED,  /* an empty cell, ":" or ".." */
  MISSING_CONFIDENTIAL,   /* flag c */
  MISSING_NOT_APPLICABLE, /* flag z */
  MISSING_UNREADABLE,     /* said so by the file's own marker */
  MISSING_NO_ROW,         /* no row for the period in the table */
  MISSING_INCOMPLETE,     /* a longer period of which days or months are missing */
  MISSING_UNDEFINED,      /* the logarithm of a negative number, a division by zero, the first of a lag */
  MISSING_INTERVAL        /* known only to lie between two limits */
} Missing;

/* The reason in words: "not published", "confidential", ... (transfer none). */
const char *missing_text(Missing missing);

/* The reason that a text names (the inverse of missing_text), or MISSING_NO when none does. */
Missing missing_from_text(const char *text);

typedef struct {
  char *text; /* the marker, compared with the whole cell after blanks at both ends are set aside */
  Missing reason;
} MissingMarker;

typedef struct {
  char decimal;     /* '.' or ',' */
  gboolean grouped; /* group signs allowed: the other of '.' and ',', blank, U+00A0, U+2009, U+202F, ' and U+2019 */
  gboolean flags;   /* one to three trailing letters, after a blank or glued, are a flag: "12 p", ": c" */
  const MissingMarker *markers; /* ended by a NULL text; NULL: number_default_markers */
} NumberFormat;

/* "" ":" ".." "..." "NA" "n/a" "N/A" and the like (a lone "-" is not among them: it must be declared). */
extern const MissingMarker number_default_markers[];

/* The marker that a text is, exactly, or NULL; markers as in NumberFormat (transfer none). */
const MissingMarker *number_find_marker(const MissingMarker *markers, const char *text, gsize length);

typedef struct {
  double value; /* NaN when missing */
  Missing missing;
  char flag[4]; /* "" when there is none */
} Number;

/* Reads one cell. "+5" ".5" "5." "1e5" are numbers; so is "0101", though number_decide takes it for a code. A
 * value that would be rounded to zero or infinity is an error. A flag beside a marker gives the reason (c, z);
 * a flag beside a number is kept and the number too; letters alone are no flag, nor is an x. Groups are checked: one
 * sign throughout, three digits between, integer part only, the first neither longer nor with a leading zero.
 * FALSE: *why says in a few words what is wrong ("two decimal signs", "a group of 2 digits"); it is a constant
 * (transfer none). */
gboolean number_parse(const char *text, gsize length, const NumberFormat *format, Number *number, const char **why);

/* What a whole column proves about its format. Feed every cell, then ask. Markers are the default ones; flags are
 * recognised by the letters that SDMX and Eurostat use, so that "12 kg" and "7A" stay text. */
typedef struct {
  gsize numbers;         /* cells that are numbers in some reading */
  gsize missing;         /* cells that are a marker */
  gsize others;          /* cells that are neither */
  gsize decimal_point;   /* cells that prove '.' to be the decimal sign */
  gsize decimal_comma;   /* cells that prove ',' to be the decimal sign */
  gsize ambiguous;       /* one sign, three digits behind it, one to three before: "1,234" */
  gsize ambiguous_point; /* of these, with '.' */
  gsize grouped;         /* cells with group signs */
  gsize flagged;         /* cells with a flag */
  gsize leading_zero;    /* "0101": a code */
  char example[24];      /* an ambiguous cell */
} NumberEvidence;

void number_gather(NumberEvidence *evidence, const char *text, gsize length);

typedef enum {
  COLUMN_NUMBERS,   /* *format is proved */
  COLUMN_TEXT,      /* some cell is no number, or codes with leading zeros */
  COLUMN_AMBIGUOUS, /* every comma (or point) may be a decimal or a group sign: refuse and show both readings */
  COLUMN_MIXED,     /* some cells prove '.', others ',' */
  COLUMN_EMPTY      /* markers only */
} ColumnKind;

/* A point with three digits behind it in every cell ("1.234") is ambiguous only when another cell proves or
 * suggests grouping by points; otherwise it is a decimal point, as everywhere else in the world of data. A comma
 * with three digits in every cell that has one is ambiguous. */
ColumnKind number_decide(const NumberEvidence *evidence, NumberFormat *format);
