#include "verdicts.h"

#include <math.h>

#include "format.h"
#include "regression_words.h"

#define STRONG_ALPHA 0.01 /* told apart from DIAGNOSTIC_ALPHA */
#define NEAR_ALPHA   0.10 /* below it a test nearly rejects */

/* The hyphen between two persons' names is a dash. */
static char *
person_names(const char *name)
{
  g_auto(GStrv) parts = g_strsplit(name, "-", -1);
  return g_strjoinv("–", parts);
}

char *
test_title(const Diagnostic *test)
{
  g_autofree char *name = person_names(test->result.name);
  const gboolean lags = test->kind == DIAGNOSTIC_BREUSCH_GODFREY || test->kind == DIAGNOSTIC_BREUSCH_GODFREY_F ||
                        test->kind == DIAGNOSTIC_LJUNG_BOX || test->kind == DIAGNOSTIC_ARCH;
  if (!test->run || test->result.order == 0 || (!lags && test->kind != DIAGNOSTIC_RESET))
    return g_steal_pointer(&name);
  if (test->kind == DIAGNOSTIC_RESET)
    return test->result.order > 2 ? g_strdup_printf("%s, powers 2–%" G_GSIZE_FORMAT, name, test->result.order)
                                  : g_strdup_printf("%s, power 2", name);
  return g_strdup_printf("%s, %" G_GSIZE_FORMAT " lag%s", name, test->result.order, test->result.order == 1 ? "" : "s");
}

char *
test_law(const TestResult *result)
{
  if (!result->null)
    return g_strdup("");
  switch (result->law) {
  case TEST_T:
    return g_strdup_printf("t(%.0f)", result->df1);
  case TEST_CHI_SQUARE:
    return g_strdup_printf("χ²(%.0f)", result->df1);
  case TEST_F:
    return g_strdup_printf("F(%.0f, %.0f)", result->df1, result->df2);
  case TEST_QUADRATIC_FORM:
    return g_strdup("exact");
  case TEST_NORMAL:
    break;
  }
  return g_strdup("normal");
}

char *
verdict_of(const Diagnostic *test)
{
  const gboolean small = test->result.n < FEW_OBSERVATIONS;
  if (!test->run)
    return g_strdup_printf("not run: %s", test->why);
  if (test->rejected)
    return g_strdup_printf("rejects at %s%s", test->result.p < STRONG_ALPHA ? "1 %" : "5 %",
                           small && test->result.law == TEST_CHI_SQUARE ? ", by a law for large n" : "");
  const char *near = test->result.p < NEAR_ALPHA ? "does not reject at 5 %, but nearly" : "does not reject";
  return small
             ? g_strdup_printf("%s: n = %" G_GSIZE_FORMAT " is small, so it could have missed it", near, test->result.n)
             : g_strdup(near);
}

char *
verdict_of_all(const Diagnostics *d)
{
  g_autofree char *chance = format_decimals((double)d->run * DIAGNOSTIC_ALPHA, 1);
  if (d->run == 0)
    return g_strdup("No test could be run.");
  return g_strdup_printf("%" G_GSIZE_FORMAT " test%s, %" G_GSIZE_FORMAT
                         " of which reject%s at 5 %%. Where every null is true about one test in twenty rejects by "
                         "chance, here %s; tests of one kind tend to agree. A test that does not reject does not show "
                         "that its null is true.",
                         d->run, d->run == 1 ? " was run" : "s were run", d->rejected, d->rejected == 1 ? "s" : "",
                         chance);
}

static gboolean
named_before(const Diagnostics *d, guint at, Doubt doubt)
{
  for (guint i = 0; i < at; i++)
    if (d->tests[i].rejected && d->tests[i].doubt == doubt &&
        g_str_equal(d->tests[i].result.name, d->tests[at].result.name))
      return TRUE;
  return FALSE;
}

char *
rejected_names(const Diagnostics *d, Doubt doubt)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < N_DIAGNOSTICS; i++) {
    if (!d->tests[i].rejected || d->tests[i].doubt != doubt || named_before(d, i, doubt))
      continue;
    g_autofree char *name = person_names(d->tests[i].result.name);
    g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
  }
  return g_strdup(names->str);
}
