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

gboolean
analysis_argument_takes(const AnalysisKind *kind, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS(kind->options) && kind->options[i]; i++)
    if (g_str_equal(kind->options[i], name))
      return TRUE;
  return FALSE;
}

gboolean
analysis_kind_of_parts(const AnalysisKind *kind)
{
  return kind->parts && kind->most > 0 && !kind->needs_given;
}

char *
analysis_arguments_kinds(gboolean parts)
{
  GString *text = g_string_new("Kinds, with what each takes:\n");
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++) {
    if (kind->parts != parts || (parts && !analysis_kind_of_parts(kind)))
      continue;
    g_autofree char *wants = analysis_kind_wants(kind);
    const char *sign = "; ";
    g_string_append_printf(text, "  %s: %s\n      %s", kind->key, kind->summary, wants);
    for (gsize i = 0; i < G_N_ELEMENTS(kind->options) && kind->options[i]; i++) {
      if (parts && g_str_equal(kind->options[i], "given"))
        continue;
      g_string_append_printf(text, "%s--%s", sign, kind->options[i]);
      sign = " ";
    }
    g_string_append_c(text, '\n');
  }
  return g_string_free(text, FALSE);
}

gboolean
analysis_argument_set(const char *command, const AnalysisKind *kind, const char *name, const char *value,
                      AnalysisOptions *options, int *status)
{
  g_autoptr(GError) error = NULL;
  if (!analysis_argument_takes(kind, name))
    *status = command_usage(command, "--%s is no option of %s", name, kind->key);
  else if (!analysis_options_set(options, name, value, &error))
    *status = command_usage(command, "--%s %s", name, error->message);
  else
    return TRUE;
  return FALSE;
}

gboolean
analysis_arguments_read(const char *command, const AnalysisArguments *arguments, const AnalysisKind *kind,
                        AnalysisOptions *options, int *status)
{
  for (gsize i = 0; i < ANALYSIS_ARGUMENTS; i++)
    if (arguments->value[i] &&
        !analysis_argument_set(command, kind, rows[i].name, arguments->value[i], options, status))
      return FALSE;
  if (arguments->given && !analysis_argument_takes(kind, "given"))
    *status = command_usage(command, "--given is no option of %s", kind->key);
  return !arguments->given || analysis_argument_takes(kind, "given");
}
