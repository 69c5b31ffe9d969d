/* periods_once.h - 'periods', where each is shown by itself, names each once */
#pragma once

#include <glib.h>

/* Of periods (Period), in any order. FALSE with DATA_ERROR_PERIOD: "'periods' names 2000 twice". */
gboolean periods_check_once(const GArray *periods, GError **error);
