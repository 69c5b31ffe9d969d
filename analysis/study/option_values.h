/* option_values.h - values of options as text: numbers, switches and words, with the message when they are something else */
#pragma once

#include <glib.h>

/* Each sets DATA_ERROR_SCHEMA on a wrong value, with a message that stands behind the option's name: "is yes or no, not 'x'". */

gboolean option_refuse(GError **error, const char *wanted, const char *value); /* always FALSE */
/* One of words (NULL-terminated), by its place. */
gboolean option_choose(const char *const *words, const char *value, guint *choice, GError **error);
gboolean option_switch(gboolean *target, const char *value, GError **error);
/* A whole number from least to a million. */
gboolean option_count(const char *value, guint64 least, guint64 *count, GError **error);
/* A seed of a random generator, 1 to 2^32 - 1. */
gboolean option_seed(const char *value, gulong *seed, GError **error);
/* A number with a point as decimal sign; FALSE without a message. */
gboolean option_number(const char *value, double *number);
