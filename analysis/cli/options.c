#include "options.h"

#include <string.h>

#include "command.h"

void
options_clear(Options *options)
{
  char *texts[] = {options->output,  options->format, options->delimiter,   options->encoding,
                   options->decimal, options->period, options->date_format, options->sample_text};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  model_arguments_clear(&options->arguments);
  analysis_arguments_clear(&options->analysis);
  index_arguments_clear(&options->index);
  indicator_arguments_clear(&options->indicators);
  model_options_clear(&options->model);
  *options = (Options){0};
}

/* The entries of a set; ended by an empty one. All are texts: GLib's own numbers would be told in its own words. */
static GArray *
entries_of(OptionSet set, const char *formats, Options *o)
{
  const struct {
    guint set; /* 0: every command */
    GOptionEntry entry;
  } all[] = {
      {OPTION_OUTPUT,
       {"output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output,
        set & OPTION_PRINT ? "folder for what is written (default out), - prints"
                           : "folder for what is written (default out)",
        "DIR"}},
      {OPTION_FORMAT, {"format", 'f', 0, G_OPTION_ARG_FILENAME, &o->format, formats, "FORMAT"}},
      {OPTION_QUIET, {"quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "say nothing but what is wrong", NULL}},
      {OPTION_FORCE, {"force", 0, 0, G_OPTION_ARG_NONE, &o->force, "write into a folder that holds other files", NULL}},
      {OPTION_CSV,
       {"delimiter", 'd', 0, G_OPTION_ARG_FILENAME, &o->delimiter,
        "sign between fields, or tab (default: decided over all rows)", "SIGN"}},
      {OPTION_CSV,
       {"encoding", 0, 0, G_OPTION_ARG_FILENAME, &o->encoding, "charset, such as windows-1251 (default UTF-8)",
        "NAME"}},
      {OPTION_CSV,
       {"decimal", 0, 0, G_OPTION_ARG_FILENAME, &o->decimal, "decimal sign, . or , (default: proved by each column)",
        "SIGN"}},
      {OPTION_CSV,
       {"period", 'p', 0, G_OPTION_ARG_FILENAME, &o->period, "the column of periods (default: found by name)",
        "COLUMN"}},
      {OPTION_CSV,
       {"date-format", 0, 0, G_OPTION_ARG_FILENAME, &o->date_format, "how its dates are written, such as %d/%m/%Y",
        "FORMAT"}},
      {OPTION_CSV, {"no-period", 0, 0, G_OPTION_ARG_NONE, &o->no_period, "a cross-section: rows without time", NULL}},
      {OPTION_MODEL,
       {"sample", 's', 0, G_OPTION_ARG_FILENAME, &o->sample_text, "only these periods, such as 1998..2020", "RANGE"}},
      {OPTION_CLAIMS,
       {"report-only", 0, 0, G_OPTION_ARG_NONE, &o->report_only, "exit status 0 even when one does not hold", NULL}},
      {0, {"help", 'h', 0, G_OPTION_ARG_NONE, &o->help, "show this help", NULL}},
  };
  GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
    if (all[i].set == 0 && (set & OPTION_REGRESSION))
      model_arguments_entries(&o->arguments, entries);
    if (all[i].set == 0 && (set & OPTION_ANALYSIS))
      analysis_arguments_entries(&o->analysis, entries);
    if (all[i].set == 0 && (set & OPTION_INDEX))
      index_arguments_entries(&o->index, entries);
    if (all[i].set == 0 && (set & OPTION_INDICATORS))
      indicator_arguments_entries(&o->indicators, entries);
    if (all[i].set == 0 || (set & all[i].set))
      g_array_append_val(entries, all[i].entry);
  }
  return entries;
}

/* Whether every argument can be shown and used as text. */
static gboolean
are_texts(const Command *command, int argc, char **argv, int *status)
{
  for (int i = 1; i < argc; i++) {
    g_autofree char *shown = visible_text(argv[i], strlen(argv[i]));
    if (g_utf8_validate(argv[i], -1, NULL))
      continue;
    *status = command_usage(command->name, "'%s' is not UTF-8", shown);
    return FALSE;
  }
  return TRUE;
}

/* strptime's %Y, with %m and %d if need be, and no other directive; %% is a sign. */
static gboolean
is_date_format(const char *format)
{
  gboolean year = FALSE, month = FALSE, day = FALSE;
  for (const char *at = strchr(format, '%'); at; at = strchr(at + 2, '%')) {
    if (!at[1] || !strchr("Ymd%", at[1]))
      return FALSE;
    year = year || at[1] == 'Y';
    month = month || at[1] == 'm';
    day = day || at[1] == 'd';
  }
  return year && (month || !day);
}

static gboolean
read_csv_options(const char *command, Options *o, int *status)
{
  const gboolean tab = o->delimiter && (g_str_equal(o->delimiter, "tab") || g_str_equal(o->delimiter, "\\t"));
  if (o->delimiter && !tab && strlen(o->delimiter) != 1) {
    *status = command_usage(command, "--delimiter is one ASCII sign or tab, not '%s'", o->delimiter);
    return FALSE;
  }
  if (o->decimal && !g_str_equal(o->decimal, ".") && !g_str_equal(o->decimal, ",")) {
    *status = command_usage(command, "--decimal is . or , and not '%s'", o->decimal);
    return FALSE;
  }
  if (o->period && o->no_period) {
    *status = command_usage(command, "--period and --no-period exclude each other");
    return FALSE;
  }
  if (o->date_format && o->no_period) {
    *status = command_usage(command, "--date-format and --no-period exclude each other");
    return FALSE;
  }
  if (o->date_format && !is_date_format(o->date_format)) {
    *status = command_usage(command, "--date-format is made of %%Y, %%m and %%d, such as %%d/%%m/%%Y, not '%s'",
                            o->date_format);
    return FALSE;
  }
  o->guess = (GuessOptions){
      .csv = {.delimiter = o->delimiter ? (tab ? '\t' : o->delimiter[0]) : '\0', .encoding = o->encoding},
      .period = o->period,
      .no_period = o->no_period,
      .date_format = o->date_format,
      .decimal = o->decimal ? o->decimal[0] : '\0'};
  return TRUE;
}

static gboolean
read_model(const char *command, Options *o, int *status)
{
  const char *why;
  model_options_init(&o->model);
  if (o->sample_text && !period_parse_range(o->sample_text, strlen(o->sample_text), &o->model.sample, &why)) {
    *status = command_usage(command, "--sample '%s' is not a range of periods (%s)", o->sample_text, why);
    return FALSE;
  }
  o->model.has_sample = o->sample_text != NULL;
  if (!model_arguments_read(command, &o->arguments, &o->model, status))
    return FALSE;
  const char *needy = options_need_periods(o);
  if (o->no_period && needy)
    *status = command_usage(command, "%s needs periods: leave out --no-period", needy);
  return !(o->no_period && needy);
}

static gboolean
read_output(const char *command, OptionSet set, const Options *o, int *status)
{
  if (o->output && !*o->output)
    *status = command_usage(command, "--output names no folder");
  else if (o->output && g_str_equal(o->output, "-") && !(set & OPTION_PRINT))
    *status = command_usage(command, "--output - prints nothing here: name a folder (./- if it is called so)");
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_format(const Command *command, Options *o, int *status)
{
  if (!o->format)
    return TRUE;
  g_auto(GStrv) formats = g_strsplit(command->formats, ", ", -1);
  for (o->chosen = 0; formats[o->chosen]; o->chosen++)
    if (g_str_equal(formats[o->chosen], o->format))
      return TRUE;
  *status = command_usage(command->name, "--format is one of %s, not '%s'", command->formats, o->format);
  return FALSE;
}

/* GLib keeps the first "--" where something behind it begins with a hyphen. */
static void
drop_separator(int *argc, char **argv)
{
  for (int i = 1; i < *argc; i++)
    if (g_str_equal(argv[i], "--")) {
      memmove(argv + i, argv + i + 1, (gsize)(*argc - i) * sizeof *argv);
      (*argc)--;
      return;
    }
}

static gboolean
are_named(const Command *command, int argc, char **argv, int *status)
{
  for (int i = 1; i < argc; i++)
    if (!*argv[i]) {
      *status = command_usage(command->name, "argument %d is empty", i);
      return FALSE;
    }
  return TRUE;
}

/* Tells an error of GLib's parser, with the option that may have been meant. */
static int
refuse(const char *command, GArray *entries, GError *error)
{
  const char *names[64] = {NULL}, *option = strstr(error->message, "--");
  for (gsize i = 0; i < MIN(entries->len, G_N_ELEMENTS(names) - 1); i++)
    names[i] = g_array_index(entries, GOptionEntry, i).long_name;
  g_autofree char *name = option ? g_strndup(option + 2, strcspn(option + 2, "=")) : g_strdup("");
  const char *near =
      g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) ? nearest_name(name, names) : NULL;
  error->message[0] = g_ascii_tolower(error->message[0]);
  return command_usage(command, "%s%s%s%s", error->message, near ? ", did you mean --" : "", near ? near : "",
                       near ? "?" : "");
}

/* Runs GLib's parser; FALSE after --help or an error. */
static gboolean
parse(const Command *command, OptionSet set, int *argc, char ***argv, Options *options, int *status)
{
  g_autofree char *formats =
      command->formats ? g_strdup_printf("%s (the first is the default)", command->formats) : NULL;
  g_autoptr(GArray) entries = entries_of(set, formats, options);
  g_autoptr(GOptionContext) context = g_option_context_new(command->arguments);
  g_autoptr(GError) error = NULL;
  g_autofree char *program = g_strconcat("bytrade ", command->name, NULL);
  g_set_prgname(program);
  g_option_context_set_help_enabled(context, FALSE);
  g_autofree char *kinds = set & OPTION_ANALYSIS     ? analysis_arguments_kinds(FALSE)
                           : set & OPTION_INDICATORS ? indicator_arguments_kinds()
                                                     : g_strdup("");
  g_autofree char *summary = g_strjoin("\n", command->details, *kinds ? kinds : NULL, NULL);
  g_option_context_set_summary(context, summary);
  g_option_context_add_main_entries(context, (const GOptionEntry *)(void *)entries->data, NULL);
  if (!g_option_context_parse(context, argc, argv, &error)) {
    *status = refuse(command->name, entries, error);
    return FALSE;
  }
  if (!options->help)
    return TRUE;
  g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
  *status = command_print(help);
  return FALSE;
}

gboolean
options_parse(OptionSet set, int *argc, char ***argv, Options *options, int *status)
{
  const Command *command = command_find((*argv)[0]);
  *options = (Options){0};
  if (!are_texts(command, *argc, *argv, status) || !parse(command, set, argc, argv, options, status))
    return FALSE;
  drop_separator(argc, *argv);
  return are_named(command, *argc, *argv, status) && read_output(command->name, set, options, status) &&
         read_format(command, options, status) && read_csv_options(command->name, options, status) &&
         read_model(command->name, options, status);
}

const char *
options_need_periods(const Options *options)
{
  return options->sample_text ? "--sample" : model_arguments_need_periods(&options->model);
}

const char *
options_folder(const Options *options)
{
  return options->output ? options->output : "out";
}
