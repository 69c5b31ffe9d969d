/* event_countries.h - the countries of coded events: ISO 3166 alpha-3 codes behind the names and codes of the layouts
 *
 * ICEWS writes names ("Russian Federation", "Czech Republic"); CAMEO, and so GDELT and Phoenix, uses ISO letters but for a
 * few countries and has letters for regions besides. Kosovo, which has no ISO code, is XKX, as in the trade data. */
#pragma once

#include "event.h"

/* The code of a country by ICEWS' name for it, or by another English one, in any case of ASCII letters; NULL: no name of a
 * country (transfer none). */
const char *event_country_by_name(EventText name);

/* The English name of a country by its code ("Russia"), also of BLX, CSK, SCG and YUG; NULL: no code of a country (transfer none). */
const char *event_country_name(const char *code);

/* The code of the country that a CAMEO code means: "ROU" for "ROM"; the text itself for all others (transfer none). */
EventText event_country_of_cameo(EventText code);

/* Whether a CAMEO code is that of a region: "EUR", "AFR", "WST"; GDELT gives it in place of a country. */
gboolean event_country_is_region(EventText code);

/* Whether letters in the place of a CAMEO country mean an organisation or nobody's: "IGO", "NGO", "MNC" (Phoenix and
 * Cline have them as the root of an actor). */
gboolean event_country_is_none(EventText code);
