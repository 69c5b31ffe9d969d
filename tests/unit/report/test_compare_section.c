/* Figures as R 4.2.2 with sandwich 3.0-2 gives them: coeftest(f, vcovHC(f, "HC1")) of f <- lm(y ~ x + (year >= 2005)), summary(f) */
#include "blocks.h"

#include "report/compare_section.h"

/* Models over the same small table, side by side. */
typedef struct {
  Fitted fitted[4];
  const Regression *models[4];
  gsize n;
} Side;

static void
side_add(Side *side, const char *name, const char *formula, const char *keys)
{
  Fitted *fitted = &side->fitted[side->n];
  *fitted = fit_small(TRUE, formula, keys);
  assert_no_error(fitted->error);
  g_free(fitted->model->name);
  fitted->model->name = g_strdup(name);
  side->models[side->n++] = fitted->model;
}

static void
side_clear(Side *side)
{
  for (gsize i = 0; i < side->n; i++)
    fitted_clear(&side->fitted[i]);
}

static Document *
section_of(Side *side)
{
  Document *document = document_new("");
  section_compare(document, side->models, side->n);
  side_clear(side);
  return document;
}

#define CAPTION "Standard errors in brackets, p of the null of zero beneath"

static void
models_stand_side_by_side(void **state)
{
  (void)state;
  Side side = {0};
  side_add(&side, "short", "y ~ x", "");
  side_add(&side, "long", "y ~ x + step(2005)", "errors=hc1");
  g_autoptr(Document) document = section_of(&side);
  const Block *table = table_of(document, CAPTION);
  assert_heads(table, " | short | long");
  assert_row(table, 0, "response | y | y");
  assert_row(table, 1, "x | 1.939 | 1.230");
  assert_row(table, 2, " | (0.2047) | (0.7698)");
  assert_row(table, 3, " | p < 0.0001 | p 0.141");
  assert_row(table, 4, "step(2005) |  | 3.678");
  assert_row(table, 6, " |  | p 0.291");
  assert_row(table, 7, "(Intercept) | 9.633 | 9.909"); /* last, as it says least */
  assert_row(table, 10, "n | 13 | 13");
  assert_row(table, 11, "degrees of freedom of t | 11 | 10");
  assert_row(table, 12, "sample | 2001–2013 | 2001–2013");
  assert_row(table, 13, "estimator | least squares | least squares");
  assert_row(table, 14, "errors | Newey–West, lag 2 | HC1");
  assert_row(table, 15, "R² | 0.7472 | 0.8048");
  assert_row(table, 18, "tests that reject at 5 % | 2 of 12 | 2 of 11");
  assert_int_equal(table->rows->len, 19);
  assert_text(
      block_of(document, BLOCK_READING, 0)->text,
      "The coefficient of x runs from 1.23 (long) to 1.94 (short); p is below 0.05 in 1 of 2 models. The p-values "
      "are not corrected for the number of models.");
}

static void
models_that_differ_in_their_errors_alone(void **state)
{
  (void)state;
  Side side = {0};
  side_add(&side, "a", "y ~ x", "errors=plain");
  side_add(&side, "b", "y ~ x", "errors=hc3");
  side_add(&side, "c", "y ~ x", "");
  side_add(&side, "d", "y ~ x", "errors=bootstrap resamples=99");
  g_autoptr(Document) document = section_of(&side);
  assert_row(table_of(document, CAPTION), 11, "errors | plain | HC3 | Newey–West, lag 2 | bootstrap");
  assert_true(g_str_has_prefix(block_of(document, BLOCK_READING, 0)->text,
                               "The error of x runs from 0.205 (Newey–West, lag 2) to "));
  assert_non_null(strstr(block_of(document, BLOCK_READING, 0)->text,
                         "models. The estimates are the same; only what the errors allow for differs. The p-values "));
}

#define assert_compared(first, second, want)                                                                           \
  do {                                                                                                                 \
    Side side_ = {0};                                                                                                  \
    side_add(&side_, "a", first, "errors=plain");                                                                      \
    side_add(&side_, "b", second, "errors=plain");                                                                     \
    g_autoptr(Document) document_ = section_of(&side_);                                                                \
    assert_text(block_of(document_, BLOCK_READING, 0)->text, want " The p-values are not corrected for the number "    \
                                                                  "of models.");                                       \
  } while (0)

static void
what_forbids_comparing_is_said(void **state)
{
  (void)state;
  assert_compared(
      "y ~ x", "log(y) ~ x",
      "The responses are in different units, so the coefficients are not to be compared. The responses differ, "
      "so R² and AIC are not to be compared.");
  assert_compared("log(y) ~ trend", "log(x) ~ trend",
                  "The coefficient of trend runs from 0.0617 (a) to 0.151 (b); p is below 0.05 in 2 of 2 models. The "
                  "responses differ, so R² and AIC are not to be compared.");
  assert_compared(
      "y ~ x", "y ~ x + lag(y)",
      "The coefficient of x runs from 1.94 (a) to 2.10 (b); p is below 0.05 in 2 of 2 models. The models rest "
      "on different observations, so R² and AIC are not to be compared.");
  assert_compared("y ~ x", "y ~ trend", "The models share no term beside the constant.");
}

/* Figures of least squares do not judge another estimator. */
static void
other_estimators_leave_cells_empty(void **state)
{
  (void)state;
  Side side = {0};
  side_add(&side, "a", "y ~ x", "estimator=robust");
  side_add(&side, "b", "y ~ x", "estimator=prais-winsten");
  g_autoptr(Document) document = section_of(&side);
  const Block *table = table_of(document, CAPTION);
  assert_row(table, 10, "estimator | M-estimator | Prais–Winsten");
  assert_row(table, 11, "errors | the model’s own | the model’s own");
  assert_row(table, 12, "R² |  | 0.7472");
  assert_row(table, 13, "adjusted R² |  | ");
  assert_row(table, 14, "AIC |  | ");
}

static void
no_model_is_no_table(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("");
  section_compare(document, NULL, 0);
  assert_int_equal(document->blocks->len, 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(models_stand_side_by_side),      cmocka_unit_test(models_that_differ_in_their_errors_alone),
      cmocka_unit_test(what_forbids_comparing_is_said), cmocka_unit_test(other_estimators_leave_cells_empty),
      cmocka_unit_test(no_model_is_no_table),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
