#!/usr/bin/env bats
# A study with faults: each with file:line:column, the source line, a caret, and the nearest right spelling.
load helper

setup() {
  mkdir -p "$BATS_TEST_TMPDIR/here" && cd "$BATS_TEST_TMPDIR/here"
  small_study
  rm small.yaml
  EXPORTS='  - { name: exports, from: trade, where: { partner: EU, flow: export } }'
}

# faulty LINES MESSAGE: a study of these lines is refused with the message, and nothing is written.
faulty() {
  printf '%s\n' "$1" >s.yaml
  refused 3 "$2" bytrade run s.yaml
  [ ! -e out ]
}

@test "several faults are told at once" {
  faulty 'titel: A
data: datapackage.json
series:
  - { nam: exports, from: trade }
  - { name: ex ports, from: trade }
  - { name: imports, from: trade, where: { partner: EU, flow: import } }
  - { name: imports, expr: "log(imports" }' \
    "s.yaml:1:1: unknown key 'titel', did you mean 'title'?
    titel: A
    ^
bytrade: s.yaml:4:7: unknown key 'nam', did you mean 'name'?
      - { nam: exports, from: trade }
          ^
bytrade: s.yaml:4:5: a 'name' is missing
      - { nam: exports, from: trade }
        ^
bytrade: s.yaml:5:13: 'ex ports' cannot be a name here: letters, digits and '_', not a digit first (a hyphen would be a minus)
      - { name: ex ports, from: trade }
                ^
bytrade: s.yaml:7:13: two series are named 'imports'
      - { name: imports, expr: \"log(imports\" }
                ^
bytrade: s.yaml:7:40: expected ',' or ')', but the expression ends
      - { name: imports, expr: \"log(imports\" }
                                           ^"
}

@test "check tells the same, on standard output and with status 1" {
  printf 'titel: A\ndata: datapackage.json\n' >s.yaml
  expect 1 "s.yaml:1:1: unknown key 'titel', did you mean 'title'?
    titel: A
    ^" '' bytrade check s.yaml
  expect 4 '' 'bytrade: nope.yaml: No such file or directory' bytrade check nope.yaml
}

@test "a name that nothing bears: series, resource, column, code, function" {
  faulty "data: datapackage.json
series:
$EXPORTS
  - { name: twice, expr: 2 * exprots }" "s.yaml:4:30: there is no series 'exprots', did you mean 'exports'?
      - { name: twice, expr: 2 * exprots }
                                 ^"
  faulty "data: datapackage.json
series:
  - { name: x, from: trad }" "s.yaml:3:22: the data package has no resource 'trad', did you mean 'trade'?
      - { name: x, from: trad }
                         ^"
  faulty "data: datapackage.json
series:
  - { name: x, from: trade, where: { partner: EU, flow: exprot } }" \
    "s.yaml:3:57: x: column 'flow' of trade holds no 'exprot', and no bloc has that name; did you mean 'export'?
      - { name: x, from: trade, where: { partner: EU, flow: exprot } }
                                                            ^"
  faulty "data: datapackage.json
series:
$EXPORTS
regressions:
  - { name: r, formula: log(exports) ~ trend + lgo(exports) }" "s.yaml:5:48: there is no function 'lgo', did you mean 'log'?
      - { name: r, formula: log(exports) ~ trend + lgo(exports) }
                                                   ^"
}

@test "a column that the table lacks is named with the nearest one" {
  printf '%s\n' 'data: datapackage.json' 'series:' '  - { name: x, from: trade, where: { partnr: EU } }' >s.yaml
  run --separate-stderr bytrade run s.yaml
  same status 3 "$status"
  [[ "${stderr_lines[0]}" == "bytrade: s.yaml:3:"*": x: trade has no column 'partnr', did you mean 'partner'?" ]]
}

@test "rows are not added up unasked" {
  faulty "data: datapackage.json
series:
  - { name: x, from: trade, where: { partner: EU } }" \
    "trade.csv:3:9: 2001 holds several values of 'flow' (export, import): choose one by 'where', or list those to be added"
}

@test "series that wait for each other" {
  printf '%s\n' 'data: datapackage.json' 'series:' '  - { name: a, expr: b + 1 }' '  - { name: b, expr: a + 1 }' >s.yaml
  run --separate-stderr bytrade run s.yaml
  same status 3 "$status"
  [[ "${stderr_lines[0]}" == "bytrade: s.yaml:4:22: "*"series 'a' is defined by itself" ]]
}

@test "charts: an unknown kind, a wrong name, an item that the list has split" {
  faulty "data: datapackage.json
series:
$EXPORTS
charts:
  - { name: c, kind: line, series: [ exports ] }
  - { name: Turn Over, kind: lines, series: [ exports ] }
  - { name: d, kind: lines, series: [ lag(exports, 2) ] }" \
    "s.yaml:5:22: 'kind' must be one of turnover, lines, bars, areas, index, panels, multiples, scatter, trend, diagnostics, coefficients, forecast, claims, timeline, impulse-responses, breaks, rolling, correlations, agreement, decomposition, holt-winters, lead-lag, event-study, mirror, composition, hhi, heatmap, members, contributions, not 'line'; did you mean 'lines'?
      - { name: c, kind: line, series: [ exports ] }
                         ^
bytrade: s.yaml:6:13: 'Turn Over' cannot be a name here: small letters, digits and '-', a letter first
      - { name: Turn Over, kind: lines, series: [ exports ] }
                ^
bytrade: s.yaml:7:39: the brackets of 'lag(exports' do not balance: a list splits at commas, so put the item in quotes
      - { name: d, kind: lines, series: [ lag(exports, 2) ] }
                                          ^
bytrade: s.yaml:7:52: the brackets of '2)' do not balance: a list splits at commas, so put the item in quotes
      - { name: d, kind: lines, series: [ lag(exports, 2) ] }
                                                       ^"
}

@test "the report: a section without a question, and names of nothing" {
  faulty "data: datapackage.json
series:
$EXPORTS
report:
  - { question: Q, show: [ nothing ] }
  - { show: [ exports ] }" "s.yaml:6:5: a section of the report needs a 'question'
      - { show: [ exports ] }
        ^
bytrade: s.yaml:5:28: nothing is named 'nothing'
      - { question: Q, show: [ nothing ] }
                               ^
bytrade: s.yaml:6:15: nothing is named 'exports'
      - { show: [ exports ] }
                  ^"
}

@test "YAML that is none, that is too little, or too much" {
  faulty 'title: [' "s.yaml:1:8: '[' is never closed
    title: [
           ^"
  faulty 'title: a
title: b' "s.yaml:2:1: key 'title' stands twice
    title: b
    ^"
  faulty '- a' 's.yaml: the file must hold keys and values (key: value)'
  faulty 'title: *a' 's.yaml:1:8: aliases are not allowed: write the value where it is used
    title: *a
           ^'
  faulty 'title: a
---
title: b' 's.yaml:2:1: more than one document in the file
    ---
    ^'
  faulty $'title: \xe9' 's.yaml:1:8: byte \xE9 is not UTF-8'
  : >s.yaml
  refused 3 's.yaml: the file is empty' bytrade run s.yaml
  printf 'title: a\0b\n' >s.yaml
  refused 3 's.yaml:1:9: NUL byte: no text, or of another charset than UTF-8' bytrade run s.yaml
}

@test "a study without data, or with data that are not there" {
  faulty 'title: A' "s.yaml:1:1: a study needs 'data', the path of a datapackage.json
    title: A
    ^"
  printf 'data: nope.json\n' >s.yaml
  refused 4 'nope.json: No such file or directory' bytrade run s.yaml
  rm trade.csv
  printf '%s\n' 'data: datapackage.json' 'series:' "$EXPORTS" >s.yaml
  refused 4 'trade.csv: No such file or directory' bytrade run s.yaml
}

@test "cells that break the descriptor are listed with their places" {
  printf '%s\n' 'data: datapackage.json' 'series:' "$EXPORTS" >s.yaml
  printf 'year,partner,flow,value\n2001,EU,export,1.2.3\n20x2,EU,exprot,-5\n2003,EU,export,1\n2003,EU,export,2\n' >trade.csv
  wanted="trade.csv:2:16: column 'value': '1.2.3' is not a number (two decimal signs)
trade.csv:3:1: column 'year': '20x2' is not a period (no year of four digits)
trade.csv:3:9: column 'flow': 'exprot' is not allowed, did you mean 'export'?
trade.csv:3:16: column 'value': '-5' is below the column's minimum
trade.csv:5:1: a row for (2003, EU, export) stands twice"
  expect 1 "$wanted" '' bytrade check s.yaml
  expect 3 '' "$(printf '%s\n' "$wanted" | sed 's/^/bytrade: /')" bytrade run s.yaml
}

@test "a statistic that is impossible is status 1, and told with the model or the chart" {
  printf '%s\n' 'data: datapackage.json' 'series:' "$EXPORTS" '  - { name: one, expr: exports * 0 + 1 }' >base.yaml
  { cat base.yaml && echo 'regressions: [ { name: r, formula: exports ~ one } ]'; } >s.yaml
  refused 1 's.yaml:5:36: r: one: all 6 observations are equal, as in the intercept
    regressions: [ { name: r, formula: exports ~ one } ]
                                       ^' bytrade run s.yaml
  { cat base.yaml && echo 'charts: [ { name: c, kind: trend, of: one } ]'; } >s.yaml
  expect 1 '' "bytrade: s.yaml: chart 'c': response: all 6 observations are equal" bytrade charts -q s.yaml
  expect 1 "trade.csv: 12 rows, no problem
s.yaml: chart 'c': response: all 6 observations are equal" '' bytrade check s.yaml
}

@test "a tab and a control character in a source line do no harm" {
  printf 'data: datapackage.json\n"ti\ttle": "a\x1b[31m"\n' >s.yaml
  run --separate-stderr bytrade run s.yaml
  same status 3 "$status"
  same stdout '' "$output"
  [[ "$stderr" != *$'\e'* ]]
}

@test "no table takes the place of the summary of all series" {
  message="s.yaml:5:13: 'summary' is the table of all series: give this one another name
      - { name: summary, columns: [ exports ] }
                ^"
  faulty "data: datapackage.json
series:
$EXPORTS
tables:
  - { name: summary, columns: [ exports ] }" "$message"
  expect 1 "$message" '' bytrade check s.yaml
}
