#include "event_actors.h"

#include "datasets/event_countries.h"

#define LETTERS 26
#define CODES   (LETTERS * LETTERS * LETTERS) /* of three capital letters */

struct EventActors {
  EventFamily family;
  GPtrArray *codes;     /* by number */
  GHashTable *ids;      /* code -> number + 1 */
  GHashTable *by_words; /* the file's words -> number + 1 */
  gint32 fast[CODES];   /* number + 1 of a code of three capitals; 0: not met yet */
};

/* The institutions of article 13 of the Treaty on European Union, and what came before and beside them. */
static const char *const institutions[] = {"European Union",
                                           "European Commission",
                                           "European Council",
                                           "European Parliament",
                                           "Council of the European Union",
                                           "Court of Justice of the European Union",
                                           "European Court of Justice",
                                           "European Central Bank",
                                           "European Court of Auditors",
                                           "European External Action Service",
                                           "European Community",
                                           "European Economic Community",
                                           NULL};

const char *const *
event_actors_institutions(void)
{
  return institutions;
}

EventActors *
event_actors_new(EventFamily family)
{
  EventActors *actors = g_new0(EventActors, 1);
  actors->family = family;
  actors->codes = g_ptr_array_new_with_free_func(g_free);
  actors->ids = g_hash_table_new(g_str_hash, g_str_equal);
  actors->by_words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  event_actors_id(actors, event_text_of("EU"));
  return actors;
}

void
event_actors_free(EventActors *actors)
{
  if (!actors)
    return;
  g_hash_table_unref(actors->ids);
  g_hash_table_unref(actors->by_words);
  g_ptr_array_unref(actors->codes);
  g_free(actors);
}

int
event_actors_id(EventActors *actors, EventText code)
{
  g_autofree char *text = g_strndup(code.text, code.length);
  const int known = GPOINTER_TO_INT(g_hash_table_lookup(actors->ids, text));
  if (known > 0)
    return known - 1;
  g_hash_table_insert(actors->ids, text, GINT_TO_POINTER((int)actors->codes->len + 1));
  g_ptr_array_add(actors->codes, g_steal_pointer(&text));
  return (int)actors->codes->len - 1;
}

const char *
event_actors_code(const EventActors *actors, int id)
{
  return g_ptr_array_index(actors->codes, (guint)id);
}

int
event_actors_count(const EventActors *actors)
{
  return (int)actors->codes->len;
}

const char *
event_actors_asked(const char *name)
{
  const char *code = event_country_by_name(event_text_of(name));
  return code ? code : name;
}

gboolean
event_actors_has(const ActorCountries *countries, int id)
{
  for (guint i = 0; i < countries->n; i++)
    if (countries->id[i] == id)
      return TRUE;
  return FALSE;
}

static void
add(ActorCountries *countries, int id)
{
  if (event_actors_has(countries, id))
    return;
  countries->over = countries->n == ACTOR_COUNTRIES;
  if (!countries->over)
    countries->id[countries->n++] = id;
}

/* The place of a code in fast, or -1. */
static int
place_of(EventText code)
{
  if (code.length != 3)
    return -1;
  int place = 0;
  for (gsize i = 0; i < 3; i++) {
    if (!g_ascii_isupper(code.text[i]))
      return -1;
    place = LETTERS * place + (code.text[i] - 'A');
  }
  return place;
}

static gboolean
is_cameo(EventFamily family)
{
  return family == EVENTS_GDELT_1 || family == EVENTS_GDELT_2 || family == EVENTS_PHOENIX || family == EVENTS_CLINE;
}

/* The code behind the file's words. */
static EventText
code_of(const EventActors *actors, EventText words)
{
  if (is_cameo(actors->family))
    return event_country_of_cameo(words);
  const char *code = event_country_by_name(words);
  return code ? event_text_of(code) : words;
}

static int
id_of(EventActors *actors, EventText words)
{
  const int place = place_of(words);
  if (place >= 0) {
    if (actors->fast[place] == 0)
      actors->fast[place] = event_actors_id(actors, code_of(actors, words)) + 1;
    return actors->fast[place] - 1;
  }
  g_autofree char *text = g_strndup(words.text, words.length);
  const int known = GPOINTER_TO_INT(g_hash_table_lookup(actors->by_words, text));
  if (known > 0)
    return known - 1;
  const int id = event_actors_id(actors, code_of(actors, words));
  g_hash_table_insert(actors->by_words, g_steal_pointer(&text), GINT_TO_POINTER(id + 1));
  return id;
}

/* Cuts the next item off a list with ";" between, without the blanks at its ends; FALSE when none is left. */
static gboolean
next_item(EventText *list, EventText *item)
{
  if (list->length == 0)
    return FALSE;
  const char *end = memchr(list->text, ';', list->length);
  const gsize length = end ? (gsize)(end - list->text) : list->length;
  *item = (EventText){list->text, length};
  list->text += MIN(length + 1, list->length);
  list->length -= MIN(length + 1, list->length);
  while (item->length > 0 && item->text[0] == ' ')
    *item = (EventText){item->text + 1, item->length - 1};
  while (item->length > 0 && item->text[item->length - 1] == ' ')
    item->length--;
  return TRUE;
}

static gboolean
lists(EventText list, const char *wanted)
{
  EventText item;
  while (next_item(&list, &item))
    if (event_text_is(item, wanted))
      return TRUE;
  return FALSE;
}

/* What stands in the brackets at the end of a name; empty when there are none. */
static EventText
in_brackets(EventText name)
{
  if (name.length == 0 || name.text[name.length - 1] != ')')
    return (EventText){"", 0};
  gsize open = name.length - 1;
  while (open > 0 && name.text[open] != '(')
    open--;
  return name.text[open] == '(' ? (EventText){name.text + open + 1, name.length - open - 2} : (EventText){"", 0};
}

static gboolean
is_institution(EventText name)
{
  if (!memmem(name.text, name.length, "Europ", strlen("Europ")))
    return FALSE;
  const EventText of = in_brackets(name);
  for (gsize i = 0; institutions[i]; i++)
    if (event_text_is(name, institutions[i]) || event_text_is(of, institutions[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_institution(EventText names)
{
  EventText item;
  while (next_item(&names, &item))
    if (is_institution(item))
      return TRUE;
  return FALSE;
}

gboolean
event_actors_is_eu(const EventActors *actors, const EventActor *actor)
{
  if (is_cameo(actors->family))
    return event_text_starts(actor->code, "IGOEUREEC") || lists(actor->group, "EEC");
  return actors->family == EVENTS_POLECAT ? has_institution(actor->name) : is_institution(actor->name);
}

/* The country behind a name in a file that has no countries; empty when there is none. */
static EventText
country_of_name(EventText name)
{
  const EventText of = in_brackets(name), place = of.length > 0 ? of : name;
  return event_country_by_name(place) ? place : (EventText){"", 0};
}

/* A region that stands for the EU is none beside it; organisations are none. */
static gboolean
is_country(const EventActors *actors, EventText words, gboolean eu)
{
  if (words.length == 0)
    return FALSE;
  return !is_cameo(actors->family) || !(event_country_is_none(words) || (eu && event_text_is(words, "EUR")));
}

void
event_actors_find(EventActors *actors, const EventActor *actor, ActorCountries *countries)
{
  countries->n = 0;
  countries->over = FALSE;
  const gboolean eu = event_actors_is_eu(actors, actor);
  if (eu)
    add(countries, COUNTRY_EU);

  EventText list = actors->family == EVENTS_ICEWS_EXTRACT ? country_of_name(actor->name) : actor->country, item = list;
  if (actors->family != EVENTS_POLECAT) {
    if (is_country(actors, item, eu))
      add(countries, id_of(actors, item));
    return;
  }
  while (next_item(&list, &item))
    if (is_country(actors, item, eu))
      add(countries, id_of(actors, item));
}

EventText
event_actor_identity(const EventActor *actor)
{
  return actor->code.length > 0 ? actor->code : actor->name;
}
