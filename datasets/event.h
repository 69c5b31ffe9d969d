/* event.h - one coded event, as its file gives it
 *
 * Who did what to whom on which day, with the code and the score of the source. Nothing is derived: countries stay the
 * codes or names of the file, and what a layout does not have is empty (texts), NaN (scores, tone), -1 (counts) or 0
 * (quad). Texts are slices into the reader's buffer and live until its next event; they are not NUL-terminated. */
#pragma once

#include <glib.h>
#include <string.h>

typedef struct {
  const char *text; /* never NULL, valid UTF-8 */
  gsize length;     /* bytes; 0: the file says nothing */
} EventText;

/* What a file says of a source or a target. In POLECAT each may be a list with ";" between. */
typedef struct {
  EventText code;    /* CAMEO actor code "BLRGOV", "IGOEUREEC" (GDELT, Phoenix, Cline); none elsewhere */
  EventText name;    /* "BELARUS" (GDELT), "Citizen (Belarus)" (ICEWS, POLECAT); none in Phoenix and Cline */
  EventText country; /* CAMEO letters "BLR" (GDELT; Phoenix and Cline: the root, so "IGO" too); a name (ICEWS);
                        ISO letters "BLR" (POLECAT) */
  EventText group;   /* GDELT's KnownGroupCode "EEC"; Phoenix' attribute and Cline's others ("EUR;EEC") */
  EventText sectors; /* GDELT: the first of three types, "GOV"; ICEWS: a list with commas between; Phoenix and Cline:
                        the role; POLECAT: a list with ";" between */
} EventActor;

typedef struct {
  gint32 first, last; /* days since 1970-01-01, both included; the same but for catalogues (spans, months) */
  EventActor source, target;
  EventText id;    /* of the file; not unique in ICEWS without the date */
  EventText code;  /* CAMEO "010" (which is not "10") or PLOVER's type "CONSULT"; none in catalogues */
  EventText mode;  /* PLOVER's mode "Visit" */
  EventText label; /* ICEWS: Event Text; PLOVER: type and mode "CONSULT Visit"; catalogue: title */
  int quad;        /* as the file gives it, 1 to 4: GDELT's convention is not ICEWS's (see event_weights.h); 0: none */
  double score;    /* as the file gives it; a catalogue's direction counts as 1, -1, 0 where there is no score */
  char direction;  /* catalogue: '+', '-', '0'; otherwise '\0' */
  double weight;   /* catalogue; otherwise 1 */
  gboolean root;   /* IsRootEvent; TRUE where the layout has none */
  int mentions, sources, articles;
  double tone;
  gint32 added;      /* day on which the source added the row; -1: not said */
  EventText partner; /* catalogue: of the row, or the one partner of the file */
  EventText kind;    /* catalogue */
  EventText url;     /* GDELT and Phoenix: address; ICEWS, POLECAT: publisher; catalogue: source */
  guint line;        /* physical line where its row begins, from 1 */
} Event;

static inline EventText
event_text_of(const char *text)
{
  return (EventText){text, strlen(text)};
}

static inline gboolean
event_text_is(EventText text, const char *wanted)
{
  return strlen(wanted) == text.length && memcmp(text.text, wanted, text.length) == 0;
}

static inline gboolean
event_text_starts(EventText text, const char *prefix)
{
  const gsize length = strlen(prefix);
  return text.length >= length && memcmp(text.text, prefix, length) == 0;
}

static inline gboolean
event_text_equal(EventText a, EventText b)
{
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}
