#include "../test.h"

#include "study/event_days.h"
#include "study/event_memory.h"

static guint64
key_of(const char *a, const char *b)
{
  return event_key_text(event_key_text(EVENT_KEY_SEED, event_text_of(a)), event_text_of(b));
}

static void
texts_make_keys(void **state)
{
  (void)state;
  assert_true(key_of("BLR", "RUS") == key_of("BLR", "RUS"));
  assert_true(key_of("BLR", "RUS") != key_of("RUS", "BLR"));
  assert_true(key_of("AB", "C") != key_of("A", "BC"));
  assert_true(key_of("", "A") != key_of("A", ""));
  assert_true(key_of("BELARUSIAN", "010") != key_of("BELARUSIAN", "10"));
}

static void
a_key_is_new_once_a_day(void **state)
{
  (void)state;
  g_autoptr(EventMemory) memory = event_memory_new(1000, FALSE);
  assert_true(event_memory_add(memory, 5, 77));
  assert_false(event_memory_add(memory, 5, 77));
  assert_true(event_memory_add(memory, 6, 77));
  assert_true(event_memory_add(memory, -6, 77));
  assert_false(event_memory_add(memory, 5, 77));
  assert_true(event_memory_add(memory, 5, 0)); /* a key like any other */
  assert_false(event_memory_add(memory, 5, 0));
  assert_int_equal(event_memory_doubts(memory), 0);
}

static void
tables_grow(void **state)
{
  (void)state;
  g_autoptr(EventMemory) memory = event_memory_new(G_MAXSIZE, FALSE);
  for (int pass = 0; pass < 2; pass++)
    for (guint64 i = 1; i <= 5000; i++)
      assert_int_equal(event_memory_add(memory, 1, event_key_number(EVENT_KEY_SEED, i)), pass == 0);
}

static void
the_day_met_longest_ago_is_forgotten(void **state)
{
  (void)state;
  g_autoptr(EventMemory) memory = event_memory_new(4, FALSE);
  event_memory_add(memory, 1, 10);
  event_memory_add(memory, 2, 20);
  event_memory_add(memory, 1, 11);
  event_memory_add(memory, 3, 30);
  assert_true(event_memory_add(memory, 3, 31)); /* one too many: day 2 goes */
  assert_false(event_memory_add(memory, 1, 10));
  assert_int_equal(event_memory_doubts(memory), 0);
  assert_true(event_memory_add(memory, 2, 20)); /* and what comes back is in doubt */
  assert_int_equal(event_memory_doubts(memory), 1);
}

static void
one_day_alone_is_never_forgotten(void **state)
{
  (void)state;
  g_autoptr(EventMemory) memory = event_memory_new(2, FALSE);
  for (guint64 i = 1; i <= 100; i++)
    assert_true(event_memory_add(memory, 1, i));
  assert_false(event_memory_add(memory, 1, 1));
}

static void
counts_stay_with_their_keys(void **state)
{
  (void)state;
  g_autoptr(EventMemory) memory = event_memory_new(G_MAXSIZE, TRUE);
  for (guint64 i = 1; i <= 500; i++)
    event_memory_counts(memory, 1, event_key_number(EVENT_KEY_SEED, i))[i % 2] = (guint32)i;
  for (guint64 i = 1; i <= 500; i++) {
    const guint32 *counts = event_memory_counts(memory, 1, event_key_number(EVENT_KEY_SEED, i));
    assert_int_equal(counts[i % 2], i);
    assert_int_equal(counts[1 - i % 2], 0);
  }
  event_memory_free(NULL);
}

static void
days_are_counted(void **state)
{
  (void)state;
  g_autoptr(EventDays) days = event_days_new();
  Period span;
  assert_false(event_days_span(days, &span));
  const gint32 met[] = {17532, 17532, -1, 0, 511, 512, -719162};
  for (gsize i = 0; i < G_N_ELEMENTS(met); i++)
    event_days_add(days, met[i]);
  assert_int_equal(event_days_rows(days, 17532), 2);
  assert_int_equal(event_days_rows(days, -1), 1);
  assert_int_equal(event_days_rows(days, 0), 1);
  assert_int_equal(event_days_rows(days, 511), 1);
  assert_int_equal(event_days_rows(days, 512), 1);
  assert_int_equal(event_days_rows(days, -2), 0);
  assert_int_equal(event_days_rows(days, -512), 0);
  assert_int_equal(event_days_rows(days, 17533), 0);
  assert_true(event_days_span(days, &span));
  assert_int_equal(span.first, -719162);
  assert_int_equal(span.last, 17532);
  event_days_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts_make_keys),
      cmocka_unit_test(a_key_is_new_once_a_day),
      cmocka_unit_test(tables_grow),
      cmocka_unit_test(the_day_met_longest_ago_is_forgotten),
      cmocka_unit_test(one_day_alone_is_never_forgotten),
      cmocka_unit_test(counts_stay_with_their_keys),
      cmocka_unit_test(days_are_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
