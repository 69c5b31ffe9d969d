#include "../test.h"

#include "plots/place.h"

static void
names_that_have_room_stay(void **state)
{
  (void)state;
  double middles[] = {300, 100, 200};
  const double heights[] = {20, 20, 20};
  assert_true(place_apart(middles, heights, 3, 0, 400));
  assert_true(middles[0] == 300 && middles[1] == 100 && middles[2] == 200);
}

static void
two_names_move_equally(void **state)
{
  (void)state;
  double middles[] = {104, 100};
  const double heights[] = {20, 20};
  assert_true(place_apart(middles, heights, 2, 0, 400));
  assert_digits(middles[1], 92, 12);
  assert_digits(middles[0], 112, 12);
}

/* Order, distance and limits hold for any names; the numbers come from a fixed generator. */
static void
names_keep_order_distance_and_limits(void **state)
{
  (void)state;
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (guint trial = 0; trial < 500; trial++) {
    double wanted[12], middles[12], heights[12], total = 0;
    const gsize n = (gsize)g_rand_int_range(random, 1, 13);
    for (gsize i = 0; i < n; i++) {
      wanted[i] = middles[i] = g_rand_double_range(random, -50, 450);
      heights[i] = g_rand_int_range(random, 0, 2) ? 20 : 40;
      total += heights[i];
    }
    if (!place_apart(middles, heights, n, 0, 400)) {
      assert_true(total > 400);
      assert_memory_equal(middles, wanted, n * sizeof *middles);
      continue;
    }
    for (gsize i = 0; i < n; i++) {
      assert_true(middles[i] - heights[i] / 2 >= -1e-9 && middles[i] + heights[i] / 2 <= 400 + 1e-9);
      for (gsize k = 0; k < n; k++)
        if (wanted[i] < wanted[k])
          assert_true(middles[k] - middles[i] >= (heights[i] + heights[k]) / 2 - 1e-9);
    }
  }
}

static void
lines_and_boxes_meet(void **state)
{
  (void)state;
  const Box box = {10, 10, 20, 20};
  assert_true(box_is_crossed(box, 0, 15, 30, 15));
  assert_true(box_is_crossed(box, 12, 12, 13, 13));
  assert_true(box_is_crossed(box, 15, 0, 15, 40));
  assert_false(box_is_crossed(box, 0, 0, 30, 5));
  assert_false(box_is_crossed(box, 0, 20, 10, 40));
  assert_false(box_is_crossed(box, 25, 0, 25, 40));
  assert_true(box_overlaps(box, (Box){19, 19, 30, 30}));
  assert_false(box_overlaps(box, (Box){20, 10, 30, 20}));
}

static void
words_stand_clear_around_points(void **state)
{
  (void)state;
  PointWord words[30];
  const Box frame = {0, 0, 900, 400};
  g_autoptr(Obstacles) obstacles = obstacles_new();
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    words[i] = (PointWord){.x = g_rand_double_range(random, 20, 880), .y = g_rand_double_range(random, 20, 380)};
    words[i].width = 48;
    words[i].height = 19;
    obstacles_add_box(obstacles, (Box){words[i].x - 6, words[i].y - 6, words[i].x + 6, words[i].y + 6}, 8);
  }
  place_around(words, G_N_ELEMENTS(words), frame, obstacles);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    assert_true(words[i].placed);
    assert_true(obstacles_cost(obstacles, words[i].box) == 0);
    assert_true(words[i].box.x0 >= 0 && words[i].box.x1 <= 900 && words[i].box.y0 >= 0 && words[i].box.y1 <= 400);
    for (gsize k = 0; k < i; k++)
      assert_false(box_overlaps(words[i].box, words[k].box));
  }
}

/* Forty words at one place: those that find no room are left out, and the others do not overlap. */
static void
words_without_room_are_left_out(void **state)
{
  (void)state;
  PointWord words[40];
  gsize n_placed = 0;
  g_autoptr(Obstacles) obstacles = obstacles_new();
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    words[i] = (PointWord){.x = 100, .y = 100, .width = 60, .height = 19};
  place_around(words, G_N_ELEMENTS(words), (Box){0, 0, 200, 200}, obstacles);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    n_placed += words[i].placed ? 1 : 0;
    for (gsize k = 0; k < i && words[i].placed; k++)
      assert_false(words[k].placed && box_overlaps(words[i].box, words[k].box));
  }
  assert_in_range(n_placed, 4, 39);
}

static void
assert_events_clear(const EventWord *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < n; k++) {
      const double a0 = words[i].left ? words[i].x - EVENT_GAP - words[i].width : words[i].x + EVENT_GAP;
      const double b0 = words[k].left ? words[k].x - EVENT_GAP - words[k].width : words[k].x + EVENT_GAP;
      if (i == k)
        continue;
      assert_false(words[i].row == words[k].row && a0 < b0 + words[k].width && b0 < a0 + words[i].width);
      /* the line of i runs down from its row */
      assert_false(words[k].row >= words[i].row && words[i].x > b0 && words[i].x < b0 + words[k].width);
    }
}

static void
events_take_further_rows(void **state)
{
  (void)state;
  guint rows = 9;
  EventWord one[] = {{.x = 100, .width = 80}, {.x = 300, .width = 80}};
  assert_true(place_events(one, 2, 50, 500, &rows));
  assert_int_equal(rows, 1);
  EventWord two[] = {{.x = 100, .width = 150}, {.x = 150, .width = 150}};
  assert_true(place_events(two, 2, 90, 500, &rows));
  assert_int_equal(rows, 2);
  assert_events_clear(two, 2);
  EventWord three[] = {{.x = 100, .width = 90}, {.x = 110, .width = 90}, {.x = 120, .width = 90}};
  assert_true(place_events(three, 3, 90, 500, &rows));
  assert_int_equal(rows, 3);
  assert_events_clear(three, 3);
  EventWord edge[] = {{.x = 480, .width = 90}};
  assert_true(place_events(edge, 1, 90, 500, &rows));
  assert_true(edge[0].left);
  EventWord many[] = {
      {.x = 100, .width = 90}, {.x = 101, .width = 90}, {.x = 102, .width = 90}, {.x = 103, .width = 90}};
  assert_false(place_events(many, 4, 95, 500, &rows));
  assert_true(place_events(many, 0, 95, 500, &rows));
  assert_int_equal(rows, 0);
}

static void
events_never_collide(void **state)
{
  (void)state;
  g_autoptr(GRand) random = g_rand_new_with_seed(3);
  guint n_solved = 0;
  for (guint trial = 0; trial < 300; trial++) {
    EventWord words[8];
    guint rows = 0;
    const gsize n = (gsize)g_rand_int_range(random, 2, 9);
    for (gsize i = 0; i < n; i++)
      words[i] = (EventWord){.x = 60 + 1000.0 * (double)i / (double)n + g_rand_double_range(random, 0, 100),
                             .width = g_rand_double_range(random, 40, 230)};
    if (!place_events(words, n, 50, 1100, &rows))
      continue;
    n_solved++;
    assert_events_clear(words, n);
    for (gsize i = 0; i < n; i++)
      assert_true(words[i].row < rows);
  }
  assert_in_range(n_solved, 150, 300);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_that_have_room_stay),
      cmocka_unit_test(two_names_move_equally),
      cmocka_unit_test(names_keep_order_distance_and_limits),
      cmocka_unit_test(lines_and_boxes_meet),
      cmocka_unit_test(words_stand_clear_around_points),
      cmocka_unit_test(words_without_room_are_left_out),
      cmocka_unit_test(events_take_further_rows),
      cmocka_unit_test(events_never_collide),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
