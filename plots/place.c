#include "place.h"

#include <math.h>

typedef struct {
  Box box; /* of a line: its two ends, not ordered */
  double weight;
} Obstacle;

gboolean
box_overlaps(Box a, Box b)
{
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/* Cuts the part [*t0, *t1] of a line down to where start + t * change lies from low to high (Liang and Barsky 1984). */
static gboolean
clip(double start, double change, double low, double high, double *t0, double *t1)
{
  if (change == 0)
    return start > low && start < high;
  const double a = (low - start) / change, b = (high - start) / change;
  *t0 = fmax(*t0, fmin(a, b));
  *t1 = fmin(*t1, fmax(a, b));
  return *t0 < *t1;
}

gboolean
box_is_crossed(Box box, double x0, double y0, double x1, double y1)
{
  double t0 = 0, t1 = 1;
  return clip(x0, x1 - x0, box.x0, box.x1, &t0, &t1) && clip(y0, y1 - y0, box.y0, box.y1, &t0, &t1);
}

Obstacles *
obstacles_new(void)
{
  Obstacles *obstacles = g_new0(Obstacles, 1);
  obstacles->boxes = g_array_new(FALSE, FALSE, sizeof(Obstacle));
  obstacles->lines = g_array_new(FALSE, FALSE, sizeof(Obstacle));
  return obstacles;
}

void
obstacles_free(Obstacles *obstacles)
{
  if (!obstacles)
    return;
  g_array_unref(obstacles->boxes);
  g_array_unref(obstacles->lines);
  g_free(obstacles);
}

void
obstacles_add_box(Obstacles *obstacles, Box box, double weight)
{
  const Obstacle obstacle = {box, weight};
  g_array_append_val(obstacles->boxes, obstacle);
}

void
obstacles_add_line(Obstacles *obstacles, double x0, double y0, double x1, double y1, double weight)
{
  const Obstacle obstacle = {{x0, y0, x1, y1}, weight};
  g_array_append_val(obstacles->lines, obstacle);
}

double
obstacles_cost(const Obstacles *obstacles, Box box)
{
  double cost = 0;
  for (guint i = 0; i < obstacles->boxes->len; i++) {
    const Obstacle *obstacle = &g_array_index(obstacles->boxes, Obstacle, i);
    if (box_overlaps(box, obstacle->box))
      cost += obstacle->weight;
  }
  for (guint i = 0; i < obstacles->lines->len; i++) {
    const Obstacle *obstacle = &g_array_index(obstacles->lines, Obstacle, i);
    const Box line = obstacle->box;
    if (box_is_crossed(box, line.x0, line.y0, line.x1, line.y1))
      cost += obstacle->weight;
  }
  return cost;
}

typedef struct {
  double wanted;
  double height;
  gsize index;
} Pushed;

/* Sorts in place, stable: n is the number of series in a panel. */
static void
sort_pushed(Pushed *words, gsize n)
{
  for (gsize i = 1; i < n; i++)
    for (gsize j = i; j > 0 && words[j].wanted < words[j - 1].wanted; j--) {
      const Pushed held = words[j];
      words[j] = words[j - 1];
      words[j - 1] = held;
    }
}

/* Nearest non-decreasing sequence in the least-squares sense: neighbours in the wrong order are pooled. */
static void
pool_adjacent_violators(double *values, gsize n)
{
  g_autofree double *sums = g_new(double, n);
  g_autofree gsize *sizes = g_new(gsize, n);
  gsize n_pools = 0;
  for (gsize i = 0; i < n; i++) {
    sums[n_pools] = values[i];
    sizes[n_pools++] = 1;
    while (n_pools > 1 &&
           sums[n_pools - 2] / (double)sizes[n_pools - 2] > sums[n_pools - 1] / (double)sizes[n_pools - 1]) {
      sums[n_pools - 2] += sums[n_pools - 1];
      sizes[n_pools - 2] += sizes[n_pools - 1];
      n_pools--;
    }
  }
  gsize i = 0;
  for (gsize pool = 0; pool < n_pools; pool++)
    for (gsize k = 0; k < sizes[pool]; k++)
      values[i++] = sums[pool] / (double)sizes[pool];
}

gboolean
place_apart(double *middles, const double *heights, gsize n, double low, double high)
{
  g_autofree Pushed *words = g_new(Pushed, n + 1);
  g_autofree double *slack = g_new(double, n + 1);
  double total = 0;
  for (gsize i = 0; i < n; i++) {
    words[i] = (Pushed){middles[i], heights[i], i};
    total += heights[i];
  }
  if (total > high - low + 1e-9)
    return FALSE;
  sort_pushed(words, n);
  double above = 0; /* heights of all words above this one */
  for (gsize i = 0; i < n; i++) {
    slack[i] = words[i].wanted - words[i].height / 2.0 - above;
    above += words[i].height;
  }
  pool_adjacent_violators(slack, n);
  above = 0;
  for (gsize i = 0; i < n; i++) {
    middles[words[i].index] = CLAMP(slack[i], low, fmax(low, high - total)) + above + words[i].height / 2.0;
    above += words[i].height;
  }
  return TRUE;
}

/* Directions around a point, best first: half widths and half heights from the point to the word's middle. */
static const struct {
  double x, y;
} directions[] = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}};

static const double distances[] = {8, 24, 44, 70};

#define N_DIRECTIONS G_N_ELEMENTS(directions)
#define N_CANDIDATES (N_DIRECTIONS * G_N_ELEMENTS(distances))
#define SWEEPS       4
#define COST_OUTSIDE 1000.0
#define COST_WORD    100.0
#define COST_FURTHER 0.12 /* a candidate's later place in the list */
#define COST_RING    1.5  /* each ring outward */

static Box
candidate_box(const PointWord *word, gsize candidate)
{
  const double away = distances[candidate / N_DIRECTIONS];
  const double dx = directions[candidate % N_DIRECTIONS].x, dy = directions[candidate % N_DIRECTIONS].y;
  const double across = dy == 0 ? away : away * 0.7 - 4.0; /* a word above or below may reach over its point */
  const double x = word->x + dx * (across + word->width / 2.0);
  const double y = word->y + dy * (away - 1.5 + word->height / 2.0);
  return (Box){x - word->width / 2.0, y - word->height / 2.0, x + word->width / 2.0, y + word->height / 2.0};
}

static double
candidate_cost(const PointWord *words, gsize n, gsize w, gsize candidate, Box frame, const Obstacles *obstacles)
{
  const Box box = candidate_box(&words[w], candidate);
  double cost = COST_FURTHER * (double)(candidate % N_DIRECTIONS) + COST_RING * (double)(candidate / N_DIRECTIONS);
  if (box.x0 < frame.x0 || box.x1 > frame.x1 || box.y0 < frame.y0 || box.y1 > frame.y1)
    cost += COST_OUTSIDE;
  for (gsize i = 0; i < n; i++)
    if (i != w && words[i].placed && box_overlaps(box, words[i].box))
      cost += COST_WORD;
  return cost + obstacles_cost(obstacles, box);
}

void
place_around(PointWord *words, gsize n, Box frame, const Obstacles *obstacles)
{
  for (gsize i = 0; i < n; i++)
    words[i].placed = FALSE;
  for (guint sweep = 0; sweep < SWEEPS; sweep++)
    for (gsize w = 0; w < n; w++) {
      double best = INFINITY;
      for (gsize c = 0; c < N_CANDIDATES; c++) {
        const double cost = candidate_cost(words, n, w, c, frame, obstacles);
        if (cost >= best)
          continue;
        best = cost;
        words[w].box = candidate_box(&words[w], c);
        words[w].leader = c >= N_DIRECTIONS;
      }
      /* in the first sweep all are tentative; later a word that covers another gives way */
      words[w].placed = sweep == 0 || best < COST_WORD;
    }
}
