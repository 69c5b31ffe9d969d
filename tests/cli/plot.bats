#!/usr/bin/env bats
# plot: one chart without a study, and gnuplot that is missing or fails.
load helper

setup() {
  mkdir -p "$BATS_TEST_TMPDIR/here" && cd "$BATS_TEST_TMPDIR/here"
  cp "$DATA/trade.csv" columns.csv
}

@test "plot writes script, data and picture, and lists them" {
  expect 0 'out/charts/exports.gp
out/charts/exports.csv
out/charts/exports.svg' '' bytrade plot columns.csv exports imports
  xmllint --noout out/charts/exports.svg
  same data "panel,layer,period,start,end,value,lower,upper,label
,exports,2001,2001-01-01,2001-12-31,10.5,,,
,exports,2002,2002-01-01,2002-12-31,12,,,
,exports,2003,2003-01-01,2003-12-31,,,,
,exports,2004,2004-01-01,2004-12-31,15.25,,,
,exports,2005,2005-01-01,2005-12-31,,,,
,exports,2006,2006-01-01,2006-12-31,18,,,
,imports,2001,2001-01-01,2001-12-31,8,,,
,imports,2002,2002-01-01,2002-12-31,9.25,,,
,imports,2003,2003-01-01,2003-12-31,10,,,
,imports,2004,2004-01-01,2004-12-31,12,,,
,imports,2005,2005-01-01,2005-12-31,,,,
,imports,2006,2006-01-01,2006-12-31,13.5,,," "$(cat out/charts/exports.csv)"
  mkdir alone && cp out/charts/exports.gp alone/
  (cd alone && gnuplot exports.gp)
  cmp out/charts/exports.svg alone/exports.svg
}

@test "a file is called by its expression" {
  bytrade plot -q -o 'a b' columns.csv '100 * exports / imports'
  bytrade plot -q -o 'a b' columns.csv 'log(exports)'
  same files 'charts/log-exports.csv
charts/log-exports.gp
charts/log-exports.svg
charts/plot-100-exports-imports.csv
charts/plot-100-exports-imports.gp
charts/plot-100-exports-imports.svg' "$(files 'a b')"
}

@test "--format: png, pdf, and text on the terminal" {
  bytrade plot -q --format png columns.csv exports
  same 'end mark' 49454e44ae426082 "$(tail -c 8 out/charts/exports.png | od -An -tx1 | tr -d ' \n')"
  bytrade plot -q --format pdf columns.csv exports
  same 'end mark' '%%EOF' "$(tail -n 1 out/charts/exports.pdf)"
  rm -r out
  bytrade plot --format txt columns.csv exports >text
  grep -q exports text
  [ "$(wc -l <text)" -gt 20 ]
  [ ! -e out ]
}

@test "--output - prints the picture and writes nothing" {
  bytrade plot --output - columns.csv exports >exports.svg
  xmllint --noout exports.svg
  bytrade plot -o - -f png columns.csv exports | tail -c 8 | od -An -tx1 | tr -d ' \n' >end
  same 'end mark' 49454e44ae426082 "$(cat end)"
  [ ! -e out ]
}

@test "a chart of a study is not replaced without --force" {
  small_study
  cp columns.csv mine.csv
  sed -i '1s/exports/turnover/' mine.csv
  bytrade charts -q small.yaml
  cp -r out before
  refused 4 'out/charts/turnover.gp: a chart of the study that was run into this folder: give another --output, or --force' \
    bytrade plot mine.csv turnover
  diff -r before out
  bytrade plot -q mine.csv imports
  bytrade plot -q --force mine.csv turnover
  ! cmp -s before/charts/turnover.svg out/charts/turnover.svg
}

@test "nothing to draw is status 1" {
  refused 1 "chart 'exports': panel 1 of 1 has no points to draw" bytrade plot --sample 2050 columns.csv exports
  [ ! -e out ]
}

@test "gnuplot is missing: status 4, the chart and the remedy are named, no picture" {
  small_study
  GNUPLOT=/nonexistent/gnuplot refused 4 "chart 'exports': /nonexistent/gnuplot cannot be started: install gnuplot 5.4 or later, or let GNUPLOT name it" \
    bytrade plot columns.csv exports
  GNUPLOT=/nonexistent/gnuplot refused 4 "chart 'turnover': /nonexistent/gnuplot cannot be started: install gnuplot 5.4 or later, or let GNUPLOT name it" \
    bytrade charts small.yaml
  mkdir empty
  run --separate-stderr env "PATH=$PWD/empty" "$BUILD/bytrade" plot columns.csv exports
  same status 4 "$status"
  same stderr "bytrade: chart 'exports': gnuplot cannot be started: install gnuplot 5.4 or later, or let GNUPLOT name it" "$stderr"
  [ ! -e out ]
}

@test "gnuplot fails or says nothing: status 4, and the picture of before stays" {
  small_study
  bytrade run -q small.yaml
  cp -r out before
  for program in false true; do
    GNUPLOT=/bin/$program run --separate-stderr bytrade charts small.yaml
    same status 4 "$status"
    same stdout '' "$output"
    [[ "$stderr" == "bytrade: chart 'turnover': gnuplot "* ]]
    diff -r before out
  done
  printf '#!/bin/sh\ncat >/dev/null; printf "<?xml version=\\"1.0\\"?><svg>half"\n' >half && chmod +x half
  GNUPLOT=$PWD/half refused 4 "chart 'turnover': gnuplot gave no whole svg picture (30 bytes)" bytrade charts small.yaml
  printf '#!/bin/sh\necho "a word of mine" >&2; exit 3\n' >wordy && chmod +x wordy
  GNUPLOT=$PWD/wordy refused 4 "chart 'turnover': gnuplot ended with status 3: a word of mine" bytrade charts small.yaml
  printf '#!/bin/sh\nkill -9 $$\n' >killed && chmod +x killed
  GNUPLOT=$PWD/killed refused 4 "chart 'turnover': gnuplot ended with signal 9: it said nothing" bytrade charts small.yaml
  diff -r before out
}

@test "the user's own start-up file of gnuplot changes nothing" {
  mkdir home
  echo 'set title "mine"; set output "mine.svg"' >home/.gnuplot
  bytrade plot -q -o a columns.csv exports
  HOME=$PWD/home bytrade plot -q -o b columns.csv exports
  diff -r a b
}
