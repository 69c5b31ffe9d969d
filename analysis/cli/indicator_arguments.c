#include "indicator_arguments.h"

#include "analysis_arguments.h"

static const ArgumentRow rows[INDICATORS_ARGUMENTS] = {
    [INDICATORS_SHOW] = {"show", 0, "one of the kinds above (default structure)", "KIND"},
    [INDICATORS_INDICATOR] = {"indicator", 'i', "one of the indicators above: its values, period by period", "NAME"},
    [INDICATORS_PART] = {"part", 0, "the part that an indicator is of, such as DEU", "CODE"},
    [INDICATORS_BASE] = {"base", 0, "the base of an index, such as 2005", "PERIOD"},
    [INDICATORS_TOTAL] = {"total", 0, "the code of the stated total (default: the descriptor's, or WLD, TOTAL ...)",
                          "CODE"},
    [INDICATORS_FOLD] = {"fold", 0, "a bloc whose members are one part", "BLOC"},
    [INDICATORS_QUANTITY] = {"quantity", 0, "column or expression of quantities", "EXPR"},
    [INDICATORS_VALUE] = {"value", 0, "column or expression of values (default: the only column of numbers)", "EXPR"},
    [INDICATORS_UNIT] = {"unit", 'u', "of the values where no descriptor tells it, such as 'USD million'", "UNIT"},
    [INDICATORS_VALUATION] = {"valuation", 0, "of the values where no descriptor tells it: FOB or CIF", "TEXT"},
    [INDICATORS_MIRROR] = {"mirror", 0, "what the other side reports of the same flow", "CSV"},
    [INDICATORS_MIRROR_VALUE] = {"mirror-value", 0, "as --value, of the mirror", "EXPR"},
    [INDICATORS_MIRROR_UNIT] = {"mirror-unit", 0, "as --unit, of the mirror", "UNIT"},
    [INDICATORS_MIRROR_VALUATION] = {"mirror-valuation", 0, "as --valuation, of the mirror", "TEXT"},
    [INDICATORS_AGAINST] = {"against", 0, "a second breakdown: imports beside exports, the world as a reference",
                            "CSV"},
    [INDICATORS_AGAINST_VALUE] = {"against-value", 0, "as --value, of the second breakdown", "EXPR"},
    [INDICATORS_AGAINST_UNIT] = {"against-unit", 0, "as --unit, of the second breakdown", "UNIT"},
    [INDICATORS_AGAINST_VALUATION] = {"against-valuation", 0, "as --valuation, of the second breakdown", "TEXT"},
};

const ArgumentRow indicator_options[INDICATOR_OPTIONS] = {
    {"top", 't', "so many parts by name", "N"},
    {"parts", 0, "codes that are named, such as DEU,POL (default: the largest)", "LIST"},
    {"periods", 0, "periods that are shown, such as 1995,2005,2015", "LIST"},
    {"at", 0, "a range whose ends are compared, such as 2013..2016", "RANGE"},
    {"allowance", 0, "by how much CIF values exceed FOB ones, as a share (default 0.1)", "SHARE"},
    {"block", 0, "mean length of the bootstrap's blocks, in periods", "N"},
    {"resamples", 0, "of the bootstrap", "N"},
    {"seed", 0, "of the random numbers", "N"},
};

void
indicator_arguments_clear(IndicatorArguments *arguments)
{
  for (gsize i = 0; i < INDICATORS_ARGUMENTS; i++)
    g_free(arguments->value[i]);
  for (gsize i = 0; i < INDICATOR_OPTIONS; i++)
    g_free(arguments->option[i]);
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++) {
    g_strfreev(arguments->by[side]);
    g_strfreev(arguments->where[side]);
  }
  g_strfreev(arguments->without);
  g_strfreev(arguments->blocs);
  *arguments = (IndicatorArguments){0};
}

void
indicator_arguments_entries(IndicatorArguments *arguments, GArray *entries)
{
  const struct {
    const char *name;
    gchar letter;
    char ***values;
    const char *help, *argument;
  } lists[] = {
      {"by", 'b', &arguments->by[SIDE_OWN], "the column whose codes are the parts (given twice: pairs of codes)",
       "COLUMN"},
      {"where", 'w', &arguments->where[SIDE_OWN], "only these rows (given again: of another column)",
       "COLUMN=CODE[,CODE]"},
      {"without", 0, &arguments->without, "a code that is left out (may be given again)", "CODE"},
      {"bloc", 0, &arguments->blocs, "members of a bloc with their dates; @2007 behind it: as of that year",
       "NAME=CSV"},
      {"mirror-by", 0, &arguments->by[SIDE_MIRROR], "as --by, of the mirror (default: the same)", "COLUMN"},
      {"mirror-where", 0, &arguments->where[SIDE_MIRROR],
       "as --where, of the mirror; in the same file on top of those conditions", "COLUMN=CODE"},
      {"against-by", 0, &arguments->by[SIDE_AGAINST], "as --by, of the second breakdown (default: the same)", "COLUMN"},
      {"against-where", 0, &arguments->where[SIDE_AGAINST], "as --mirror-where, of the second breakdown",
       "COLUMN=CODE"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    const GOptionEntry entry = {.long_name = lists[i].name,
                                .short_name = lists[i].letter,
                                .arg = G_OPTION_ARG_FILENAME_ARRAY,
                                .arg_data = lists[i].values,
                                .description = lists[i].help,
                                .arg_description = lists[i].argument};
    g_array_append_val(entries, entry);
  }
  argument_rows_entries(rows, INDICATORS_ARGUMENTS, arguments->value, entries);
  argument_rows_entries(indicator_options, INDICATOR_OPTIONS, arguments->option, entries);
}

static void
append_needs(GString *text, const IndicatorKind *kind)
{
  static const struct {
    guint need;
    const char *option;
  } needs[] = {{INDICATOR_PART, "--part"},
               {INDICATOR_AGAINST, "--against"},
               {INDICATOR_TOP, "--top"},
               {INDICATOR_BASE, "--base"},
               {INDICATOR_AMOUNTS, "--quantity"}};
  const char *sign = "; ";
  for (gsize i = 0; i < G_N_ELEMENTS(needs); i++)
    if (kind->needs & needs[i].need) {
      g_string_append_printf(text, "%s%s", sign, needs[i].option);
      sign = " ";
    }
}

char *
indicator_arguments_kinds(void)
{
  g_autofree char *kinds = analysis_arguments_kinds(TRUE);
  GString *text = g_string_new(kinds);
  g_string_append(text, "  " INDICATORS_MEMBERS
                        ": the largest parts in each period with their shares and ranks, by --format csv\n"
                        "      one breakdown; --top\n"
                        "The first breakdown is the CSV by --by; a second one is told by --against.\n\n"
                        "Indicators, with what each needs:\n");
  for (const IndicatorKind *kind = indicator_kinds; kind->word; kind++) {
    g_string_append_printf(text, "  %s: %s", kind->word, kind->summary);
    append_needs(text, kind);
    g_string_append_c(text, '\n');
  }
  return g_string_free(text, FALSE);
}

const char *
indicator_side_option(IndicatorSide side)
{
  return side == SIDE_MIRROR ? "mirror-" : side == SIDE_AGAINST ? "against-" : "";
}
