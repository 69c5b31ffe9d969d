/* quad.h - quadruple precision: arithmetic, square root, and the orthogonal factors of a matrix
 *
 * Arithmetic only, so that nothing beside the compiler's own support is linked. Where a compiler has no such numbers, quad
 * is its long double and QUAD_IS_QUADRUPLE 0. */
#pragma once

#include <float.h>
#include <glib.h>

#if LDBL_MANT_DIG < 113 && defined __SIZEOF_FLOAT128__
__extension__ typedef __float128 quad;
#define QUAD_IS_QUADRUPLE 1
#else
typedef long double quad;
#define QUAD_IS_QUADRUPLE (LDBL_MANT_DIG >= 113)
#endif

/* Of a value >= 0. */
quad quad_sqrt(quad value);

quad quad_dot(const quad *a, const quad *b, gsize n);

/* Orthogonal factors of k columns and a response, by modified Gram-Schmidt: X = Q R, y = Q z + residuals.
 *
 * columns holds k + 1 columns of n values one after the other, the response last. Overwritten: the first k become
 * orthonormal (Q), the response becomes the residuals. upper (k x (k + 1), by rows) receives R and in its last column z.
 * With the response as one more column the method is as stable as Householder's (Bjorck 1967, BIT 7, 1-21) and needs no second
 * pass for Q; for columns of full rank in double precision Q is orthogonal to 20 digits. No column may be zero. Multiplying
 * a column by a power of two changes no digit, so they need no scaling. */
void quad_orthogonalise(quad *columns, gsize n, gsize k, quad *upper);

/* inverse (k x k, by rows) of R as quad_orthogonalise leaves it. */
void quad_invert_upper(const quad *upper, gsize k, quad *inverse);
