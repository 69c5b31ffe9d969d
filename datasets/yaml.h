/* yaml.h - a YAML or JSON file as a plain tree in which every node knows its place
 *
 * libfyaml parses; this keeps what a study or a datapackage.json may hold: maps, lists and scalars. Anchors,
 * aliases, tags, several documents, an empty file, control characters, nesting beyond 64 levels and a key that stands
 * twice are errors. A byte-order mark is skipped. */
#pragma once

#include <glib.h>

#include "problems.h"

typedef enum { YAML_SCALAR, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode {
  YamlKind kind;
  char *text;         /* of a scalar; "" when empty */
  gboolean plain;     /* a scalar without quotes: `null`, `true` and numbers mean what they say */
  guint line, column; /* of the first byte (the opening quote), both from 1 and in bytes */
  GPtrArray *items;   /* YamlNode: a list's items or a map's values */
  GPtrArray *keys;    /* YamlNode: a map's keys, in the order of items */
} YamlNode;

typedef struct {
  char *path;  /* as given */
  char *bytes; /* the whole file, for the source line in messages */
  gsize n_bytes;
  char *sha256;
  GArray *lines;  /* gsize: offset of each line's first byte, behind a byte-order mark; LF, CR LF and CR end a line */
  YamlNode *root; /* a map */
} Yaml;

#define YAML_LIMIT (64 * 1024 * 1024) /* bytes; a larger file describes nothing */

/* Reads a file whose root is a map. Errors: DATA_ERROR_FILE, DATA_ERROR_ENCODING, DATA_ERROR_SYNTAX with
 * path:line:column, the source line and a caret. */
Yaml *yaml_read(const char *path, GError **error);
/* The same from n bytes; path is for messages. */
Yaml *yaml_parse(const char *path, const char *bytes, gsize n, GError **error);
void yaml_free(Yaml *yaml); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Yaml, yaml_free)

/* The value of a key, or NULL; also NULL when node is NULL or no map (transfer none). */
const YamlNode *yaml_get(const YamlNode *map, const char *key);
/* The text of a scalar under a key, or NULL when there is none or it is a plain null (transfer none). */
const char *yaml_get_text(const YamlNode *map, const char *key);

/* The text of a scalar under a key. NULL when the key is not there or null, and after adding a problem when the value is a
 * list or a map (transfer none). */
const char *yaml_expect_text(const Yaml *yaml, const YamlNode *map, const char *key, Problems *problems);
/* The value of a key that must be of a kind. NULL when the key is not there or null, and after adding a problem when
 * the value is of another kind (transfer none). */
const YamlNode *yaml_expect(const Yaml *yaml, const YamlNode *map, const char *key, YamlKind kind, Problems *problems);

/* Line and byte column of an offset of the file, both from 1. */
void yaml_place(const Yaml *yaml, gsize offset, guint *line, guint *column);
/* Adds a problem at a place: the text, then the source line and a caret under the place. What a terminal would obey in
 * the text or in the line is made visible. line 0 leaves place and line out. */
void yaml_problem_at(const Yaml *yaml, guint line, guint column, DataError code, Problems *problems, const char *text);
/* The same at a node. offset moves the place by that many bytes of a scalar's text, as far as the file holds them as they
 * are (not behind an escape or a folded line: then the scalar's beginning has to do). */
void yaml_problem(const Yaml *yaml, const YamlNode *node, gsize offset, DataError code, Problems *problems,
                  const char *format, ...) G_GNUC_PRINTF(6, 7);

/* Adds a problem for each key of map that is not among allowed (NULL-terminated), with the nearest right spelling. */
void yaml_check_keys(const Yaml *yaml, const YamlNode *map, const char *const *allowed, Problems *problems);

/* "map", "list" or "text", for messages (transfer none). */
const char *yaml_kind_name(YamlKind kind);

/* A scalar of a kind under a key, each adding a problem and returning FALSE when the value is of another kind;
 * TRUE and *value untouched when the key is not there or null. */
gboolean yaml_read_boolean(const Yaml *yaml, const YamlNode *map, const char *key, gboolean *value, Problems *problems);
gboolean yaml_read_number(const Yaml *yaml, const YamlNode *map, const char *key, double *value, Problems *problems);
gboolean yaml_read_text(const Yaml *yaml, const YamlNode *map, const char *key, char **value, Problems *problems);
/* A list of scalars, or one scalar as a list of one: (transfer full) NULL-terminated. */
gboolean yaml_read_texts(const Yaml *yaml, const YamlNode *map, const char *key, char ***value, Problems *problems);
