/* event_actors.h - which countries the actors of coded events stand for, in whatever words a layout says it
 *
 * Countries become small numbers with an ISO code each (or the file's own word where there is no code). The institutions
 * of the European Union are a country of their own, "EU":
 *   GDELT, Phoenix, Cline  an actor code that begins with IGOEUREEC, or the group EEC; never the plain region EUR
 *   ICEWS, POLECAT         a name of event_actors_institutions(), alone or in the brackets at the end of a name ("Ministry
 *                          (European Union)")
 * Their officials are coded by nationality in all layouts. An ICEWS extract has no countries: there the name is a country's
 * or ends in one in brackets ("Citizen (Belarus)"), and persons by name stand for nobody. */
#pragma once

#include "datasets/event_reader.h"

#define ACTOR_COUNTRIES 16 /* of one actor; POLECAT lists several */
#define COUNTRY_EU      0  /* the number of the EU's institutions */

typedef struct {
  guint n;
  int id[ACTOR_COUNTRIES]; /* each once */
  gboolean over;           /* there were more */
} ActorCountries;

typedef struct EventActors EventActors;

EventActors *event_actors_new(EventFamily family);
void event_actors_free(EventActors *actors); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventActors, event_actors_free)

/* The countries of a source or target. */
void event_actors_find(EventActors *actors, const EventActor *actor, ActorCountries *countries);

/* Whether an actor is an institution of the EU, or one of several is. */
gboolean event_actors_is_eu(const EventActors *actors, const EventActor *actor);

gboolean event_actors_has(const ActorCountries *countries, int id);

/* The number of a code, which it gets when it has none yet; its code, and how many there are (transfer none). */
int event_actors_id(EventActors *actors, EventText code);
const char *event_actors_code(const EventActors *actors, int id);
int event_actors_count(const EventActors *actors);

/* The code of a country as a user names it: "BLR", or a name that event_countries.h knows (transfer none). */
const char *event_actors_asked(const char *name);

/* Who an actor is, for telling repeats and for print: its code, or else its name; empty when the file names nobody. */
EventText event_actor_identity(const EventActor *actor);

/* The names of the EU's institutions, NULL-terminated (transfer none). */
const char *const *event_actors_institutions(void);
