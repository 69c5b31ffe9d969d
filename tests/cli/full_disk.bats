#!/usr/bin/env bats
# Every write is checked: standard output and every file, on a full disk and where nothing may be written.
load helper

setup() {
  mkdir -p "$BATS_TEST_TMPDIR/here" && cd "$BATS_TEST_TMPDIR/here"
  small_study
  cp "$DATA/trade.csv" columns.csv
}

# full COMMAND...: its standard output is a full disk.
full() {
  "$@" 2>complaint >/dev/full && status=0 || status=$?
  same "status of $*" 4 "$status"
  same "standard error of $*" 'bytrade: standard output: No space left on device' "$(cat complaint)"
}

@test "a full standard output is status 4, whatever prints" {
  full bytrade --version
  full bytrade help
  full bytrade help fit
  full bytrade fit --help
  for format in text markdown html json csv; do full bytrade describe -f "$format" columns.csv; done
  for format in text markdown html json; do
    full bytrade fit columns.csv 'exports ~ imports' -f "$format"
    full bytrade corr columns.csv exports imports -f "$format"
    full bytrade report small.yaml -f "$format"
  done
  full bytrade check columns.csv small.yaml
  full bytrade summary -o - small.yaml
  full bytrade summary -o - small.yaml flows
  full bytrade plot -o - columns.csv exports
  full bytrade plot -f txt columns.csv exports
}

@test "the list of what was written is checked as well" {
  for command in run charts report summary; do full bytrade "$command" -o "$command" small.yaml; done
  full bytrade plot -o plot columns.csv exports
}

@test "a check that found something and cannot say so is status 4" {
  printf 'year,x\n2001\n' >f.csv
  full bytrade check f.csv
}

@test "a closed standard output is status 4; a closed pipe ends the program without a word, as GNU tools do" {
  bytrade help 2>complaint >&- && status=0 || status=$?
  same status 4 "$status"
  same stderr 'bytrade: standard output: Bad file descriptor' "$(cat complaint)"
  mkfifo pipe
  (exec <pipe) &
  exec 7>pipe
  wait
  bytrade help 2>complaint >&7 && status=0 || status=$?
  exec 7>&-
  same status 141 "$status"
  same stderr '' "$(cat complaint)"
}

@test "a full disk is status 4 for every file of a run" {
  for file in tables/flows.csv tables/summary.csv charts/turnover.gp charts/turnover.csv charts/turnover.svg report.txt \
    report.md report.json index.html manifest.json; do
    rm -rf out
    mkdir -p "out/$(dirname "$file")"
    ln -s /dev/full "out/$file"
    expect 4 '' "bytrade: out/$file: No space left on device" bytrade run -q --force small.yaml
    [ -L "out/$file" ]
    same 'temporary files' '' "$(find out -name '.bytrade*')"
  done
}

@test "a full disk is status 4 for each file of plot" {
  for suffix in gp csv svg; do
    rm -rf out
    mkdir -p out/charts
    ln -s /dev/full "out/charts/exports.$suffix"
    expect 4 '' "bytrade: out/charts/exports.$suffix: No space left on device" bytrade plot -q columns.csv exports
  done
}

@test "a file where a folder belongs" {
  echo mine >out
  refused 4 'out/tables/flows.csv: Not a directory' bytrade run small.yaml
  refused 4 'out/charts/exports.gp: Not a directory' bytrade plot columns.csv exports
  same mine mine "$(cat out)"
  rm out
  mkdir out && echo mine >out/charts
  expect 4 '' 'bytrade: out/charts/turnover.gp: Not a directory' bytrade run -q --force small.yaml
  same mine mine "$(cat out/charts)"
}

@test "a folder where a file belongs" {
  mkdir -p out/report.md
  expect 4 '' 'bytrade: out/report.md: Is a directory' bytrade report -q --force small.yaml
}

@test "a folder that may not be written" {
  [ "$(id -u)" -ne 0 ] || skip 'root may write anywhere'
  mkdir out && chmod 555 out
  refused 4 'out/tables/flows.csv: Permission denied' bytrade run small.yaml
}
