#!/usr/bin/env bats
# bytrade claims: what the literature states, against the data.
load helper

STUDY=$ROOT/analysis/belarus-eu.yaml

# The small study with statements about it: claims_of ROW...
claims_of() {
  small_study
  sed -i 's|"resources": \[|"resources": [\n    {"name": "claims", "path": "claims.csv"},|' datapackage.json
  sed -i 's|^series:|claims: claims\n\nseries:|' small.yaml
  printf '%s\n' id,statement,expr,at,relation,value,tolerance,unit,source "$@" >claims.csv
}

verdicts() { # FILE: id and verdict of each claim in JSON
  awk -F'"' '$2 == "id" { id = $4 } $2 == "verdict" { print id ": " $4 }' "$1"
}

@test "the statements of the paper come out as they should" {
  run --separate-stderr bytrade claims "$STUDY" --format json
  same status 1 "$status"
  same stderr '' "$stderr"
  printf '%s\n' "$output" >claims.json
  is_json claims.json
  same verdicts 'turnover-2000: holds
turnover-2005: holds
turnover-2008: holds
turnover-2010: holds
turnover-fall-2010: holds
turnover-2011: holds
deficit-2010: does not hold
surplus-2011: holds
imports-slower: holds
exports-2018: holds
exports-2018-record: does not hold
second-partner: holds
fuels-dominate: holds
machinery-chemicals: holds
negative-2011: holds
positive-since-2012: undecided
overtook-russia: undecided
crisis-not-trade-trade: holds
crisis-not-trade-politics: holds' "$(verdicts claims.json)"
}

# IMF Direction of Trade Statistics (2021 vintage), the EU as composed in 2007; UNCTAD merchandise trade matrix.
@test "what was found for them" {
  bytrade claims "$STUDY" --report-only --format json >claims.json
  while read -r id places wanted; do
    found=$(json claims.json "\"id\":	\"$id\"" found)
    same "$id" "$wanted" "$(awk -v x="$found" -v d="$places" 'BEGIN { printf "%.*f", d, x }')"
  done <<'END'
turnover-2000 2 3.95
turnover-2005 2 10.74
turnover-2008 2 22.71
turnover-2010 2 15.16
turnover-fall-2010 2 -4.29
turnover-2011 2 24.38
deficit-2010 1 61.6
surplus-2011 2 7.01
exports-2018 1 29.7
exports-2018-record 2 0.58
second-partner 0 2
fuels-dominate 2 0.63
machinery-chemicals 2 0.57
END
}

@test "bounds decide as a whole, but never those of the statement's own source" {
  bytrade claims "$STUDY" --report-only --format json >claims.json
  same found null "$(json claims.json '"id":	"negative-2011"' found)"
  same upper 0 "$(json claims.json '"id":	"negative-2011"' found_upper)"
  same periods 5 "$(json claims.json '"id":	"negative-2011"' periods)"
  same holding 4 "$(json claims.json '"id":	"positive-since-2012"' holding)"
  same periods 34 "$(json claims.json '"id":	"positive-since-2012"' periods)"
  json claims.json '"id":	"positive-since-2012"' reason | grep -q "too few independent values: .* 30 periods rest on the statement's own source"
}

@test "ids choose statements, and the status is theirs alone" {
  run --separate-stderr bytrade claims "$STUDY" turnover-2011 deficit-2010
  same status 1 "$status"
  run --separate-stderr bytrade claims "$STUDY" turnover-2011 positive-since-2012
  same status 0 "$status"
  run --separate-stderr bytrade claims "$STUDY" deficit-2010 --report-only --format csv
  same status 0 "$status"
  same lines 2 "${#lines[@]}"
  same id deficit-2010 "${lines[1]%%,*}"
  refused 2 "claims: $STUDY has no claim named 'defcit-2010', did you mean 'deficit-2010'? (see 'bytrade help claims')" \
    bytrade claims "$STUDY" defcit-2010
}

@test "every format, and the same verdicts in each" {
  claims_of 'up,It rose,pct(turnover),2001..2002,>,0,,percent,A. Author' 'small,It is small,turnover,2001,<,1,,USD million,'
  for format in text markdown html json csv; do
    run --separate-stderr bytrade claims small.yaml --format "$format"
    same "status of $format" 1 "$status"
    same "stderr of $format" '' "$stderr"
    [[ "$output" == *"does not hold"* ]]
  done
  bytrade claims small.yaml --format html --report-only >page.html
  xmllint --noout page.html
  refused 2 "claims: --format is one of text, markdown, html, json, csv, not 'xml' (see 'bytrade help claims')" \
    bytrade claims small.yaml --format xml
}

@test "run and report show the claims and end well, summary writes their table, charts draw them" {
  claims_of 'small,It is small,turnover,2001,<,1,,USD million,' 'none,=HYPERLINK(0),turnover,1950,<,1,,USD million,x'
  sed -i 's|^tables:|tables:\n  - { name: stated, kind: claims }|; s|^charts:|charts:\n  - { name: stated-chart, kind: claims }|' small.yaml
  bytrade run -q small.yaml
  grep -q '"verdict":	"does not hold"' out/report.json
  grep -q 'does not hold' out/report.txt
  grep -q 'What the literature states' out/index.html
  same 'a guarded cell' "none,'=HYPERLINK(0)" "$(tail -1 out/tables/stated.csv | cut -d, -f1,2)"
  xmllint --noout out/charts/stated-chart.svg
  bytrade claims small.yaml --format csv --report-only | diff - out/tables/stated.csv
  bytrade summary small.yaml stated -o - | diff - out/tables/stated.csv
  bytrade report -q small.yaml -o report
  bytrade check small.yaml
}

@test "a study without claims, and no study" {
  small_study
  refused 3 "small.yaml: the study has no 'claims', the name of a resource with statements" bytrade claims small.yaml
  refused 2 "claims: name a study file (see 'bytrade help claims')" bytrade claims
}

@test "every wrong cell is named with its place, by claims, run, report and check alike" {
  claims_of 'up,It rose,pct(turnovr),2001,=>,x,-1,percent,A' 'up,It rose,turnover +,2001..,=,,,USD million,A' \
    'down,It fell,turnover,2001,=,1,,EUR million,A'
  wanted="claims.csv:2:30: column 'relation': '=>' is none of = != < <= > >=
claims.csv:2:33: column 'value': 'x' is not a number (text where digits belong)
claims.csv:2:35: column 'tolerance': a tolerance is 0 or more, not -1
claims.csv:2:16: column 'expr': there is no series 'turnovr', did you mean 'turnover'?
claims.csv:3:1: column 'id': two claims are called 'up'
claims.csv:3:23: column 'at': '2001..' is neither a period nor a range such as 2013..2019 (empty)
claims.csv:3:32: column 'value': a claim needs one, and the cell is empty
claims.csv:3:22: column 'expr': expected a number, a name or '(', but the expression ends
claims.csv:4:33: column 'unit': 'turnover' is in USD million, which is not EUR million on another scale"
  refused 3 "${wanted//$'\n'/$'\n'bytrade: }" bytrade claims small.yaml
  refused 3 "${wanted//$'\n'/$'\n'bytrade: }" bytrade run small.yaml
  expect 1 "$wanted" '' bytrade check -q small.yaml
}

@test "hostile tables of claims end in a message, and run nothing" {
  claims_of
  refused 3 'claims.csv:1:1: the table holds no claim' bytrade claims small.yaml
  : >claims.csv
  refused 3 'claims.csv: empty file: there is no header' bytrade claims small.yaml
  rm claims.csv
  run --separate-stderr bytrade claims small.yaml
  same 'status of a missing file' 4 "$status"
  printf 'id,statement,expr,at,relation,value,extra\n' >claims.csv
  refused 3 "claims.csv:1:37: a table of claims has no column 'extra'
bytrade: claims.csv:1:1: the table holds no claim" bytrade claims small.yaml
  printf 'id,statement,expr,at,relation,value,unit\n%s,%s,turnover,2001,=,1,USD million\n' \
    '`touch pwned1`' "\$(touch pwned2) </td><script>\\e[31m" >claims.csv
  sed -i 's|^charts:|charts:\n  - { name: stated, kind: claims }|' small.yaml
  bytrade run -q small.yaml
  lacks out/index.html '<script'
  nothing_ran
  depth=$(printf '%20000s' '' | tr ' ' '(')
  printf 'id,statement,expr,at,relation,value\na,s,%s1,2001,=,1\n' "$depth" >claims.csv
  run --separate-stderr bytrade claims small.yaml
  same 'status of a deep expression' 3 "$status"
}
