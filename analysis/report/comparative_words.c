#include "comparative_words.h"

#include <math.h>
#include <string.h>

#include "format.h"

#define PAIR " and " /* between the columns of a breakdown by two */

/* Three digits tell indices of this kind apart; more would suggest a precision that trade data do not have. */
#define INDEX_DIGITS 3

char *
part_head(const Breakdown *breakdown)
{
  char *head = g_strdup(breakdown->by);
  head[0] = g_ascii_toupper(head[0]);
  return head;
}

char *
part_word(const Breakdown *breakdown)
{
  return strstr(breakdown->by, PAIR) ? g_strdup_printf("pair of %s", breakdown->by) : g_strdup(breakdown->by);
}

char *
plural_of(const char *word)
{
  const gsize n = strlen(word);
  if (n > 1 && word[n - 1] == 'y' && !strchr("aeiou", word[n - 2]))
    return g_strdup_printf("%.*sies", (int)n - 1, word);
  return g_strdup_printf("%s%s", word, n > 0 && word[n - 1] == 's' ? "" : "s");
}

char *
count_parts(const Breakdown *breakdown, gsize n)
{
  g_autofree char *plural = plural_of(breakdown->by);
  if (strstr(breakdown->by, PAIR))
    return g_strdup_printf("%" G_GSIZE_FORMAT " pair%s of %s", n, n == 1 ? "" : "s", breakdown->by);
  return g_strdup_printf("%" G_GSIZE_FORMAT " %s", n, n == 1 ? breakdown->by : plural);
}

char *
whole_words(const Breakdown *breakdown)
{
  return breakdown->total_code ? g_strdup_printf("the stated total %s", breakdown->total_code)
                               : g_strdup("the sum of parts");
}

char *
index_words(double value, double low, double high, const char *left_out)
{
  g_autofree char *number = format_significant(value, INDEX_DIGITS), *from = format_significant(low, INDEX_DIGITS),
                  *to = format_significant(high, INDEX_DIGITS);
  if (isnan(low) || isnan(high))
    return g_steal_pointer(&number);
  return g_strdup_printf("%s (%s to %s with any one %s left out)", number, from, to, left_out);
}

char *
unit_words(const Breakdown *breakdown)
{
  return g_strdup(breakdown->unit ? breakdown->unit : "plain numbers");
}
