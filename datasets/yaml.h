/* yaml.h - a YAML or JSON file as a plain tree in which every node knows its place
 *
 * libfyaml parses; this keeps what a study or a datapackage.json may hold: maps, lists and scalars. Anchors,
 * aliases, tags, several documents, an empty file and a key that stands twice are errors. */
#pragma once

#include <glib.h>

#include "problems.h"

typedef enum { YAML_SCALAR, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode {
  YamlKind kind;
  char *text;         /* of a scalar; "" when empty */
  gboolean plain;     /* a scalar without quotes: `null`, `true` and numbers mean what they say */
  guint line, column; /* of the first byte, both from 1 */
  GPtrArray *items;   /* YamlNode: a list's items or a map's values */
  GPtrArray *keys;    /* YamlNode: a map's keys, in the order of items */
} YamlNode;

typedef struct {
  char *path;  /* as given */
  char *bytes; /* the whole file, for the source line in messages */
  gsize n_bytes;
  char *sha256;
  YamlNode *root; /* a map */
} Yaml;

/* Reads a file whose root is a map. Errors: DATA_ERROR_FILE, DATA_ERROR_ENCODING, DATA_ERROR_SYNTAX with
 * path:line:column and the source line. */
Yaml *yaml_read(const char *path, GError **error);
/* The same from n bytes; path is for messages. */
Yaml *yaml_parse(const char *path, const char *bytes, gsize n, GError **error);
void yaml_free(Yaml *yaml); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Yaml, yaml_free)

/* The value of a key, or NULL; also NULL when node is NULL or no map (transfer none). */
const YamlNode *yaml_get(const YamlNode *map, const char *key);
/* The text of a scalar under a key, or NULL when there is none or it is a plain null (transfer none). */
const char *yaml_get_text(const YamlNode *map, const char *key);

/* Adds a problem at a node: the text, then the source line and a caret under the place. offset moves the place
 * by that many bytes to the right, for an error inside a plain scalar. */
void yaml_problem(const Yaml *yaml, const YamlNode *node, gsize offset, DataError code, Problems *problems,
                  const char *format, ...) G_GNUC_PRINTF(6, 7);

/* Adds a problem for each key of map that is not among allowed (NULL-terminated), with the nearest right spelling. */
void yaml_check_keys(const Yaml *yaml, const YamlNode *map, const char *const *allowed, Problems *problems);

/* "map", "list" or "text", for messages (transfer none). */
const char *yaml_kind_name(YamlKind kind);

/* A scalar of a kind under a key, each adding a problem and returning FALSE when the value is of another kind;
 * TRUE and *value untouched when the key is not there. */
gboolean yaml_read_boolean(const Yaml *yaml, const YamlNode *map, const char *key, gboolean *value, Problems *problems);
gboolean yaml_read_number(const Yaml *yaml, const YamlNode *map, const char *key, double *value, Problems *problems);
gboolean yaml_read_text(const Yaml *yaml, const YamlNode *map, const char *key, char **value, Problems *problems);
/* A list of scalars, or one scalar as a list of one: (transfer full) NULL-terminated. */
gboolean yaml_read_texts(const Yaml *yaml, const YamlNode *map, const char *key, char ***value, Problems *problems);
