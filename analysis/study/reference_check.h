/* reference_check.h - whether a breakdown can stand for the world that a trade is measured by
 *
 * Comparative advantage, trade intensity and market shares set a trade against that of the world, or of a group of countries that it is a
 * part of. Data that hold one country's trade alone have no such reference, and give numbers that mean nothing. */
#pragma once

#include "breakdown.h"

/* A part may exceed the reference's by that share: two sources, or corrections. */
#define REFERENCE_EXCESS 0.02

/* From this share on the reference is hardly the world: the indices are drawn towards 1 by the trade itself. */
#define REFERENCE_DOMINATED 0.25

/* Errors, DATA_ERROR_ALIGN: the same make-up in every period that both have; in units that can be compared, a whole or a part that is larger
 * than the reference's. */
gboolean reference_check(const Breakdown *own, const Breakdown *reference, GError **error);

/* Numbers of own by this are in the reference's unit; NaN where the units have nothing in common. */
double reference_scale(const Breakdown *own, const Breakdown *reference);
