#include "../test.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_permutation.h>

#include "stats/exact_rank.h"

#define MOST_ORDERS 5040 /* 7! */

/* Both statistics of every order of 1 ... n. */
typedef struct {
  gsize count;
  guint64 squares[MOST_ORDERS];
  gint64 score[MOST_ORDERS];
} Orders;

static void
add_order(Orders *orders, const gsl_permutation *order)
{
  guint64 squares = 0;
  gint64 score = 0;

  for (gsize i = 0; i < order->size; i++) {
    const gint64 away = (gint64)order->data[i] - (gint64)i;
    squares += (guint64)(away * away);
    for (gsize j = 0; j < i; j++)
      score += order->data[j] < order->data[i] ? 1 : -1;
  }
  orders->squares[orders->count] = squares;
  orders->score[orders->count++] = score;
}

/* Twice the smaller tail, counted one by one, against the functions, for every value that occurs. */
static void
check_every_order(gsize n)
{
  gsl_permutation *order = gsl_permutation_calloc(n);
  g_autofree Orders *orders = g_new0(Orders, 1);

  do
    add_order(orders, order);
  while (gsl_permutation_next(order) == GSL_SUCCESS);
  gsl_permutation_free(order);
  for (gsize i = 0; i < orders->count; i += 1 + i / 40) {
    gsize below = 0, above = 0, less = 0, more = 0;
    for (gsize j = 0; j < orders->count; j++) {
      below += orders->squares[j] <= orders->squares[i];
      above += orders->squares[j] >= orders->squares[i];
      less += orders->score[j] <= orders->score[i];
      more += orders->score[j] >= orders->score[i];
    }
    const double total = (double)orders->count;
    assert_digits(spearman_exact_p(n, orders->squares[i]), fmin(1, 2 * (double)MIN(below, above) / total), 14);
    assert_digits(kendall_exact_p(n, orders->score[i]), fmin(1, 2 * (double)MIN(less, more) / total), 13);
  }
}

static void
all_orders_of_few(void **state)
{
  (void)state;
  for (gsize n = 2; n <= 7; n++)
    check_every_order(n);
}

static double
factorial(gsize n)
{
  return n < 2 ? 1 : (double)n * factorial(n - 1);
}

/* The orders nearest to 1 ... n: squares 0 is the identity, 2 one swap of neighbours, 4 two of them apart, 6 three apart or
 * three neighbours in a round. */
static void
smallest_sums_of_squares(void **state)
{
  (void)state;
  for (gsize n = 8; n <= SPEARMAN_EXACT; n++) {
    const double m = (double)n;
    const double one = m - 1, two = (m - 2) * (m - 3) / 2;
    const double three = (m - 3) * (m - 4) * (m - 5) / 6 + 2 * (m - 2);
    const guint64 most = n * (n * n - 1) / 3;

    assert_digits(spearman_exact_p(n, 0), 2 / factorial(n), 14);
    assert_digits(spearman_exact_p(n, 4), 2 * (1 + one + two) / factorial(n), 14);
    assert_digits(spearman_exact_p(n, most - 6), 2 * (1 + one + two + three) / factorial(n), 14);
  }
}

/* 2 x 1196679211893 / 16! and so on: counts by filling one place after the other over all 65536 sets, without halves. */
static void
spearman_in_the_middle(void **state)
{
  (void)state;
  assert_digits(spearman_exact_p(12, 200), 2 * 82008603.0 / factorial(12), 14);
  assert_digits(spearman_exact_p(15, 300), 2 * 54557065970.0 / factorial(15), 14);
  assert_digits(spearman_exact_p(16, 400), 2 * 1196679211893.0 / factorial(16), 14);
}

/* Under independence the sum of squares has the variance (n^3 - n)^2 / (36 (n - 1)) (Kendall 1970, section 5). */
static void
spearman_variance(void **state)
{
  (void)state;
  const gsize sizes[] = {9, 12};

  for (gsize s = 0; s < G_N_ELEMENTS(sizes); s++) {
    const double n = (double)sizes[s], mean = n * (n * n - 1) / 6;
    double before = 0, variance = 0;
    for (guint64 squares = 0; (double)squares < mean; squares += 2) {
      const double p = spearman_exact_p(sizes[s], squares);
      variance += (p - before) * ((double)squares - mean) * ((double)squares - mean);
      before = p;
    }
    assert_digits(variance, (n * n * n - n) * (n * n * n - n) / (36 * (n - 1)), 11);
  }
}

/* R 4.2.2: cor.test(1:9, c(2, 1, 4, 3, 7, 9, 5, 6, 8), method = "spearman" / "kendall"), enumerated there too. */
static void
nine_as_in_r(void **state)
{
  (void)state;
  assert_digits(spearman_exact_p(9, 26), 0.0172233245149912, 13);
  assert_digits(kendall_exact_p(9, 22), 0.0247409611992946, 13);
}

/* R 4.2.2: cor.test(method = "kendall"), n = 13 with T = 36 and n = 49 with T = 695. */
static void
kendall_as_in_r(void **state)
{
  (void)state;
  assert_digits(kendall_exact_p(13, 2 * 36 - 78), 0.7650248459103, 12);
  assert_digits(kendall_exact_p(49, 2 * 695 - 1176), 0.066158546480467, 12);
}

/* Far out the probabilities keep all their digits: one order, then 1 + 48 of them, of 49!. */
static void
kendall_far_tail(void **state)
{
  (void)state;
  assert_digits(kendall_exact_p(49, 1176), 2 / factorial(49), 13);
  assert_digits(kendall_exact_p(49, -1174), 2 * 49 / factorial(49), 13);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_orders_of_few),      cmocka_unit_test(smallest_sums_of_squares),
      cmocka_unit_test(spearman_in_the_middle), cmocka_unit_test(spearman_variance),
      cmocka_unit_test(nine_as_in_r),           cmocka_unit_test(kendall_as_in_r),
      cmocka_unit_test(kendall_far_tail),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
