#include "event_fill.h"

#include <math.h>

#include "event_values.h"
#include "period.h"

#define MINUS_SIGN "\xE2\x88\x92" /* U+2212 */
#define MOST_QUADS 4

static const EventText nothing = {"", 0};

void
event_filler_init(EventFiller *filler, const EventShape *shape, const EventReaderOptions *options)
{
  *filler = (EventFiller){.shape = shape, .labels = options->labels, .partner = nothing};
  if (options->partner)
    filler->partner = event_text_of(options->partner);
  for (gsize role = 0; role < N_ROLES; role++)
    filler->cell[role] = nothing;
  filler->label = g_string_new(NULL);
}

void
event_filler_clear(EventFiller *filler)
{
  g_string_free(filler->label, TRUE);
}

/* Takes the cells that are read out of the row. */
static void
take_cells(EventFiller *filler, const EventCells *cells)
{
  const EventShape *shape = filler->shape;
  const char *blank = shape->header ? shape->table->blank : NULL;
  for (gsize role = 1; role < N_ROLES; role++) {
    if (!shape->column[role])
      continue;
    const EventText cell = cells->cell[shape->column[role] - 1];
    filler->cell[role] = blank && event_text_is(cell, blank) ? nothing : cell;
  }
}

static gboolean
refuse(EventFault *fault, DataError code, EventRole role, char *text)
{
  *fault = (EventFault){.code = code, .role = role, .text = text};
  return FALSE;
}

static gboolean
refuse_cell(const EventFiller *filler, EventFault *fault, DataError code, EventRole role, const char *what)
{
  const EventText cell = filler->cell[role];
  g_autofree char *shown = visible_text(cell.text, cell.length);
  const char *name = event_shape_name(filler->shape, role);
  return refuse(fault, code, role, g_strdup_printf("column '%s': '%s' is %s", name, shown, what));
}

static gboolean
refuse_date(const EventFiller *filler, EventRole role, const char *form, EventFault *fault)
{
  g_autofree char *what = g_strdup_printf("no date (%s)", form);
  return refuse_cell(filler, fault, DATA_ERROR_PERIOD, role, what);
}

static gboolean
fill_parts(const EventFiller *filler, Event *event, EventFault *fault)
{
  const EventText *cell = filler->cell;
  if (event_day_of_parts(cell[ROLE_YEAR], cell[ROLE_MONTH], cell[ROLE_DAY], &event->first))
    return TRUE;
  g_autofree char *year = visible_text(cell[ROLE_YEAR].text, cell[ROLE_YEAR].length);
  g_autofree char *month = visible_text(cell[ROLE_MONTH].text, cell[ROLE_MONTH].length);
  g_autofree char *day = visible_text(cell[ROLE_DAY].text, cell[ROLE_DAY].length);
  return refuse(fault, DATA_ERROR_PERIOD, ROLE_YEAR,
                g_strdup_printf("year '%s', month '%s', day '%s' is no date", year, month, day));
}

static gboolean
read_span(const EventFiller *filler, EventRole role, Period *period, EventFault *fault)
{
  const EventText cell = filler->cell[role];
  const char *why;
  if (!period_parse(cell.text, cell.length, period, &why)) {
    g_autofree char *what = g_strdup_printf("no date (%s)", why);
    return refuse_cell(filler, fault, DATA_ERROR_PERIOD, role, what);
  }
  return TRUE;
}

/* A date by itself, or a start with an end that may be empty. */
static gboolean
fill_span(const EventFiller *filler, Event *event, EventFault *fault)
{
  const EventRole begin = filler->cell[ROLE_DATE].length || !filler->shape->column[ROLE_START] ? ROLE_DATE : ROLE_START;
  Period first, last;
  if (!read_span(filler, begin, &first, fault))
    return FALSE;
  last = first;
  if (begin == ROLE_START && filler->cell[ROLE_END].length > 0 && !read_span(filler, ROLE_END, &last, fault))
    return FALSE;
  event->first = first.first;
  event->last = last.last;
  if (last.first < first.first)
    return refuse_cell(filler, fault, DATA_ERROR_SCHEMA, ROLE_END, "before the start");
  return TRUE;
}

static gboolean
fill_dates(const EventFiller *filler, Event *event, EventFault *fault)
{
  const EventText date = filler->cell[ROLE_DATE];
  switch (filler->shape->table->dates) {
  case DATES_COMPACT:
    if (date.length != strlen("20180131") || !event_day_compact(date, &event->first))
      return refuse_date(filler, ROLE_DATE, "YYYYMMDD", fault);
    break;
  case DATES_ICEWS:
    if (!event_day_iso(date, &event->first) && !event_day_american(date, &event->first))
      return refuse_date(filler, ROLE_DATE, "YYYY-MM-DD or month/day/year", fault);
    break;
  case DATES_ISO:
    if (!event_day_iso(date, &event->first))
      return refuse_date(filler, ROLE_DATE, "YYYY-MM-DD", fault);
    break;
  case DATES_PARTS:
    if (!fill_parts(filler, event, fault))
      return FALSE;
    break;
  case DATES_SPAN:
    return fill_span(filler, event, fault);
  }
  event->last = event->first;
  return TRUE;
}

static void
fill_texts(const EventFiller *filler, Event *event)
{
  const EventText *cell = filler->cell;
  event->id = cell[ROLE_ID];
  event->source = (EventActor){.code = cell[ROLE_SOURCE_CODE],
                               .name = cell[ROLE_SOURCE_NAME],
                               .country = cell[ROLE_SOURCE_COUNTRY],
                               .group = cell[ROLE_SOURCE_GROUP],
                               .sectors = cell[ROLE_SOURCE_SECTORS]};
  event->target = (EventActor){.code = cell[ROLE_TARGET_CODE],
                               .name = cell[ROLE_TARGET_NAME],
                               .country = cell[ROLE_TARGET_COUNTRY],
                               .group = cell[ROLE_TARGET_GROUP],
                               .sectors = cell[ROLE_TARGET_SECTORS]};
  event->code = cell[ROLE_CODE];
  event->mode = cell[ROLE_MODE];
  event->label = cell[ROLE_LABEL];
  event->partner = filler->shape->column[ROLE_PARTNER] ? cell[ROLE_PARTNER] : filler->partner;
  event->kind = cell[ROLE_KIND];
  event->url = cell[ROLE_URL];
}

static gboolean
read_number(const EventFiller *filler, EventRole role, double *value, EventFault *fault)
{
  const char *why;
  if (event_number(filler->cell[role], value, &why))
    return TRUE;
  g_autofree char *what = g_strdup_printf("not a number (%s)", why);
  return refuse_cell(filler, fault, DATA_ERROR_NUMBER, role, what);
}

static gboolean
read_count(const EventFiller *filler, EventRole role, int *value, EventFault *fault)
{
  const char *why;
  if (event_count(filler->cell[role], value, &why))
    return TRUE;
  g_autofree char *what = g_strdup_printf("not a count (%s)", why);
  return refuse_cell(filler, fault, DATA_ERROR_NUMBER, role, what);
}

static gboolean
same_letters(EventText text, const char *wanted)
{
  return text.length == strlen(wanted) && g_ascii_strncasecmp(text.text, wanted, text.length) == 0;
}

/* A digit, or POLECAT's words. */
static gboolean
fill_quad(const EventFiller *filler, Event *event, EventFault *fault)
{
  static const char *const words[MOST_QUADS + 1] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
                                                    "MATERIAL CONFLICT"};
  const EventText cell = filler->cell[ROLE_QUAD];
  for (event->quad = 0; event->quad <= MOST_QUADS; event->quad++)
    if (same_letters(cell, words[event->quad]))
      return TRUE;

  const char *why;
  if (!event_count(cell, &event->quad, &why) || event->quad > MOST_QUADS)
    return refuse_cell(filler, fault, DATA_ERROR_SCHEMA, ROLE_QUAD, "no quad class (0 to 4)");
  return TRUE;
}

static gboolean
fill_root(const EventFiller *filler, Event *event, EventFault *fault)
{
  const EventText cell = filler->cell[ROLE_ROOT];
  event->root = !event_text_is(cell, "0");
  if (cell.length > 0 && event->root && !event_text_is(cell, "1"))
    return refuse_cell(filler, fault, DATA_ERROR_SCHEMA, ROLE_ROOT, "not 0 or 1");
  return TRUE;
}

/* Counts as a score of 1, -1 or 0 where there is none, and must not contradict the one there is. */
static gboolean
fill_direction(const EventFiller *filler, Event *event, EventFault *fault)
{
  const EventText cell = filler->cell[ROLE_DIRECTION];
  event->direction = '\0';
  if (cell.length == 0)
    return TRUE;
  if (event_text_is(cell, "+") || event_text_is(cell, "-") || event_text_is(cell, "0"))
    event->direction = cell.text[0];
  else if (event_text_is(cell, MINUS_SIGN))
    event->direction = '-';
  else
    return refuse_cell(filler, fault, DATA_ERROR_SCHEMA, ROLE_DIRECTION, "no direction (+, - or 0)");

  const double sign = event->direction == '+' ? 1 : event->direction == '-' ? -1 : 0;
  if (isnan(event->score))
    event->score = sign;
  else if (event->score * sign < 0)
    return refuse_cell(filler, fault, DATA_ERROR_SCHEMA, ROLE_DIRECTION, "against the sign of the score");
  return TRUE;
}

static gboolean
fill_weight(const EventFiller *filler, Event *event, EventFault *fault)
{
  event->weight = 1;
  if (filler->cell[ROLE_WEIGHT].length == 0)
    return TRUE;
  if (!read_number(filler, ROLE_WEIGHT, &event->weight, fault))
    return FALSE;
  if (event->weight < 0)
    return refuse_cell(filler, fault, DATA_ERROR_NUMBER, ROLE_WEIGHT, "not a weight (negative)");
  return TRUE;
}

static gboolean
fill_added(const EventFiller *filler, Event *event, EventFault *fault)
{
  event->added = -1;
  const EventText cell = filler->cell[ROLE_ADDED];
  if (cell.length > 0 && !event_day_compact(cell, &event->added))
    return refuse_date(filler, ROLE_ADDED, "YYYYMMDD or YYYYMMDDHHMMSS", fault);
  return TRUE;
}

/* The code of a row that has only Event Text, and PLOVER's type and mode in one text. */
static void
fill_label(EventFiller *filler, Event *event)
{
  if (event->code.length == 0 && event->label.length > 0 && filler->labels &&
      filler->shape->table->coding == CODING_CAMEO) {
    const EventWeight *weight = event_weights_by_label(filler->labels, event->label);
    if (weight)
      event->code = event_text_of(weight->code);
  }
  if (filler->shape->table->coding != CODING_PLOVER)
    return;
  if (event->mode.length == 0) {
    event->label = event->code;
    return;
  }
  g_string_truncate(filler->label, 0);
  g_string_append_len(filler->label, event->code.text, (gssize)event->code.length);
  g_string_append_c(filler->label, ' ');
  g_string_append_len(filler->label, event->mode.text, (gssize)event->mode.length);
  event->label = (EventText){filler->label->str, filler->label->len};
}

gboolean
event_fill(EventFiller *filler, const EventCells *cells, Event *event, EventFault *fault)
{
  take_cells(filler, cells);
  fill_texts(filler, event);
  fill_label(filler, event);
  return fill_dates(filler, event, fault) && read_number(filler, ROLE_SCORE, &event->score, fault) &&
         fill_direction(filler, event, fault) && fill_weight(filler, event, fault) && fill_quad(filler, event, fault) &&
         fill_root(filler, event, fault) && read_count(filler, ROLE_MENTIONS, &event->mentions, fault) &&
         read_count(filler, ROLE_SOURCES, &event->sources, fault) &&
         read_count(filler, ROLE_ARTICLES, &event->articles, fault) &&
         read_number(filler, ROLE_TONE, &event->tone, fault) && fill_added(filler, event, fault);
}
