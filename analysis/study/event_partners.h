/* event_partners.h - with whom an event is: countries and blocs with membership by date, either way or both */
#pragma once

#include "datasets/bloc.h"
#include "event_actors.h"
#include "study.h"

typedef struct {
  char *name;
  const Bloc *bloc;    /* NULL: one country, or a pair */
  int id;              /* of the country; of a pair the first; -1 of a bloc */
  int second;          /* of a pair; -1 otherwise */
  guint64 events;      /* rows that count for it */
  GHashTable *matched; /* of a bloc: how its members and institutions were called -> guint64 *; NULL otherwise */
} EventPartner;

typedef struct EventPartners EventPartners;

/* home: number of the country whose relations are asked for; -1: all pairs of countries, or a catalogue's partners.
 * asked: names of blocs or countries, NULL-terminated; NULL: the blocs, and all countries on the days on which they are in none.
 * blocs (Bloc; may be NULL) must outlive the partners, and so must actors. A bloc named EU has the EU's institutions too. */
EventPartners *event_partners_new(EventActors *actors, int home, Direction direction, const char *const *asked,
                                  const GPtrArray *blocs);
void event_partners_free(EventPartners *partners); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventPartners, event_partners_free)

typedef enum {
  MATCH_FOUND,
  MATCH_NO_PAIR,         /* a side without a country */
  MATCH_SAME_COUNTRY,    /* both sides one and the same */
  MATCH_ELSEWHERE,       /* not with the home country */
  MATCH_OTHER_DIRECTION, /* with it, the other way round */
  MATCH_OTHER_PARTNER    /* with a partner that was not asked for */
} MatchStatus;

/* What a row is to the partners; *n of them at *found when it is with any, the other way round too (transfer none, until
 * the next call). */
MatchStatus event_partners_match(EventPartners *partners, const Event *event, const ActorCountries *source,
                                 const ActorCountries *target, const guint **found, gsize *n);

/* The same for a catalogue, whose rows name the partner themselves; without a name they are MATCH_NO_PAIR. */
MatchStatus event_partners_match_name(EventPartners *partners, const Event *event, const guint **found, gsize *n);

/* Counts the last match as events of its partners, and notes what a bloc was matched by. */
void event_partners_count(EventPartners *partners, const Event *event);

/* EventPartner, growing (transfer none). */
GPtrArray *event_partners_list(EventPartners *partners);

/* Rows with the home country (or of the catalogue) by the country on the other side, asked for or not. */
guint64 event_partners_met(const EventPartners *partners, int id);

/* When every pair has one country in common, and there are two pairs at least, that one becomes the home country, and the
 * partners are called by the other; its number, or -1. */
int event_partners_find_home(EventPartners *partners);
