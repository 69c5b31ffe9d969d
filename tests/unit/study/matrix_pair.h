/* matrix_pair.h - one pair out of a matrix of correlations */
#pragma once

#include "study/matrix_study.h"

/* The pair of two series, row and column in either order; NULL for a series with itself. */
static inline const MatrixPair *
matrix_pair(const MatrixStudy *study, CorrelatedOn on, gsize row, gsize column)
{
  const gsize low = MAX(row, column), high = MIN(row, column);
  return row == column ? NULL : &study->on[on].pairs[low * (low - 1) / 2 + high];
}
