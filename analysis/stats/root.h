/* root.h - where a falling function of one variable crosses a level */
#pragma once

#include <glib.h>

/* The x in [low, high] at which function(x, data), not rising over it, falls below level, to the last digit of a double; low where it
 * is below level throughout, high where it never is. */
double root_of_falling(double (*function)(double x, gconstpointer data), gconstpointer data, double level, double low,
                       double high);
