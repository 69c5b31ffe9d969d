#include "exact_rank.h"

#include "spearman_counts.h"

double
spearman_exact_p(gsize n, guint64 squares)
{
  const guint64 most = n * (n * n - 1) / 3; /* the distribution is symmetric about the half of it */
  const guint64 nearer = MIN(squares, most - squares);
  double p = 2 * (double)spearman_count(n, nearer);

  for (gsize i = 2; i <= n; i++)
    p /= (double)i;
  return MIN(p, 1);
}

double
kendall_exact_p(gsize n, gint64 score)
{
  const gsize pairs = n * (n - 1) / 2;
  const gsize fewer = (pairs - (gsize)ABS(score)) / 2; /* concordant or discordant, whichever are fewer */
  g_autofree double *probability = g_new0(double, fewer + 1);
  double tail = 0;

  probability[0] = 1;
  for (gsize size = 2; size <= n; size++)
    for (gsize count = fewer + 1; count-- > 0;) { /* from above, so that smaller counts are still those of size - 1 */
      double sum = 0;
      for (gsize added = 0; added < size && added <= count; added++)
        sum += probability[count - added];
      probability[count] = sum / (double)size;
    }
  for (gsize count = 0; count <= fewer; count++)
    tail += probability[count];
  return MIN(2 * tail, 1);
}
