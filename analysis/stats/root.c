#include "root.h"

double
root_of_falling(double (*function)(double x, gconstpointer data), gconstpointer data, double level, double low,
                double high)
{
  if (function(low, data) < level)
    return low;
  if (!(function(high, data) < level))
    return high;
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high)
      return middle;
    if (function(middle, data) < level)
      high = middle;
    else
      low = middle;
  }
}
