#include "event_countries.h"

#include <string.h>

typedef struct {
  const char *name, *code;
} CountryName;

/* ICEWS' names (as listed in andybega/icews, data-raw/country-to-gwcode-mapping.R) and a few other English ones. */
static const CountryName names[] = {
    {"Afghanistan", "AFG"},
    {"Albania", "ALB"},
    {"Algeria", "DZA"},
    {"American Samoa", "ASM"},
    {"Andorra", "AND"},
    {"Angola", "AGO"},
    {"Anguilla", "AIA"},
    {"Antarctica", "ATA"},
    {"Antigua and Barbuda", "ATG"},
    {"Argentina", "ARG"},
    {"Armenia", "ARM"},
    {"Aruba", "ABW"},
    {"Australia", "AUS"},
    {"Austria", "AUT"},
    {"Azerbaijan", "AZE"},
    {"Bahamas", "BHS"},
    {"Bahrain", "BHR"},
    {"Bangladesh", "BGD"},
    {"Barbados", "BRB"},
    {"Belarus", "BLR"},
    {"Belgium", "BEL"},
    {"Belize", "BLZ"},
    {"Benin", "BEN"},
    {"Bermuda", "BMU"},
    {"Bhutan", "BTN"},
    {"Bolivia", "BOL"},
    {"Bonaire", "BES"},
    {"Bosnia and Herzegovina", "BIH"},
    {"Botswana", "BWA"},
    {"Brazil", "BRA"},
    {"British Indian Ocean Territory", "IOT"},
    {"British Virgin Islands", "VGB"},
    {"Brunei", "BRN"},
    {"Brunei Darussalam", "BRN"},
    {"Bulgaria", "BGR"},
    {"Burkina Faso", "BFA"},
    {"Burundi", "BDI"},
    {"Cambodia", "KHM"},
    {"Cameroon", "CMR"},
    {"Canada", "CAN"},
    {"Cape Verde", "CPV"},
    {"Cayman Islands", "CYM"},
    {"Central African Republic", "CAF"},
    {"Chad", "TCD"},
    {"Chile", "CHL"},
    {"China", "CHN"},
    {"Christmas Island", "CXR"},
    {"Cocos (Keeling) Islands", "CCK"},
    {"Colombia", "COL"},
    {"Comoros", "COM"},
    {"Congo", "COG"},
    {"Cook Island", "COK"},
    {"Cook Islands", "COK"},
    {"Costa Rica", "CRI"},
    {"Cote d'Ivoire", "CIV"},
    {"Croatia", "HRV"},
    {"Cuba", "CUB"},
    {"Curaçao", "CUW"},
    {"Cyprus", "CYP"},
    {"Czech Republic", "CZE"},
    {"Czechia", "CZE"},
    {"Democratic Republic of Congo", "COD"},
    {"Democratic Republic of the Congo", "COD"},
    {"Denmark", "DNK"},
    {"Djibouti", "DJI"},
    {"Dominica", "DMA"},
    {"Dominican Republic", "DOM"},
    {"East Timor", "TLS"},
    {"Ecuador", "ECU"},
    {"Egypt", "EGY"},
    {"El Salvador", "SLV"},
    {"Equatorial Guinea", "GNQ"},
    {"Eritrea", "ERI"},
    {"Estonia", "EST"},
    {"Eswatini", "SWZ"},
    {"Ethiopia", "ETH"},
    {"Falkland Islands", "FLK"},
    {"Faroe Islands", "FRO"},
    {"Fiji", "FJI"},
    {"Finland", "FIN"},
    {"France", "FRA"},
    {"French Guiana", "GUF"},
    {"French Polynesia", "PYF"},
    {"French Southern Territories", "ATF"},
    {"Gabon", "GAB"},
    {"Gambia", "GMB"},
    {"Georgia", "GEO"},
    {"Germany", "DEU"},
    {"Ghana", "GHA"},
    {"Gibraltar", "GIB"},
    {"Greece", "GRC"},
    {"Greenland", "GRL"},
    {"Grenada", "GRD"},
    {"Guadeloupe", "GLP"},
    {"Guam", "GUM"},
    {"Guatemala", "GTM"},
    {"Guernsey", "GGY"},
    {"Guinea", "GIN"},
    {"Guinea-Bissau", "GNB"},
    {"Guyana", "GUY"},
    {"Haiti", "HTI"},
    {"Holy See", "VAT"},
    {"Honduras", "HND"},
    {"Hong Kong", "HKG"},
    {"Hungary", "HUN"},
    {"Iceland", "ISL"},
    {"India", "IND"},
    {"Indonesia", "IDN"},
    {"Iran", "IRN"},
    {"Iraq", "IRQ"},
    {"Ireland", "IRL"},
    {"Isle Of Man", "IMN"},
    {"Israel", "ISR"},
    {"Italy", "ITA"},
    {"Ivory Coast", "CIV"},
    {"Jamaica", "JAM"},
    {"Japan", "JPN"},
    {"Jersey", "JEY"},
    {"Jordan", "JOR"},
    {"Kazakhstan", "KAZ"},
    {"Kenya", "KEN"},
    {"Kiribati", "KIR"},
    {"Kosovo", "XKX"},
    {"Kuwait", "KWT"},
    {"Kyrgyzstan", "KGZ"},
    {"Laos", "LAO"},
    {"Latvia", "LVA"},
    {"Lebanon", "LBN"},
    {"Lesotho", "LSO"},
    {"Liberia", "LBR"},
    {"Libya", "LBY"},
    {"Liechtenstein", "LIE"},
    {"Lithuania", "LTU"},
    {"Luxembourg", "LUX"},
    {"Macao", "MAC"},
    {"Macedonia", "MKD"},
    {"Madagascar", "MDG"},
    {"Malawi", "MWI"},
    {"Malaysia", "MYS"},
    {"Maldives", "MDV"},
    {"Mali", "MLI"},
    {"Malta", "MLT"},
    {"Marshall Islands", "MHL"},
    {"Martinique", "MTQ"},
    {"Mauritania", "MRT"},
    {"Mauritius", "MUS"},
    {"Mayotte", "MYT"},
    {"Mexico", "MEX"},
    {"Micronesia", "FSM"},
    {"Moldova", "MDA"},
    {"Moldova, Republic of", "MDA"},
    {"Monaco", "MCO"},
    {"Mongolia", "MNG"},
    {"Montenegro", "MNE"},
    {"Montserrat", "MSR"},
    {"Morocco", "MAR"},
    {"Mozambique", "MOZ"},
    {"Myanmar", "MMR"},
    {"Namibia", "NAM"},
    {"Nauru", "NRU"},
    {"Nepal", "NPL"},
    {"Netherlands", "NLD"},
    {"Netherlands Antilles", "ANT"},
    {"New Caledonia", "NCL"},
    {"New Zealand", "NZL"},
    {"Nicaragua", "NIC"},
    {"Niger", "NER"},
    {"Nigeria", "NGA"},
    {"Niue", "NIU"},
    {"Norfolk Island", "NFK"},
    {"North Korea", "PRK"},
    {"North Macedonia", "MKD"},
    {"Northern Mariana Islands", "MNP"},
    {"Norway", "NOR"},
    {"Occupied Palestinian Territory", "PSE"},
    {"Oman", "OMN"},
    {"Pakistan", "PAK"},
    {"Palau", "PLW"},
    {"Palestine", "PSE"},
    {"Panama", "PAN"},
    {"Papua New Guinea", "PNG"},
    {"Paraguay", "PRY"},
    {"Peru", "PER"},
    {"Philippines", "PHL"},
    {"Pitcairn", "PCN"},
    {"Poland", "POL"},
    {"Portugal", "PRT"},
    {"Puerto Rico", "PRI"},
    {"Qatar", "QAT"},
    {"Reunion", "REU"},
    {"Romania", "ROU"},
    {"Russia", "RUS"},
    {"Russian Federation", "RUS"},
    {"Rwanda", "RWA"},
    {"Saint Barthelemy", "BLM"},
    {"Saint Helena", "SHN"},
    {"Saint Kitts and Nevis", "KNA"},
    {"Saint Lucia", "LCA"},
    {"Saint Martin (French part)", "MAF"},
    {"Saint Pierre and Miquelon", "SPM"},
    {"Saint Vincent and the Grenadines", "VCT"},
    {"Samoa", "WSM"},
    {"San Marino", "SMR"},
    {"Sao Tome and Principe", "STP"},
    {"Saudi Arabia", "SAU"},
    {"Senegal", "SEN"},
    {"Serbia", "SRB"},
    {"Serbia and Montenegro", "SCG"},
    {"Seychelles", "SYC"},
    {"Sierra Leone", "SLE"},
    {"Singapore", "SGP"},
    {"Sint Maarten", "SXM"},
    {"Slovakia", "SVK"},
    {"Slovenia", "SVN"},
    {"Solomon Islands", "SLB"},
    {"Somalia", "SOM"},
    {"South Africa", "ZAF"},
    {"South Korea", "KOR"},
    {"South Sudan", "SSD"},
    {"Spain", "ESP"},
    {"Sri Lanka", "LKA"},
    {"Sudan", "SDN"},
    {"Suriname", "SUR"},
    {"Svalbard and Jan Mayen", "SJM"},
    {"Swaziland", "SWZ"},
    {"Sweden", "SWE"},
    {"Switzerland", "CHE"},
    {"Syria", "SYR"},
    {"Taiwan", "TWN"},
    {"Tajikistan", "TJK"},
    {"Tanzania", "TZA"},
    {"Thailand", "THA"},
    {"the former Yugoslav Republic of Macedonia", "MKD"},
    {"Timor-Leste", "TLS"},
    {"Togo", "TGO"},
    {"Tokelau", "TKL"},
    {"Tonga", "TON"},
    {"Trinidad and Tobago", "TTO"},
    {"Tunisia", "TUN"},
    {"Turkey", "TUR"},
    {"Turkmenistan", "TKM"},
    {"Turks and Caicos Islands", "TCA"},
    {"Tuvalu", "TUV"},
    {"U.S. Virgin Islands", "VIR"},
    {"Uganda", "UGA"},
    {"Ukraine", "UKR"},
    {"United Arab Emirates", "ARE"},
    {"United Kingdom", "GBR"},
    {"United States", "USA"},
    {"Uruguay", "URY"},
    {"Uzbekistan", "UZB"},
    {"Vanuatu", "VUT"},
    {"Venezuela", "VEN"},
    {"Vietnam", "VNM"},
    {"Wallis and Futuna", "WLF"},
    {"Western Sahara", "ESH"},
    {"Yemen", "YEM"},
    {"Zambia", "ZMB"},
    {"Zimbabwe", "ZWE"},
};

/* Where CAMEO differs from ISO (GDELT's list of country codes). */
static const CountryName cameo[] = {{"ROM", "ROU"}, {"TMP", "TLS"}, {"MTN", "MNE"}, {"KSV", "XKX"}, {"IMY", "IMN"}};

static const char *const regions[] = {"AFR", "ASA", "BAG", "BLK", "CAS", "CAU", "CEU", "CFR", "CRB", "EAF",
                                      "EEU", "EIN", "EUR", "GZS", "LAM", "MDT", "MEA", "NAF", "NMR", "PGS",
                                      "SAF", "SAM", "SAS", "SCN", "SEA", "WAF", "WSB", "WST"};

static const char *const nobodies[] = {"---", "IGO", "IMG", "INT", "MNC", "NGM", "NGO", "UIS"};

static guint
hash_name(gconstpointer name)
{
  guint hash = 5381;
  for (const char *at = name; *at; at++)
    hash = 33 * hash + (guchar)g_ascii_tolower(*at);
  return hash;
}

static gboolean
same_name(gconstpointer a, gconstpointer b)
{
  return g_ascii_strcasecmp(a, b) == 0;
}

static GHashTable *
names_table(void)
{
  static GHashTable *table = NULL;
  if (g_once_init_enter(&table)) {
    GHashTable *made = g_hash_table_new(hash_name, same_name);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
      g_hash_table_insert(made, (gpointer)names[i].name, (gpointer)names[i].code);
    g_once_init_leave(&table, made);
  }
  return table;
}

/* Where the first name in the list is not the usual one, and codes of the trade statistics that are no country's of today. */
static const CountryName usual[] = {
    {"Czechia", "CZE"},        {"North Macedonia", "MKD"}, {"Belgium-Luxembourg", "BLX"},
    {"Czechoslovakia", "CSK"}, {"Yugoslavia", "YUG"},      {"Serbia and Montenegro", "SCG"},
};

/* Codes and the name of each that is shown: of the first row, where the usual names do not say another. */
static GHashTable *
codes_table(void)
{
  static GHashTable *table = NULL;
  if (g_once_init_enter(&table)) {
    GHashTable *made = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < G_N_ELEMENTS(usual); i++)
      g_hash_table_insert(made, (gpointer)usual[i].code, (gpointer)usual[i].name);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
      if (!g_hash_table_contains(made, names[i].code))
        g_hash_table_insert(made, (gpointer)names[i].code, (gpointer)names[i].name);
    g_once_init_leave(&table, made);
  }
  return table;
}

const char *
event_country_name(const char *code)
{
  return g_hash_table_lookup(codes_table(), code);
}

const char *
event_country_by_name(EventText name)
{
  char text[64]; /* longer than any of them */
  if (name.length >= sizeof text)
    return NULL;
  memcpy(text, name.text, name.length);
  text[name.length] = '\0';
  return g_hash_table_lookup(names_table(), text);
}

EventText
event_country_of_cameo(EventText code)
{
  for (gsize i = 0; i < G_N_ELEMENTS(cameo); i++)
    if (event_text_is(code, cameo[i].name))
      return event_text_of(cameo[i].code);
  return code;
}

static gboolean
is_among(EventText code, const char *const *codes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (event_text_is(code, codes[i]))
      return TRUE;
  return FALSE;
}

gboolean
event_country_is_region(EventText code)
{
  return is_among(code, regions, G_N_ELEMENTS(regions));
}

gboolean
event_country_is_none(EventText code)
{
  return is_among(code, nobodies, G_N_ELEMENTS(nobodies));
}
