/* trade_structure.h - the make-up of one trade against that of another: comparative advantage, intensity, complementarity
 *
 * Balassa, B. (1965), Manchester School 33, 99-123; Laursen, K. (1998), DRUID Working Paper 98-30, and Dalum, B., K. Laursen and G.
 * Villumsen (1998), Structural Change and Economic Dynamics 9, 423-443; Yu, R., J. Cai and P. Leung (2009), Annals of Regional Science
 * 43, 267-282; Kojima, K. (1964), Hitotsubashi Journal of Economics 5, 16-36; Michaely, M. (1996), World Bank Policy Research Working
 * Paper 1583.
 *
 * NaN in: NaN out, where one number is asked for; in an array it is a part without a value, which adds nothing. A negative value, a whole
 * that is not above zero and a reference without the part give NaN. */
#pragma once

#include <glib.h>

/* Balassa's index: the share of a part in its whole over the share of the same part in a reference, (x / X) / (w / W). 1: as large as
 * in the reference; 0 and more. With partners in place of products it is the trade intensity. Each pair in a unit of its own. */
double revealed_advantage(double part, double whole, double reference_part, double reference_whole);

/* (RCA - 1) / (RCA + 1): -1 to 1, 0 as in the reference. */
double symmetric_advantage(double advantage);

/* x / W - (X / W) (w / W): how far the part is from what the reference lets expect, as a share of the reference's whole. All four in one unit,
 * and the reference holds the part: NaN where x > w or X > W. -1/4 to 1/4; over all parts of a whole that is their sum it adds up to zero. */
double normalised_advantage(double part, double whole, double reference_part, double reference_whole);

/* Michaely's index 100 (1 - sum |x_i - m_i| / 2) of the shares of k products in exports and in imports: 100 the same make-up, 0 no product in
 * common. Shares are of the sum of parts, so that an unspecified rest of a stated total is not taken for something in common. As a share it is
 * Aquino's (1978) Grubel-Lloyd index, in which both totals are made equal first; each side in a unit of its own. */
double trade_complementarity(const double *exports, const double *imports, gsize k);
