/* design.h - a formula's terms as the columns of a least-squares problem */
#pragma once

#include <gsl/gsl_matrix.h>

#include "datasets/frame.h"
#include "evaluate.h"

typedef struct {
  Frame *frame; /* column 0 is the response; then the series among the terms */
  gint64 *grid;
  Series *response; /* as evaluated, with label and unit */
  char *source;     /* of all series, joined */
  gboolean intercept;
  GPtrArray *names;   /* char *: k, of the columns of matrix, NULL-terminated behind the k-th */
  gsl_matrix *matrix; /* n x k */
} Design;

/* Terms: a series or expression; lag(x, a:b) one column a lag; trend (grid periods from 0, gaps included); season (one column
 * for each place in the year but the first); step, pulse, ramp of a period; I(...) for arithmetic. Errors: those of evaluate, frame_new. */
Design *design_new(const Scope *scope, const char *subject, const char *text, const Formula *formula,
                   const Period *sample, gsize *offset, GError **error);
void design_free(Design *design); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Design, design_free)
