#include "options.h"

#include <stdio.h>
#include <string.h>

#include "command.h"

void
options_clear(Options *options)
{
  char *texts[] = {options->output,  options->format, options->delimiter,   options->encoding,
                   options->decimal, options->period, options->sample_text, options->errors_text};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  *options = (Options){0};
}

/* The entries of a set; ended by an empty one. */
static GArray *
entries_of(OptionSet set, Options *o)
{
  const struct {
    guint set; /* 0: every command */
    GOptionEntry entry;
  } all[] = {
      {OPTION_OUTPUT,
       {"output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output, "folder for what is written (default out)", "DIR"}},
      {OPTION_FORMAT,
       {"format", 'f', 0, G_OPTION_ARG_FILENAME, &o->format, "see 'bytrade help' of the command", "FORMAT"}},
      {OPTION_QUIET, {"quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "do not list what was written", NULL}},
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
      {OPTION_CSV, {"no-period", 0, 0, G_OPTION_ARG_NONE, &o->no_period, "a cross-section: rows without time", NULL}},
      {OPTION_MODEL,
       {"sample", 's', 0, G_OPTION_ARG_FILENAME, &o->sample_text, "only these periods, such as 1998..2020", "RANGE"}},
      {OPTION_ERRORS,
       {"errors", 'e', 0, G_OPTION_ARG_FILENAME, &o->errors_text, "newey-west (default over periods) or plain",
        "KIND"}},
      {OPTION_ERRORS,
       {"lag", 'l', 0, G_OPTION_ARG_INT, &o->lag, "lag of Newey-West (default floor(4 (n/100)^(2/9)))", "N"}},
      {0, {"help", 'h', 0, G_OPTION_ARG_NONE, &o->help, "show this help", NULL}},
  };
  GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    if (all[i].set == 0 || (set & all[i].set))
      g_array_append_val(entries, all[i].entry);
  return entries;
}

static gboolean
all_text(int argc, char **argv)
{
  for (int i = 0; i < argc; i++)
    if (!g_utf8_validate(argv[i], -1, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
read_guess(const char *command, Options *o, int *status)
{
  const gboolean tab = o->delimiter && (g_str_equal(o->delimiter, "tab") || g_str_equal(o->delimiter, "\\t"));
  if (o->delimiter && !tab && strlen(o->delimiter) != 1) {
    *status = command_usage(command, "--delimiter is one byte or tab, not '%s'", o->delimiter);
    return FALSE;
  }
  if (o->decimal && !g_str_equal(o->decimal, ".") && !g_str_equal(o->decimal, ",")) {
    *status = command_usage(command, "--decimal is . or , and not '%s'", o->decimal);
    return FALSE;
  }
  o->guess = (GuessOptions){
      .csv = {.delimiter = o->delimiter ? (tab ? '\t' : o->delimiter[0]) : '\0', .encoding = o->encoding},
      .period = o->period,
      .no_period = o->no_period,
      .decimal = o->decimal ? o->decimal[0] : '\0'};
  return TRUE;
}

static gboolean
read_model(const char *command, Options *o, int *status)
{
  const char *why;
  if (o->sample_text && !period_parse_range(o->sample_text, strlen(o->sample_text), &o->sample, &why)) {
    *status = command_usage(command, "--sample '%s' is not a range of periods (%s)", o->sample_text, why);
    return FALSE;
  }
  o->has_sample = o->sample_text != NULL;
  if (o->errors_text && !g_str_equal(o->errors_text, "newey-west") && !g_str_equal(o->errors_text, "plain")) {
    *status = command_usage(command, "--errors is newey-west or plain, not '%s'", o->errors_text);
    return FALSE;
  }
  o->errors = o->errors_text && g_str_equal(o->errors_text, "plain") ? ERRORS_PLAIN : ERRORS_NEWEY_WEST;
  if (o->lag < -1) {
    *status = command_usage(command, "--lag is 0 or more");
    return FALSE;
  }
  return TRUE;
}

gboolean
options_parse(OptionSet set, int *argc, char ***argv, Options *options, int *status)
{
  const Command *command = command_find((*argv)[0]);
  *options = (Options){.lag = -1};
  if (!all_text(*argc, *argv)) {
    *status = command_usage(command->name, "an argument is not UTF-8");
    return FALSE;
  }
  g_autoptr(GArray) entries = entries_of(set, options);
  GOptionContext *context = g_option_context_new(command->arguments);
  g_autoptr(GError) error = NULL;
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_set_summary(context, command->summary);
  g_option_context_add_main_entries(context, (const GOptionEntry *)(void *)entries->data, NULL);
  const gboolean parsed = g_option_context_parse(context, argc, argv, &error);
  g_autofree char *program = g_strconcat("bytrade ", command->name, NULL);
  g_set_prgname(program);
  g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
  g_option_context_free(context);
  if (!parsed) {
    error->message[0] = g_ascii_tolower(error->message[0]);
    *status = command_usage(command->name, "%s", error->message);
    return FALSE;
  }
  if (options->help) {
    *status = command_print(help);
    return FALSE;
  }
  if (*argc > 1 && g_str_equal((*argv)[1], "--")) {
    memmove(*argv + 1, *argv + 2, (gsize)(*argc - 1) * sizeof **argv);
    (*argc)--;
  }
  return read_guess(command->name, options, status) && read_model(command->name, options, status);
}

gboolean
options_format(const char *command, const Options *options, const char *const *formats, guint *chosen, int *status)
{
  *chosen = 0;
  if (!options->format)
    return TRUE;
  for (guint i = 0; formats[i]; i++)
    if (g_str_equal(formats[i], options->format)) {
      *chosen = i;
      return TRUE;
    }
  g_autofree char *all = g_strjoinv(", ", (char **)formats);
  *status = command_usage(command, "--format is one of %s, not '%s'", all, options->format);
  return FALSE;
}
