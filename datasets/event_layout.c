#include "event_layout.h"

#include "csv.h"

#define ROWS_COUNTED 20 /* of a file without header: one faulty row at its beginning shall not hide the layout */
#define FIELDS_SHOWN 5  /* of an unknown layout */

static const char delimiters[] = {'\t', ',', ';', '|'};

static const struct {
  const EventTable *tables;
  gsize n;
} families[] = {
    {event_gdelt_tables, G_N_ELEMENTS(event_gdelt_tables)},
    {event_icews_tables, G_N_ELEMENTS(event_icews_tables)},
    {event_phoenix_tables, G_N_ELEMENTS(event_phoenix_tables)},
    {event_polecat_tables, G_N_ELEMENTS(event_polecat_tables)},
    {event_catalogue_tables, G_N_ELEMENTS(event_catalogue_tables)},
};

/* Table i of all, in the order in which they are tried; NULL behind the last. */
static const EventTable *
table_at(gsize i)
{
  for (gsize f = 0; f < G_N_ELEMENTS(families); i -= families[f].n, f++)
    if (i < families[f].n)
      return &families[f].tables[i];
  return NULL;
}

/* Letters and digits only, in any case: R makes "Event.ID" of "Event ID". */
static gboolean
same_name(EventText text, const char *name)
{
  const char *at = text.text, *end = text.text + text.length;
  for (;; at++, name++) {
    while (at < end && !g_ascii_isalnum(*at) && (guchar)*at < 0x80)
      at++;
    while (*name && !g_ascii_isalnum(*name))
      name++;
    if (at == end || !*name)
      return at == end && !*name;
    if (g_ascii_tolower(*at) != g_ascii_tolower(*name))
      return FALSE;
  }
}

/* Column of a name in a header, from 1; 0: none. *twice is set where there are two. */
static guint
find_column(const EventCells *header, const char *name, gboolean *twice)
{
  guint column = 0;
  for (gsize i = 0; i < MIN(header->n, EVENT_CELLS); i++) {
    if (!same_name(header->cell[i], name))
      continue;
    *twice = column > 0;
    column = column ? column : (guint)i + 1;
  }
  return column;
}

static gboolean
has_needed(const EventTable *table, const EventCells *header)
{
  guint found = 0, needed = 0; /* bits */
  gboolean twice;
  for (const EventField *field = table->fields; field->name; field++) {
    needed |= field->need ? 1u << field->need : 0;
    if (field->need && find_column(header, field->name, &twice))
      found |= 1u << field->need;
  }
  return found == needed;
}

static void
take_column(EventShape *shape, EventRole role, guint column)
{
  if (role == ROLE_NONE || column == 0 || shape->column[role])
    return;
  shape->column[role] = column;
  shape->is_read[column] = TRUE;
}

static gboolean
shape_by_header(EventShape *shape, const char *path, const EventCells *header, GError **error)
{
  shape->header = TRUE;
  shape->n_columns = header->n;
  for (const EventField *field = shape->table->fields; field->name; field++) {
    gboolean twice = FALSE;
    take_column(shape, field->role, find_column(header, field->name, &twice));
    if (twice) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s:1: column '%s' of %s stands twice", path, field->name,
                  shape->table->name);
      return FALSE;
    }
  }
  return TRUE;
}

static const EventTable *
table_of_header(const EventCells *header)
{
  const EventTable *table;
  for (gsize i = 0; (table = table_at(i)); i++)
    if (table->headed && has_needed(table, header))
      return table;
  return NULL;
}

static void
shape_by_width(EventShape *shape)
{
  shape->delimiter = '\t';
  shape->n_columns = shape->table->width;
  for (const EventField *field = shape->table->fields; field->name; field++)
    take_column(shape, field->role, field->column);
}

static gsize
line_length(const char *text, gsize length)
{
  const char *newline = memchr(text, '\n', length);
  const gsize n = newline ? (gsize)(newline - text) : length;
  return n > 0 && text[n - 1] == '\r' ? n - 1 : n;
}

static gsize
count_fields(const char *text, gsize length, char delimiter)
{
  gsize n = 1;
  const char *end = text + length;
  for (const char *at = text; (at = memchr(at, delimiter, (gsize)(end - at))); at++)
    n++;
  return n;
}

/* Rows of a width among the first whole ones. */
static guint
rows_of_width(const char *text, gsize length, guint width)
{
  guint n = 0;
  const char *end = text + length;
  for (int i = 0; i < ROWS_COUNTED && text < end; i++) {
    const char *newline = memchr(text, '\n', (gsize)(end - text));
    if (count_fields(text, (gsize)((newline ? newline : end) - text), '\t') == width)
      n++;
    text = newline ? newline + 1 : end;
  }
  return n;
}

static const EventTable *
table_of_width(const char *text, gsize length)
{
  const EventTable *table, *best = NULL;
  guint most = 0;
  for (gsize i = 0; (table = table_at(i)); i++) {
    const guint n = table->width ? rows_of_width(text, length, table->width) : 0;
    if (n > most) {
      best = table;
      most = n;
    }
  }
  return best;
}

/* "ICEWS coded events (Event Date, Source Name, Event Text, Target Name)" */
static void
append_needs(GString *known, const EventTable *table)
{
  g_string_append_printf(known, "%s (", table->name);
  guint last = 0;
  for (const EventField *field = table->fields; field->name; field++) {
    if (!field->need)
      continue;
    if (last)
      g_string_append(known, field->need == last ? " or " : ", ");
    g_string_append(known, field->name);
    last = field->need;
  }
  g_string_append_c(known, ')');
}

static char *
list_known(void)
{
  GString *known = g_string_new("by the number of columns between tabs ");
  const EventTable *table;
  gboolean first = TRUE;
  for (gsize i = 0; (table = table_at(i)); i++) {
    if (!table->width)
      continue;
    g_string_append_printf(known, "%s%s (%u)", first ? "" : ", ", table->name, table->width);
    first = FALSE;
  }
  g_string_append(known, "; by a header ");
  first = TRUE;
  for (gsize i = 0; (table = table_at(i)); i++) {
    if (!table->headed)
      continue;
    g_string_append(known, first ? "" : ", ");
    append_needs(known, table);
    first = FALSE;
  }
  return g_string_free(known, FALSE);
}

/* The first fields by the delimiter that makes the most of them. */
static char *
describe_line(const char *text, gsize length)
{
  char delimiter = delimiters[0];
  for (gsize i = 1; i < G_N_ELEMENTS(delimiters); i++)
    if (count_fields(text, length, delimiters[i]) > count_fields(text, length, delimiter))
      delimiter = delimiters[i];

  const gsize n = count_fields(text, length, delimiter);
  g_autofree char *name = csv_delimiter_name(delimiter);
  GString *seen = g_string_new(NULL);
  if (n == 1)
    g_string_append(seen, "one field: ");
  else
    g_string_append_printf(seen, "%" G_GSIZE_FORMAT " fields by %ss: ", n, name);
  const char *end = text + length;
  for (gsize i = 0; i < MIN(n, FIELDS_SHOWN); i++) {
    const char *next = memchr(text, delimiter, (gsize)(end - text));
    g_autofree char *shown = visible_text(text, (gsize)((next ? next : end) - text));
    g_string_append_printf(seen, "%s'%s'", i ? ", " : "", shown);
    text = next ? next + 1 : end;
  }
  g_string_append(seen, n > FIELDS_SHOWN ? " ..." : "");
  return g_string_free(seen, FALSE);
}

static gboolean
unknown(const char *path, const char *text, gsize length, GError **error)
{
  g_autofree char *seen = describe_line(text, length);
  g_autofree char *known = list_known();
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
              "%s: no layout of events that is known: the first line has %s; known are %s", path, seen, known);
  return FALSE;
}

gboolean
event_shape_detect(EventShape *shape, const char *path, const char *text, gsize length, GError **error)
{
  *shape = (EventShape){0};
  const gsize first = line_length(text, length);
  if (length == 0 || first == 0) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SYNTAX,
                length == 0 ? "%s: empty file: there is no event" : "%s:1:1: empty line before the first row", path);
    return FALSE;
  }

  for (gsize i = 0; i < G_N_ELEMENTS(delimiters); i++) {
    EventCells header;
    g_autoptr(EventSplitter) splitter = event_splitter_new(delimiters[i]);
    if (event_splitter_split(splitter, text, first, &header) != CELLS_SPLIT ||
        !(shape->table = table_of_header(&header)))
      continue;
    shape->delimiter = delimiters[i];
    shape->quoting = delimiters[i] != '\t' || shape->table->quoting || memchr(text, '"', first);
    return shape_by_header(shape, path, &header, error);
  }

  shape->table = table_of_width(text, length);
  if (!shape->table)
    return unknown(path, text, first, error);
  shape_by_width(shape);
  return TRUE;
}

const char *
event_shape_name(const EventShape *shape, EventRole role)
{
  for (const EventField *field = shape->table->fields; field->name; field++)
    if (field->role == role)
      return field->name;
  return "";
}
