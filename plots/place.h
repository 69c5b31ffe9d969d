/* place.h - where words go so that they keep clear of each other and of the data: geometry in pixels, y downward */
#pragma once

#include <glib.h>

typedef struct {
  double x0, y0, x1, y1; /* x0 <= x1, y0 <= y1 */
} Box;

gboolean box_overlaps(Box a, Box b);
/* Does the line from (x0, y0) to (x1, y1) pass through the box? */
gboolean box_is_crossed(Box box, double x0, double y0, double x1, double y1);

/* What words should not cover, each with a weight: how bad it is to cover it. */
typedef struct {
  GArray *boxes, *lines;
} Obstacles;

Obstacles *obstacles_new(void);
void obstacles_free(Obstacles *obstacles); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Obstacles, obstacles_free)
void obstacles_add_box(Obstacles *obstacles, Box box, double weight);
void obstacles_add_line(Obstacles *obstacles, double x0, double y0, double x1, double y1, double weight);
/* Sum of the weights of what the box covers; 0: it stands free. */
double obstacles_cost(const Obstacles *obstacles, Box box);

/* Pushes n words of given heights apart on a vertical line: middles[] are the wanted ones and become those granted.
 * They keep their order from top to bottom (ties: as they stand in the array), do not overlap, stay from low to high
 * where their sum of heights allows it, and move no more than needed in the least-squares sense. FALSE, and nothing is
 * moved, when there is not enough room. */
gboolean place_apart(double *middles, const double *heights, gsize n, double low, double high);

/* A word beside a point. */
typedef struct {
  double x, y;          /* the point */
  double width, height; /* of the word */
  Box box;              /* out: where the word stands */
  gboolean leader;      /* out: so far away that a line should join word and point */
  gboolean placed;      /* out: FALSE when every place around it is taken by another word */
} PointWord;

/* Finds places for n words around their points within frame, clear of the obstacles and of each other. The points
 * themselves must be among the obstacles. */
void place_around(PointWord *words, gsize n, Box frame, const Obstacles *obstacles);

/* A word at the top of an event's line, to the right of the line or, where that fails, to its left. */
typedef struct {
  double x;      /* of the line */
  double width;  /* of the word */
  guint row;     /* out: 0 is the highest row */
  gboolean left; /* out: the word stands left of the line */
} EventWord;

#define EVENT_ROWS 3u  /* rows of words at most */
#define EVENT_GAP  5.0 /* pixels between a line and its word */

/* Gives n words (in order of x) rows such that no two of them overlap and no line passes through a word; a line ends at its
 * word's row. As few rows as possible. FALSE when three rows do not hold them. */
gboolean place_events(EventWord *words, gsize n, double left, double right, guint *n_rows);
