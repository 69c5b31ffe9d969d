#!/usr/bin/env bats
# What is typed: commands, options, arguments.
load helper

OVERVIEW="Usage: bytrade COMMAND [OPTION...] ARGUMENT...

Trade statistics: trends, correlations, regressions, charts.

  run        STUDY            everything the study declares, into the output folder
  charts     STUDY [NAME...]  the study's charts: gnuplot scripts, data, pictures
  report     STUDY [NAME...]  regression and correlation reports
  summary    STUDY [NAME...]  the study's tables and a summary of its series, as CSV
  claims     STUDY [ID...]    the published statements against the data
  check      STUDY|CSV...     every problem of the data, with its place
  fit        CSV FORMULA...   one regression without a study file
  corr       CSV X Y          one correlation without a study file
  analyse    KIND CSV X...    one analysis of series over time, without a study file
  describe   CSV              columns, periods, gaps, missing values, first look
  plot       CSV Y...         one chart without a study file
  index      EVENTS...        event-intensity indices from coded events
  indicators CSV              trade indicators by partner or product
  help       [COMMAND]        a command's options and an example
  --version                   the version

Exit status: 0 done, 1 analysis impossible, or a check or claim failed, 2 usage,
3 bad input, 4 file or external program."

@test "without arguments the overview is an error" {
  expect 2 '' "$OVERVIEW" bytrade
}

@test "help, --help, -h and help help print the overview" {
  expect 0 "$OVERVIEW" '' bytrade help
  expect 0 "$OVERVIEW" '' bytrade --help
  expect 0 "$OVERVIEW" '' bytrade -h
  expect 0 "$OVERVIEW" '' bytrade help help
}

@test "--version tells the Makefile's version" {
  version=$(sed -n 's/^VERSION := //p' "$ROOT/Makefile")
  expect 0 "bytrade $version" '' bytrade --version
  refused 2 "--version stands alone (see 'bytrade help')" bytrade --version fit
}

@test "help of a command is its --help and its -h" {
  prints help-fit.txt bytrade help fit
  prints help-fit.txt bytrade fit --help
  prints help-fit.txt bytrade fit -h
  refused 2 "help takes one command (see 'bytrade help')" bytrade help fit corr
}

@test "every command of the overview has its help, no longer than a screen is wide" {
  for command in run charts report summary claims check fit corr describe plot index; do
    run --separate-stderr bytrade help "$command"
    [ "$status" -eq 0 ]
    [ "${lines[1]%% \[*}" = "  bytrade $command" ]
    [ -z "$stderr" ]
    [ "$(printf '%s\n' "$output" | awk 'length($0) > 120' | wc -l)" -eq 0 ]
  done
}

@test "an unknown command is refused with the nearest one" {
  refused 2 "there is no command 'fti', did you mean 'fit'? (see 'bytrade help')" bytrade fti
  refused 2 "there is no command 'hlep', did you mean 'help'? (see 'bytrade help')" bytrade hlep
  refused 2 "there is no command 'descirbe', did you mean 'describe'? (see 'bytrade help')" bytrade help descirbe
  refused 2 "there is no command '--versoin', did you mean '--version'? (see 'bytrade help')" bytrade --versoin
  refused 2 "there is no command 'xyzzy' (see 'bytrade help')" bytrade xyzzy
  refused 2 "there is no command '' (see 'bytrade help')" bytrade ''
  refused 2 "there is no command '--quiet': options stand behind the command (see 'bytrade help')" bytrade --quiet run x
}

@test "an unknown option is refused with the nearest one" {
  refused 2 "describe: unknown option --formt, did you mean --format? (see 'bytrade help describe')" \
    bytrade describe --formt json x.csv
  refused 2 "describe: unknown option --formt=json, did you mean --format? (see 'bytrade help describe')" \
    bytrade describe --formt=json x.csv
  refused 2 "describe: unknown option --xyzzy (see 'bytrade help describe')" bytrade describe --xyzzy x.csv
  refused 2 "describe: unknown option -z (see 'bytrade help describe')" bytrade describe -z x.csv
  refused 2 "corr: unknown option --lag (see 'bytrade help corr')" bytrade corr x.csv a b --lag 2
  refused 2 "describe: missing argument for --format (see 'bytrade help describe')" bytrade describe --format
}

@test "missing and surplus arguments are told by what belongs there" {
  refused 2 "run: name a study file (see 'bytrade help run')" bytrade run
  refused 2 "charts: name a study file (see 'bytrade help charts')" bytrade charts
  refused 2 "report: name a study file (see 'bytrade help report')" bytrade report
  refused 2 "summary: name a study file (see 'bytrade help summary')" bytrade summary
  refused 2 "check: name a study or CSV files (see 'bytrade help check')" bytrade check
  refused 2 "fit: name a CSV file and a formula, such as 'y ~ x + trend' (see 'bytrade help fit')" bytrade fit x.csv
  refused 2 "corr: name a CSV file and two columns or expressions (see 'bytrade help corr')" bytrade corr x.csv a
  refused 2 "corr: name a CSV file and two columns or expressions (see 'bytrade help corr')" bytrade corr x.csv a b c
  refused 2 "describe: name one CSV file (see 'bytrade help describe')" bytrade describe
  refused 2 "describe: name one CSV file (see 'bytrade help describe')" bytrade describe a.csv b.csv
  refused 2 "plot: name a CSV file and the columns or expressions to draw (see 'bytrade help plot')" bytrade plot x.csv
  refused 2 "run: one study at a time; 'charts', 'report' and 'summary' take names (see 'bytrade help run')" \
    bytrade run a.yaml b.yaml
  refused 2 "fit: argument 1 is empty (see 'bytrade help fit')" bytrade fit '' 'y ~ x'
}

@test "values of options are checked before anything is read" {
  refused 2 "describe: --format is one of text, markdown, html, json, csv, not 'pdf' (see 'bytrade help describe')" \
    bytrade describe --format pdf x.csv
  refused 2 "charts: --format is one of svg, png, pdf, txt, not 'SVG' (see 'bytrade help charts')" \
    bytrade charts --format SVG x.yaml
  refused 2 "fit: --sample '20xx' is not a range of periods (no year of four digits) (see 'bytrade help fit')" \
    bytrade fit x.csv 'y ~ x' --sample 20xx
  refused 2 "fit: --sample '2005..2001' is not a range of periods (it ends before it begins) (see 'bytrade help fit')" \
    bytrade fit x.csv 'y ~ x' --sample 2005..2001
  refused 2 "fit: --errors is one of plain, hc0, hc1, hc2, hc3, newey-west, cluster:COLUMN or bootstrap, not 'white' (see 'bytrade help fit')" \
    bytrade fit x.csv 'y ~ x' --errors white
  for lag in x -1 1.5 ''; do
    refused 2 "fit: --lag is a whole number, 0 or more, not '$lag' (see 'bytrade help fit')" \
      bytrade fit x.csv 'y ~ x' "--lag=$lag"
  done
  refused 2 "fit: --lag is a whole number, 0 or more, at most 1000000, not '99999999999' (see 'bytrade help fit')" \
    bytrade fit x.csv 'y ~ x' --lag=99999999999
  refused 2 "describe: --delimiter is one ASCII sign or tab, not 'ab' (see 'bytrade help describe')" \
    bytrade describe --delimiter ab x.csv
  refused 2 "describe: --delimiter is one ASCII sign or tab, not '§' (see 'bytrade help describe')" \
    bytrade describe --delimiter § x.csv
  refused 2 "describe: --decimal is . or , and not ';' (see 'bytrade help describe')" \
    bytrade describe --decimal ';' x.csv
  for format in %d/%m/%y %m/%d '' %Y-%d 2018-01-31 %; do
    refused 2 "describe: --date-format is made of %Y, %m and %d, such as %d/%m/%Y, not '$format' (see 'bytrade help describe')" \
      bytrade describe "--date-format=$format" x.csv
  done
}

@test "options that contradict each other are refused, not ignored" {
  refused 2 "describe: --date-format and --no-period exclude each other (see 'bytrade help describe')" \
    bytrade describe x.csv --date-format %d/%m/%Y --no-period
  refused 2 "fit: --period and --no-period exclude each other (see 'bytrade help fit')" \
    bytrade fit x.csv 'y ~ x' --period year --no-period
  refused 2 "fit: --sample needs periods: leave out --no-period (see 'bytrade help fit')" \
    bytrade fit x.csv 'y ~ x' --sample 2001 --no-period
  refused 2 "fit: --errors newey-west needs periods: leave out --no-period (see 'bytrade help fit')" \
    bytrade fit x.csv 'y ~ x' --errors newey-west --no-period
  refused 2 "fit: --lag belongs to newey-west errors, not to others (see 'bytrade help fit')" \
    bytrade fit x.csv 'y ~ x' --errors plain --lag 2
  refused 2 "report: --format prints the report: leave out --output (see 'bytrade help report')" \
    bytrade report x.yaml --format text --output y
  printf 'x,y\n1,2\n2,3\n3,5\n' >cross.csv
  refused 2 "fit: --lag needs periods, and cross.csv has no column of them: name one by --period (see 'bytrade help fit')" \
    bytrade fit cross.csv 'y ~ x' --lag 1
}

@test "--output names a folder" {
  small_study
  refused 2 "run: --output names no folder (see 'bytrade help run')" bytrade run --output '' small.yaml
  for command in run charts report; do
    refused 2 "$command: --output - prints nothing here: name a folder (./- if it is called so) (see 'bytrade help $command')" \
      bytrade "$command" --output - small.yaml
  done
  same files "datapackage.json small.yaml trade.csv " "$(files . | tr '\n' ' ')"
}

@test "an argument that is not UTF-8 is refused, shown as bytes" {
  refused 2 "describe: '\\xFF.csv' is not UTF-8 (see 'bytrade help describe')" bytrade describe $'\xff.csv'
  refused 2 "fit: 'y ~ \\xE9' is not UTF-8 (see 'bytrade help fit')" bytrade fit x.csv $'y ~ \xe9'
  refused 2 "there is no command '\\xFF' (see 'bytrade help')" bytrade $'\xff'
}

@test "control characters of an argument do not reach the terminal" {
  refused 2 "describe: unknown option --$(printf 'b%.0s' {1..50})\\x1B[31m (see 'bytrade help describe')" \
    bytrade describe "--$(printf 'b%.0s' {1..50})"$'\e[31m'
  refused 4 '\x1B[31m\xE2\x80\xAE.csv: No such file or directory' bytrade describe $'\e[31m\u202e.csv'
}

@test "behind -- an argument may begin with a hyphen" {
  printf 'year,y\n2001,1\n2002,3\n2003,2\n2004,5\n' >-odd.csv
  refused 2 "describe: unknown option -odd.csv (see 'bytrade help describe')" bytrade describe -odd.csv
  for command in "check -- -odd.csv" "check -q -- -odd.csv -odd.csv"; do
    # shellcheck disable=SC2086
    run bytrade $command
    [ "$status" -eq 0 ]
  done
  run bytrade fit --errors plain -- -odd.csv '-y ~ trend'
  same title "0 -y ~ trend" "$status ${lines[0]}"
  run bytrade fit ./-odd.csv -- '-y ~ trend'
  same title "0 -y ~ trend" "$status ${lines[0]}"
  refused 4 "--version: No such file or directory" bytrade describe -- --version
}

@test "options may stand before, between and behind arguments, and be written short" {
  cp "$DATA/plain.csv" .
  bytrade fit --errors plain --format json plain.csv 'y ~ x' >a
  bytrade fit plain.csv -e plain 'y ~ x' -f json >b
  bytrade fit --errors=plain --format=json plain.csv 'y ~ x' >c
  cmp a b
  cmp a c
}

@test "- is standard input" {
  cp "$DATA/trade.csv" .
  bytrade describe trade.csv | sed -e '1s/.*/standard input/' -e '2s/.*/==============/' >wanted
  bytrade describe - <trade.csv >got
  diff -u wanted got
  expect 0 'standard input: 5 rows, 4 columns, delimiter comma, no problem' '' bytrade check - <trade.csv
  bytrade fit - 'exports ~ imports' --format json <trade.csv >a
  bytrade fit trade.csv 'exports ~ imports' --format json >b
  cmp a b
  printf 'year,x\n2001,"1\n' >bad.csv
  refused 3 'standard input:2:6: quote is never closed' bytrade describe - <bad.csv
}

@test "of an option given twice the last one counts" {
  cp "$DATA/plain.csv" .
  bytrade fit plain.csv 'y ~ x' -f text -f json -e plain -e newey-west --lag 1 --lag 0 -s 2001 -s 2001..2005 >a
  bytrade fit plain.csv 'y ~ x' -f json -e newey-west --lag 0 -s 2001..2005 >b
  cmp a b
}
