#include "place.h"

#include <math.h>

#define WORD_GAP    10.0  /* pixels between two words of a row */
#define LINE_GAP    2.0   /* pixels between a word and another event's line */
#define TRIES_LIMIT 50000 /* candidates looked at for one number of rows: far beyond what readable charts need */

typedef struct {
  EventWord *words;
  gsize n;
  double left, right;
  guint n_rows;
  guint tries;
} Search;

static void
word_span(const EventWord *word, double *from, double *to)
{
  *from = word->left ? word->x - EVENT_GAP - word->width : word->x + EVENT_GAP;
  *to = *from + word->width;
}

/* Does the line of an event, which runs down from its row, pass through the word of another? */
static gboolean
line_meets(const EventWord *line, const EventWord *word)
{
  double from, to;
  word_span(word, &from, &to);
  return word->row >= line->row && line->x > from - LINE_GAP && line->x < to + LINE_GAP;
}

static gboolean
words_clash(const EventWord *a, const EventWord *b)
{
  double a0, a1, b0, b1;
  word_span(a, &a0, &a1);
  word_span(b, &b0, &b1);
  const gboolean overlap = a->row == b->row && a0 < b1 + WORD_GAP && b0 < a1 + WORD_GAP;
  return overlap || line_meets(a, b) || line_meets(b, a);
}

static gboolean
fits(const Search *search, gsize i)
{
  double from, to;
  word_span(&search->words[i], &from, &to);
  if (from < search->left || to > search->right)
    return FALSE;
  for (gsize k = 0; k < i; k++)
    if (words_clash(&search->words[k], &search->words[i]))
      return FALSE;
  return TRUE;
}

/* Places word i and all after it; backtracks. */
static gboolean
place_from(Search *search, gsize i)
{
  if (i == search->n)
    return TRUE;
  EventWord *word = &search->words[i];
  for (guint side = 0; side < 2; side++)
    for (guint row = 0; row < search->n_rows; row++) {
      if (search->tries++ >= TRIES_LIMIT)
        return FALSE;
      word->row = row;
      word->left = side == 1;
      if (fits(search, i) && place_from(search, i + 1))
        return TRUE;
    }
  return FALSE;
}

gboolean
place_events(EventWord *words, gsize n, double left, double right, guint *n_rows)
{
  for (guint rows = 1; rows <= EVENT_ROWS; rows++) {
    Search search = {.words = words, .n = n, .left = left, .right = right, .n_rows = rows};
    if (place_from(&search, 0)) {
      *n_rows = n > 0 ? rows : 0;
      return TRUE;
    }
  }
  return FALSE;
}
