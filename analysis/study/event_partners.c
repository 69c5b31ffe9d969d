#include "event_partners.h"

#include <string.h>

struct EventPartners {
  EventActors *actors;
  int home;
  Direction direction;
  gboolean all;
  const GPtrArray *blocs;
  GPtrArray *list;    /* EventPartner */
  GArray *of_country; /* guint by country: place in list + 1; 0: none */
  GArray *met;        /* guint64 by country */
  GHashTable *pairs;  /* both countries -> place in list + 1 */
  ActorCountries others,
      wrong_way; /* of the last row: who is with the home country; and who only the other way round */
  GArray *found; /* guint: places in list, of the last row */
};

static void
partner_free(gpointer data)
{
  EventPartner *partner = data;
  g_free(partner->name);
  if (partner->matched)
    g_hash_table_unref(partner->matched);
  g_free(partner);
}

static guint
add_partner(EventPartners *partners, char *name, const Bloc *bloc, int id, int second)
{
  EventPartner *partner = g_new0(EventPartner, 1);
  *partner = (EventPartner){.name = name, .bloc = bloc, .id = id, .second = second};
  if (bloc)
    partner->matched = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add(partners->list, partner);
  return partners->list->len - 1;
}

/* The place of a country's number in an array by country, which grows. */
static gpointer
by_country(GArray *array, int id)
{
  if ((guint)id >= array->len)
    g_array_set_size(array, (guint)id + 1);
  return array->data + (gsize)id * g_array_get_element_size(array);
}

static guint
add_country(EventPartners *partners, int id)
{
  const guint place = add_partner(partners, g_strdup(event_actors_code(partners->actors, id)), NULL, id, -1);
  *(guint *)by_country(partners->of_country, id) = place + 1;
  return place;
}

static const Bloc *
bloc_named(const GPtrArray *blocs, const char *name)
{
  for (guint i = 0; blocs && i < blocs->len; i++) {
    const Bloc *bloc = g_ptr_array_index(blocs, i);
    if (g_str_equal(bloc->name, name))
      return bloc;
  }
  return NULL;
}

EventPartners *
event_partners_new(EventActors *actors, int home, Direction direction, const char *const *asked, const GPtrArray *blocs)
{
  EventPartners *partners = g_new0(EventPartners, 1);
  *partners = (EventPartners){.actors = actors,
                              .home = home,
                              .direction = direction,
                              .all = asked == NULL,
                              .blocs = blocs,
                              .list = g_ptr_array_new_with_free_func(partner_free),
                              .of_country = g_array_new(FALSE, TRUE, sizeof(guint)),
                              .met = g_array_new(FALSE, TRUE, sizeof(guint64)),
                              .pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                              .found = g_array_new(FALSE, FALSE, sizeof(guint))};
  for (guint i = 0; !asked && blocs && i < blocs->len; i++) {
    const Bloc *bloc = g_ptr_array_index(blocs, i);
    add_partner(partners, g_strdup(bloc->name), bloc, -1, -1);
  }
  for (; asked && *asked; asked++) {
    const Bloc *bloc = bloc_named(blocs, *asked);
    if (bloc)
      add_partner(partners, g_strdup(bloc->name), bloc, -1, -1);
    else
      add_country(partners, event_actors_id(actors, event_text_of(*asked)));
  }
  return partners;
}

void
event_partners_free(EventPartners *partners)
{
  if (!partners)
    return;
  g_ptr_array_unref(partners->list);
  g_array_unref(partners->of_country);
  g_array_unref(partners->met);
  g_hash_table_unref(partners->pairs);
  g_array_unref(partners->found);
  g_free(partners);
}

/* A bloc that is called like the EU has its institutions. */
static gboolean
is_in(const EventPartners *partners, const Bloc *bloc, int id, gint32 day)
{
  if (id == COUNTRY_EU)
    return g_str_equal(bloc->name, event_actors_code(partners->actors, COUNTRY_EU));
  return bloc_has(bloc, event_actors_code(partners->actors, id), (Period){day, day});
}

static gboolean
is_in_any(const EventPartners *partners, int id, gint32 day)
{
  for (guint i = 0; partners->blocs && i < partners->blocs->len; i++)
    if (is_in(partners, g_ptr_array_index(partners->blocs, i), id, day))
      return TRUE;
  return FALSE;
}

static void
find(EventPartners *partners, guint place)
{
  for (guint i = 0; i < partners->found->len; i++)
    if (g_array_index(partners->found, guint, i) == place)
      return;
  g_array_append_val(partners->found, place);
}

/* The partners that a country stands for on a day. Where all are partners, a member of a bloc stands in the bloc alone. */
static void
find_country(EventPartners *partners, int id, gint32 day)
{
  const gboolean alone = !partners->all || !is_in_any(partners, id, day);
  const guint known = *(guint *)by_country(partners->of_country, id);
  if (known > 0 && alone)
    find(partners, known - 1);
  else if (partners->all && alone)
    find(partners, add_country(partners, id));
  for (guint i = 0; partners->blocs && i < partners->list->len; i++) {
    const EventPartner *partner = g_ptr_array_index(partners->list, i);
    if (partner->bloc && is_in(partners, partner->bloc, id, day))
      find(partners, i);
  }
}

static MatchStatus
find_all(EventPartners *partners, const ActorCountries *others, gint32 day)
{
  for (guint i = 0; i < others->n; i++) {
    ++*(guint64 *)by_country(partners->met, others->id[i]);
    find_country(partners, others->id[i], day);
  }
  return partners->found->len > 0 ? MATCH_FOUND : MATCH_OTHER_PARTNER;
}

static void
find_pair(EventPartners *partners, int a, int b)
{
  const char *one = event_actors_code(partners->actors, a), *two = event_actors_code(partners->actors, b);
  if (strcmp(one, two) > 0) {
    find_pair(partners, b, a);
    return;
  }
  const gint64 key = ((gint64)a << 32) | b;
  guint place = GPOINTER_TO_UINT(g_hash_table_lookup(partners->pairs, &key));
  if (place == 0) {
    place = add_partner(partners, g_strdup_printf("%s-%s", one, two), NULL, a, b) + 1;
    g_hash_table_insert(partners->pairs, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(place));
  }
  find(partners, place - 1);
}

static MatchStatus
match_pairs(EventPartners *partners, const ActorCountries *source, const ActorCountries *target)
{
  for (guint i = 0; i < source->n; i++)
    for (guint j = 0; j < target->n; j++)
      if (source->id[i] != target->id[j])
        find_pair(partners, source->id[i], target->id[j]);
  return partners->found->len > 0 ? MATCH_FOUND : MATCH_SAME_COUNTRY;
}

/* Adds the countries of a side but for the home country. */
static void
add_others(const EventPartners *partners, const ActorCountries *side, ActorCountries *others)
{
  for (guint i = 0; i < side->n; i++)
    if (side->id[i] != partners->home && !event_actors_has(others, side->id[i]) && others->n < ACTOR_COUNTRIES)
      others->id[others->n++] = side->id[i];
}

static MatchStatus
match_home(EventPartners *partners, gint32 day, const ActorCountries *source, const ActorCountries *target)
{
  const gboolean from = event_actors_has(source, partners->home), to = event_actors_has(target, partners->home);
  if (!from && !to)
    return source->n == 1 && target->n == 1 && source->id[0] == target->id[0] ? MATCH_SAME_COUNTRY : MATCH_ELSEWHERE;

  partners->others.n = partners->wrong_way.n = 0;
  if (from)
    add_others(partners, target, partners->direction == DIRECTION_TO ? &partners->wrong_way : &partners->others);
  if (to)
    add_others(partners, source, partners->direction == DIRECTION_FROM ? &partners->wrong_way : &partners->others);
  if (partners->others.n > 0)
    return find_all(partners, &partners->others, day);
  if (partners->wrong_way.n == 0)
    return MATCH_SAME_COUNTRY;
  find_all(partners, &partners->wrong_way, day);
  return MATCH_OTHER_DIRECTION;
}

MatchStatus
event_partners_match(EventPartners *partners, const Event *event, const ActorCountries *source,
                     const ActorCountries *target, const guint **found, gsize *n)
{
  MatchStatus status = MATCH_NO_PAIR;
  g_array_set_size(partners->found, 0);
  if (source->n > 0 && target->n > 0)
    status =
        partners->home < 0 ? match_pairs(partners, source, target) : match_home(partners, event->first, source, target);
  *found = (const guint *)(void *)partners->found->data;
  *n = partners->found->len;
  return status;
}

MatchStatus
event_partners_match_name(EventPartners *partners, const Event *event, const guint **found, gsize *n)
{
  MatchStatus status = MATCH_NO_PAIR;
  g_array_set_size(partners->found, 0);
  if (event->partner.length > 0) {
    partners->others = (ActorCountries){.n = 1, .id = {event_actors_id(partners->actors, event->partner)}};
    status = find_all(partners, &partners->others, event->first);
  }
  *found = (const guint *)(void *)partners->found->data;
  *n = partners->found->len;
  return status;
}

static void
note(EventPartner *partner, EventText words)
{
  g_autofree char *key = g_strndup(words.text, words.length);
  guint64 *events = g_hash_table_lookup(partner->matched, key);
  if (!events) {
    events = g_new0(guint64, 1);
    g_hash_table_insert(partner->matched, g_steal_pointer(&key), events);
  }
  ++*events;
}

/* How the file names the EU's institution of a row; a catalogue names it as the partner. */
static EventText
institution_of(const EventPartners *partners, const Event *event)
{
  if (event_actors_is_eu(partners->actors, &event->source))
    return event_actor_identity(&event->source);
  return event_actors_is_eu(partners->actors, &event->target) ? event_actor_identity(&event->target) : event->partner;
}

void
event_partners_count(EventPartners *partners, const Event *event)
{
  for (guint i = 0; i < partners->found->len; i++) {
    EventPartner *partner = g_ptr_array_index(partners->list, g_array_index(partners->found, guint, i));
    partner->events++;
    for (guint j = 0; partner->bloc && j < partners->others.n; j++) {
      const int id = partners->others.id[j];
      if (is_in(partners, partner->bloc, id, event->first))
        note(partner, id == COUNTRY_EU ? institution_of(partners, event)
                                       : event_text_of(event_actors_code(partners->actors, id)));
    }
  }
}

GPtrArray *
event_partners_list(EventPartners *partners)
{
  return partners->list;
}

guint64
event_partners_met(const EventPartners *partners, int id)
{
  return (guint)id < partners->met->len ? g_array_index(partners->met, guint64, (guint)id) : 0;
}

static gboolean
all_pairs_have(const EventPartners *partners, int id)
{
  for (guint i = 0; i < partners->list->len; i++) {
    const EventPartner *pair = g_ptr_array_index(partners->list, i);
    if (pair->id != id && pair->second != id)
      return FALSE;
  }
  return TRUE;
}

int
event_partners_find_home(EventPartners *partners)
{
  if (partners->list->len < 2)
    return -1;
  const EventPartner *first = g_ptr_array_index(partners->list, 0);
  const int home = all_pairs_have(partners, first->id)       ? first->id
                   : all_pairs_have(partners, first->second) ? first->second
                                                             : -1;
  for (guint i = 0; home >= 0 && i < partners->list->len; i++) {
    EventPartner *pair = g_ptr_array_index(partners->list, i);
    pair->id = pair->id == home ? pair->second : pair->id;
    pair->second = -1;
    g_free(pair->name);
    pair->name = g_strdup(event_actors_code(partners->actors, pair->id));
  }
  return home;
}
