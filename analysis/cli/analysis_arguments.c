#include "analysis_arguments.h"

#include "argument_rows.h"
#include "command.h"

static const ArgumentRow rows[ANALYSIS_ARGUMENTS] = {
    {"lags", 'l', "how many lags: a number, or rule, aic, bic", "N"},
    {"max-lags", 0, "the most that a criterion chooses from", "N"},
    {"terms", 0, "none, constant or trend beside the lags", "TERMS"},
    {"at", 0, "of a known break the last period before it, of an event the first", "PERIOD"},
    {"max-breaks", 0, "the most breaks that are looked for", "N"},
    {"trimming", 0, "share of the sample at either end and between breaks", "SHARE"},
    {"window", 'w', "periods in a moving window", "N"},
    {"block", 0, "mean length of the bootstrap's blocks, in periods", "N"},
    {"resamples", 0, "of the bootstrap", "N"},
    {"seed", 0, "of the random numbers (default 19870603)", "N"},
    {"steps", 0, "periods of a forecast or of impulse responses", "N"},
    {"season", 0, "periods in a cycle (default: by the frequency)", "N"},
    {"smallest-difference", 0, "the smallest difference of practical weight", "NUMBER"},
    {"correction", 0, "for many tests: holm or bh", "NAME"},
    {"method", 'm', "as the kind knows it", "NAME"},
    {"frequencies", 0, "such as annual,quarterly (default: all that the data allow)", "LIST"},
};

void
analysis_arguments_clear(AnalysisArguments *arguments)
{
  for (gsize i = 0; i < ANALYSIS_ARGUMENTS; i++)
    g_free(arguments->value[i]);
  g_strfreev(arguments->given);
  *arguments = (AnalysisArguments){0};
}

void
analysis_arguments_entries(AnalysisArguments *arguments, GArray *entries)
{
  argument_rows_entries(rows, ANALYSIS_ARGUMENTS, arguments->value, entries);
  const GOptionEntry given = {.long_name = "given",
                              .arg = G_OPTION_ARG_FILENAME_ARRAY,
                              .arg_data = &arguments->given,
                              .description = "an expression that is held fast (may be given again)",
                              .arg_description = "EXPR"};
  g_array_append_val(entries, given);
}

static gboolean
takes(const AnalysisKind *kind, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS(kind->options) && kind->options[i]; i++)
    if (g_str_equal(kind->options[i], key))
      return TRUE;
  return FALSE;
}

char *
analysis_arguments_kinds(void)
{
  GString *text = g_string_new("Kinds, with what each takes:\n");
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++) {
    g_autofree char *wants = analysis_kind_wants(kind);
    g_string_append_printf(text, "  %s: %s\n      %s", kind->key, kind->summary, wants);
    for (gsize i = 0; i < G_N_ELEMENTS(kind->options) && kind->options[i]; i++)
      g_string_append_printf(text, "%s--%s", i ? " " : "; ", kind->options[i]);
    g_string_append_c(text, '\n');
  }
  return g_string_free(text, FALSE);
}

gboolean
analysis_arguments_read(const char *command, const AnalysisArguments *arguments, const AnalysisKind *kind,
                        AnalysisOptions *options, int *status)
{
  g_autoptr(GError) error = NULL;
  for (gsize i = 0; i < ANALYSIS_ARGUMENTS; i++) {
    if (!arguments->value[i])
      continue;
    if (!takes(kind, rows[i].name)) {
      *status = command_usage(command, "--%s is no option of %s", rows[i].name, kind->key);
      return FALSE;
    }
    if (!analysis_options_set(options, rows[i].name, arguments->value[i], &error)) {
      *status = command_usage(command, "--%s %s", rows[i].name, error->message);
      return FALSE;
    }
  }
  if (arguments->given && !takes(kind, "given"))
    *status = command_usage(command, "--given is no option of %s", kind->key);
  return !arguments->given || takes(kind, "given");
}
