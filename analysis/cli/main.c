#include <gsl/gsl_errno.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "datasets/problems.h"

#define DOCUMENTS "text, markdown, html, json"
#define PICTURES  "svg, png, pdf, txt"

const Command command_table[] = {
    {"run", "STUDY", "everything the study declares, into the output folder",
     "Everything the study declares, into the output folder: page, reports, charts, tables, manifest.", NULL, cmd_run},
    {"charts", "STUDY [NAME...]", "the study's charts: gnuplot scripts, data, pictures",
     "The study's charts: gnuplot scripts, their data as CSV, and pictures. Names draw only those.", PICTURES,
     cmd_charts},
    {"report", "STUDY [NAME...]", "regression and correlation reports",
     "Regression and correlation reports, as report.txt, report.md and report.json; with --format they are printed\n"
     "instead. Names report only those trends, regressions, correlations and tables.",
     DOCUMENTS, cmd_report},
    {"summary", "STUDY [NAME...]", "the study's tables and a summary of its series, as CSV",
     "The study's tables and 'summary', a line for each series, as CSV. Names write only those; --output - prints one.",
     NULL, cmd_summary},
    {"claims", "STUDY [ID...]", "the published statements against the data",
     "The statements that the study's 'claims' names, each against the data: holds, does not hold, or undecided with\n"
     "the reason. IDs judge only those. Exit status 1 when one does not hold; --report-only gives 0 then.",
     DOCUMENTS ", csv", cmd_claims},
    {"check", "STUDY|CSV...", "every problem of the data, with its place",
     "Reads everything and lists every problem with its place: exit status 1 when there is one. A file that ends in\n"
     ".yaml or .yml is a study, '-' a CSV on standard input.",
     NULL, cmd_check},
    {"fit", "CSV FORMULA...", "one regression without a study file",
     "One regression without a study file:\n"
     "  bytrade fit trade.csv 'log(turnover) ~ trend'\n"
     "  bytrade fit trade.csv 'exports ~ gdp + lag(exports, 1)' --sample 1998..2020 --errors plain\n"
     "  bytrade fit trade.csv 'log(exports) ~ trend' 'log(imports) ~ trend' --compare\n"
     "Terms: columns and expressions, trend, season, lag(x, 0:2), step(2010), pulse(...), ramp(...),\n"
     "poly(x, 3, raw=TRUE), factor(region), I(x^2), x:z, and - 1 for no intercept.",
     DOCUMENTS, cmd_fit},
    {"corr", "CSV X Y", "one correlation without a study file",
     "One correlation of two columns or expressions, as they are and of their changes:\n"
     "  bytrade corr trade.csv exports 'log(imports)'",
     DOCUMENTS, cmd_corr},
    {"analyse", "KIND CSV X...", "one analysis of series over time, without a study file",
     "One analysis of columns or expressions over time:\n"
     "  bytrade analyse breaks trade.csv 'log(exports)'\n"
     "  bytrade analyse lead-lag trade.csv polarity 'growth(exports)' --lags 4\n",
     DOCUMENTS, cmd_analyse},
    {"describe", "CSV", "columns, periods, gaps, missing values, first look",
     "A first look: columns, periods, gaps, missing values; '-' is standard input.", DOCUMENTS ", csv", cmd_describe},
    {"plot", "CSV Y...", "one chart without a study file",
     "One chart of columns or expressions, into charts/ of the output folder; --output - prints the picture, and\n"
     "--format txt draws on the terminal.",
     PICTURES, cmd_plot},
    {"index", "EVENTS...", "event-intensity indices from coded events",
     "How friendly, and how busy, relations are, out of coded events: a catalogue kept by hand, GDELT, ICEWS, "
     "Phoenix,\n"
     "POLECAT, told apart by their content; '-' is standard input:\n"
     "  bytrade index events.csv --partner EU --frequency year\n"
     "  bytrade index 2018*.export.CSV --country BLR --partner EU --bloc EU=eu-members.csv --half-life 1,3,6\n"
     "  bytrade index events.2018.tab --country BLR --weights cameo-goldstein.csv --variant goldstein_icews --format "
     "csv\n"
     "  bytrade index 2021*.export.CSV --country BLR --partner POL --explain 2021-11/P2M\n"
     "balance is the sum of scores, positive and negative its parts, absolute the sum of their sizes, mean the "
     "balance\n"
     "per event, polarity the balance per absolute. A day without a row is missing, not zero.",
     DOCUMENTS ", csv", cmd_index},
    {"indicators", "CSV", "trade indicators by partner or product",
     "What flows are made of: concentration, composition, contributions, mirror statistics, of a CSV with a column of\n"
     "codes; '-' is standard input. A datapackage.json beside it that describes it is used (not with --period, "
     "--decimal\n"
     "and their like):\n"
     "  bytrade indicators trade.csv --by partner --where reporter=BLR --where flow=export\n"
     "  bytrade indicators trade.csv --by partner --where flow=export --indicator hhi --format csv\n"
     "  bytrade indicators trade.csv --by partner --where flow=export,import --bloc EU=members.csv@2007 --fold EU\n"
     "  bytrade indicators trade.csv --by product --where flow=export --against-where flow=import --show "
     "intra-industry\n"
     "  bytrade indicators own.csv --by partner --where flow=export --mirror partners.csv --mirror-by reporter \\\n"
     "    --mirror-where flow=import --show mirror",
     DOCUMENTS ", csv", cmd_indicators},
    {NULL, NULL, NULL, NULL, NULL, NULL}};

static char *
overview(void)
{
  GString *text = g_string_new("Usage: bytrade COMMAND [OPTION...] ARGUMENT...\n\n"
                               "Trade statistics: trends, correlations, regressions, charts.\n\n");
  for (const Command *command = command_table; command->name; command++)
    g_string_append_printf(text, "  %-10s %-16s %s\n", command->name, command->arguments, command->summary);
  g_string_append(text, "  help       [COMMAND]        a command's options and an example\n"
                        "  --version                   the version\n\n"
                        "Exit status: 0 done, 1 analysis impossible, or a check or claim failed, 2 usage,\n"
                        "3 bad input, 4 file or external program.\n");
  return g_string_free(text, FALSE);
}

static int
print_overview(void)
{
  g_autofree char *text = overview();
  return command_print(text);
}

static int
refuse_command(const char *name)
{
  const char *names[G_N_ELEMENTS(command_table) + 3] = {"help", "--help", "--version"};
  for (gsize i = 0; command_table[i].name; i++)
    names[i + 3] = command_table[i].name;
  g_autofree char *shown = visible_text(name, strlen(name));
  const char *near = nearest_name(name, names);
  if (near)
    return command_usage(NULL, "there is no command '%s', did you mean '%s'?", shown, near);
  return command_usage(NULL, "there is no command '%s'%s", shown,
                       *name == '-' ? ": options stand behind the command" : "");
}

static int
print_help(int argc, char **argv)
{
  if (argc > 2)
    return command_usage(NULL, "help takes one command");
  if (argc < 2 || g_str_equal(argv[1], "help"))
    return print_overview();
  const Command *command = command_find(argv[1]);
  if (!command)
    return refuse_command(argv[1]);
  char *help[] = {(char *)command->name, (char *)"--help", NULL};
  return command->run(2, help);
}

/* A short run takes memory once and keeps it: giving large blocks back and taking them anew costs more than the work in them. */
static void
keep_memory(void)
{
  mallopt(M_MMAP_THRESHOLD, G_MAXINT);
  mallopt(M_TRIM_THRESHOLD, G_MAXINT);
  mallopt(M_TOP_PAD, 8 * 1024 * 1024);
}

int
main(int argc, char **argv)
{
  keep_memory();
  gsl_set_error_handler_off();
  if (argc < 2) {
    g_autofree char *text = overview();
    fputs(text, stderr);
    return STATUS_USAGE;
  }
  const char *name = argv[1];
  if (g_str_equal(name, "--version"))
    return argc > 2 ? command_usage(NULL, "--version stands alone") : command_print("bytrade " BYTRADE_VERSION "\n");
  if (g_str_equal(name, "help") || g_str_equal(name, "--help") || g_str_equal(name, "-h"))
    return print_help(argc - 1, argv + 1);
  const Command *command = command_find(name);
  return command ? command->run(argc - 1, argv + 1) : refuse_command(name);
}
