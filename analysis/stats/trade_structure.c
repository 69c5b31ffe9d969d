#include "trade_structure.h"

#include <math.h>

#include "concentration.h"

double
revealed_advantage(double part, double whole, double reference_part, double reference_whole)
{
  if (!(part >= 0 && whole > 0 && reference_part > 0 && reference_whole > 0))
    return NAN;
  return (part / whole) / (reference_part / reference_whole);
}

double
symmetric_advantage(double advantage)
{
  if (!(advantage >= 0))
    return NAN;
  return isinf(advantage) ? 1 : (advantage - 1) / (advantage + 1);
}

double
normalised_advantage(double part, double whole, double reference_part, double reference_whole)
{
  if (!(part >= 0 && part <= reference_part && whole > 0 && whole <= reference_whole))
    return NAN;
  return part / reference_whole - whole / reference_whole * (reference_part / reference_whole);
}

double
trade_complementarity(const double *exports, const double *imports, gsize k)
{
  return 100 * (1 - concentration_dissimilarity(exports, imports, k));
}
