/* package.h - datapackage.json: which tables there are, what their columns mean, where they come from
 *
 * Frictionless Data Package (resources, path, schema.fields with type, format and constraints, missingValues,
 * sources, dialect.delimiter, encoding, primaryKey), and beside it what trade statistics need: a column's role and
 * unit, a table's valuation, what an absent row means, whether a measure is a flow or a level. */
#pragma once

#include <glib.h>

#include "number.h"
#include "yaml.h"

typedef enum {
  ROLE_NONE,
  ROLE_PERIOD,  /* the row's period */
  ROLE_START,   /* or its first period and its last */
  ROLE_END,     /* inclusive; empty: the start alone */
  ROLE_UNTIL,   /* the first day that is no longer in the span; empty: open */
  ROLE_KEY,     /* a code that tells rows of one period apart */
  ROLE_ACTOR,   /* one of the two codes of a pair: the first such column acts on the second */
  ROLE_INDEX,   /* which published index a value belongs to: never spliced with another */
  ROLE_MEASURE, /* a number */
  ROLE_LOWER,   /* limits of a number known only as a range */
  ROLE_UPPER,
  ROLE_STRICT, /* holds "strict" where the limits themselves are excluded */
  ROLE_SOURCE, /* where the row's figure comes from */
  ROLE_LABEL   /* a name for people */
} Role;

typedef enum { TYPE_TEXT, TYPE_NUMBER, TYPE_INTEGER, TYPE_PERIOD } FieldType;

typedef struct {
  char *name;
  FieldType type;
  Role role;
  char *unit;          /* of a measure; NULL: the resource's */
  char *format;        /* of a period: strptime's signs; NULL: ISO and its relatives */
  NumberFormat number; /* its markers belong to the field */
  MissingMarker *markers;
  gboolean required, unique;
  char **one_of;           /* NULL: any */
  char **aggregates;       /* codes that are sums of other codes (WLD, TOTAL): never added to them; NULL: none */
  GHashTable *labels;      /* code -> name for people (categories); NULL: none */
  GRegex *pattern;         /* of the whole cell; NULL: any */
  double minimum, maximum; /* NaN: none */
  guint line, column;      /* in the descriptor */
} Field;

/* One text, or one for each code of a key column ("export": FOB, "import": CIF). */
typedef struct {
  char *text;
  char *by;          /* the column; NULL: text holds for all rows */
  GHashTable *texts; /* code -> text */
} ByKey;

typedef struct {
  char *name, *path, *title, *description;
  char *source; /* titles of its sources, joined by "; " */
  ByKey unit, valuation;
  gboolean absent_zero; /* a row that is not there means zero (events), not a missing value (trade) */
  gboolean level;       /* a value holds until the next date */
  char delimiter;       /* ',' unless the dialect says another; 0: decide */
  char *encoding;
  char **primary_key;
  GPtrArray *fields; /* Field; empty without a schema */
  guint line, column;
} Resource;

typedef struct {
  Yaml *yaml;
  char *path, *title;
  GPtrArray *resources; /* Resource */
} Package;

/* Reads and checks a descriptor; relative paths in it start at its folder, and may not leave it. Errors: those
 * of yaml_read, DATA_ERROR_SCHEMA with file:line:column for everything that is wrong in it. */
Package *package_read(const char *path, GError **error);
void package_free(Package *package); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Package, package_free)

/* The resource of that name, or NULL (transfer none). */
const Resource *package_find(const Package *package, const char *name);
/* All names, NULL-terminated, for nearest_name (free the array alone: g_free). */
const char **package_names(const Package *package);

/* The field of that name, or NULL (transfer none). */
Field *resource_field(const Resource *resource, const char *name);

Field *field_new(const char *name, FieldType type);
Resource *resource_new(const char *name, const char *path);
void resource_free(Resource *resource); /* safe on NULL */

/* The text for a row whose by-column holds code (NULL allowed): the common one, or that code's, or NULL. */
const char *by_key_text(const ByKey *by, const char *code);
