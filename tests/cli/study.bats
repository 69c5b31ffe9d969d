#!/usr/bin/env bats
# run, charts, report and summary, on a study small enough to be run for each test.
load helper

ALL="charts/flows-chart.csv
charts/flows-chart.gp
charts/flows-chart.svg
charts/turnover.csv
charts/turnover.gp
charts/turnover.svg
index.html
manifest.json
report.json
report.md
report.txt
tables/flows.csv
tables/growth.csv
tables/summary.csv"

# unchanged FOLDER_BEFORE FOLDER_NOW FILE...: everything but these files is the same.
unchanged() {
  local before=$1 now=$2 different
  shift 2
  different=$(diff -rq "$before" "$now" | sed -E "s|^Only in ([^:]*): |\1/|; s|^Files [^ ]* and ([^ ]*) differ|\1|; s|^$now/||" | sort)
  same 'files that differ' "$(printf '%s\n' "$@" | sort)" "$different"
}

listed() { # FOLDER: the files that its manifest lists
  sed -n '/"outputs"/,$p' "$1/manifest.json" | grep -o '"[a-z/-]*\.[a-z]*"' | tr -d '"'
}

@test "run writes everything, lists it, and says nothing else" {
  small_study
  run --separate-stderr bytrade run small.yaml
  same status 0 "$status"
  same stderr '' "$stderr"
  same files "$ALL" "$(files out)"
  same list "$(files out | grep -v manifest)" "$(printf '%s\n' "$output" | sed 's|^out/||' | LC_ALL=C sort)"
}

@test "--quiet lists nothing" {
  small_study
  expect 0 '' '' bytrade run --quiet small.yaml
  expect 0 '' '' bytrade charts -q small.yaml
}

@test "the same bytes again, whatever the folder, the caller's place and the locale" {
  small_study
  bytrade run -q small.yaml
  mkdir elsewhere
  (cd elsewhere && LC_ALL=C TZ=Asia/Tokyo HOME=/nonexistent TERM= NO_COLOR=1 bytrade run -q -o 'a b/é' "$OLDPWD/small.yaml")
  diff -r out 'elsewhere/a b/é'
  bytrade run -q -o dotted ./small.yaml
  diff -r out dotted
  for locale in tr_TR.utf8 de_DE.utf8; do
    locale -a | grep -qix "$locale" || continue
    LC_ALL=$locale bytrade run -q -o "$locale" small.yaml
    diff -r out "$locale"
  done
}

@test "the manifest has inputs with their hash, and lists what was written" {
  small_study
  bytrade run -q small.yaml
  is_json out/manifest.json
  for file in small.yaml datapackage.json trade.csv; do
    same "$file" "\"$(sha256sum "$file" | cut -d' ' -f1)\"" "$(json out/manifest.json "\"path\":	\"$file\"" sha256)"
    same "$file" "$(wc -c <"$file")" "$(json out/manifest.json "\"path\":	\"$file\"" bytes)"
  done
  same rows 12 "$(json out/manifest.json '"path":	"trade.csv"' rows)"
  same span '"2001-01-01" "2006-12-31"' \
    "$(json out/manifest.json '"path":	"trade.csv"' first_day) $(json out/manifest.json '"path":	"trade.csv"' last_day)"
  same files "$(files out | grep -v manifest)" "$(listed out | LC_ALL=C sort)"
  lacks out/manifest.json "\"/|$(hostname)|$(date +%Y-%m)|[0-9]{2}:[0-9]{2}"
}

@test "a table is CSV with all digits, its first column the period" {
  small_study
  bytrade summary -q small.yaml
  same flows 'period,exports,imports,turnover
2001,10.5,8,18.5
2002,12,9.25,21.25
2003,11,10,21
2004,15.25,12,27.25
2005,16,12.5,28.5
2006,18,13.5,31.5' "$(cat out/tables/flows.csv)"
  same lines 3 "$(grep -c '^[a-z]*,[A-Z]' out/tables/summary.csv)"
  same header 'name,label,unit,frequency,first,last,n,missing,ranges,gaps,mean,median,standard_deviation,minimum,maximum,average_growth,cagr,source' \
    "$(head -1 out/tables/summary.csv)"
  agrees 14.864864864864865 "$(sed -n 's/^2002,//p' out/tables/growth.csv)"
  same first '' "$(sed -n 's/^2001,//p' out/tables/growth.csv)"
  bytrade check out/tables/flows.csv out/tables/growth.csv out/tables/summary.csv
}

@test "a chart's data say panel, layer, period, value" {
  small_study
  bytrade charts -q small.yaml turnover
  same head 'panel,layer,period,start,end,value,lower,upper,label' "$(head -1 out/charts/turnover.csv)"
  same rows 7 "$(wc -l <out/charts/turnover.csv)"
  same first ',Turnover,2001,2001-01-01,2001-12-31,18.5,,,' "$(sed -n 2p out/charts/turnover.csv)"
}

@test "the report's JSON holds the models" {
  small_study
  bytrade report small.yaml --format json >r.json
  is_json r.json
  by_hand=$(awk 'BEGIN {
    split("10.5 12 11 15.25 16 18", y, " ")
    for (i = 1; i <= 6; i++) { sxy += (i - 3.5) * log(y[i]); sxx += (i - 3.5) ^ 2 }
    printf "%.12g", sxy / sxx }')
  agrees "$by_hand" "$(json r.json '"name":	"exports-trend"' '"term":	"trend"' estimate)"
  same names '"exports-and-imports"' "$(json r.json correlations name)"
  same series '"exports"' "$(json r.json series name)"
  same trends '"turnover-all"' "$(json r.json trends name)"
}

@test "each part rewrites only its own files and the manifest" {
  small_study
  bytrade run -q small.yaml
  cp -r out before
  for part in charts report summary; do
    rm -rf out && cp -r before out
    find out -type f -exec sh -c 'echo old >"$1"' _ {} \;
    cp before/manifest.json out/
    cp -r out old
    bytrade "$part" -q small.yaml
    case $part in
    charts) wanted=$(echo "$ALL" | grep '^charts') ;;
    report) wanted=$(echo "$ALL" | grep '^report') ;;
    summary) wanted=$(echo "$ALL" | grep '^tables') ;;
    esac
    # shellcheck disable=SC2086
    unchanged old out $wanted
    for file in $wanted; do cmp "before/$file" "out/$file"; done
    same manifest "$(cat before/manifest.json)" "$(cat out/manifest.json)"
    rm -rf old
  done
}

@test "names draw, report and write only those, and the manifest keeps the others" {
  small_study
  bytrade run -q small.yaml
  cp -r out before
  rm out/charts/turnover.* out/tables/growth.csv
  expect 0 'out/charts/turnover.gp
out/charts/turnover.csv
out/charts/turnover.svg' '' bytrade charts small.yaml turnover
  expect 0 'out/tables/growth.csv' '' bytrade summary small.yaml growth
  diff -r before out
  rm -rf out
  bytrade charts -q small.yaml turnover
  same files 'charts/turnover.csv
charts/turnover.gp
charts/turnover.svg
manifest.json' "$(files out)"
  bytrade report small.yaml --format json exports-trend >r.json
  same series '[]' "$(json r.json series)"
  same one '"exports-trend"' "$(json r.json regressions name)"
  same none 0 "$(grep -c turnover-all r.json)"
}

@test "an unknown name is refused with the nearest one, and nothing is written" {
  small_study
  refused 2 "charts: small.yaml has no chart named 'turnovr', did you mean 'turnover'? (see 'bytrade help charts')" \
    bytrade charts small.yaml turnovr
  refused 2 "summary: small.yaml has no table named 'flow', did you mean 'flows'? (see 'bytrade help summary')" \
    bytrade summary small.yaml flow
  refused 2 "report: small.yaml has no trend, regression, correlation or table named 'turnover', did you mean 'turnover-all'? (see 'bytrade help report')" \
    bytrade report small.yaml turnover
  [ ! -e out ]
}

@test "report --format prints and writes nothing" {
  small_study
  bytrade report -q small.yaml
  mv out wanted
  bytrade report small.yaml --format text >text
  bytrade report small.yaml --format markdown >markdown
  bytrade report small.yaml --format json >json
  bytrade report small.yaml --format html >page.html
  [ ! -e out ]
  cmp wanted/report.json json
  cmp wanted/report.txt text
  cmp wanted/report.md markdown
  xmllint --noout page.html
}

@test "summary --output - prints one table" {
  small_study
  bytrade summary -q small.yaml
  mv out wanted
  bytrade summary --output - small.yaml flows | cmp - wanted/tables/flows.csv
  bytrade summary -o - small.yaml | cmp - wanted/tables/summary.csv
  bytrade summary -o - small.yaml summary | cmp - wanted/tables/summary.csv
  refused 2 "summary: --output - takes one table at a time (see 'bytrade help summary')" \
    bytrade summary -o - small.yaml flows growth
  same files 'datapackage.json small.yaml trade.csv wanted ' "$(ls | tr '\n' ' ')"
}

@test "a folder that holds other files is left alone without --force" {
  small_study
  mkdir -p mine && echo mine >mine/notes.txt
  for command in run charts report summary; do
    refused 4 'mine: holds files, and none is a manifest.json of an earlier run: give another --output, or --force' \
      bytrade "$command" --output mine small.yaml
    same files notes.txt "$(files mine)"
  done
  bytrade run -q --force --output mine small.yaml
  same files "$(printf '%s\nnotes.txt\n' "$ALL" | LC_ALL=C sort)" "$(files mine)"
  bytrade run -q --output mine small.yaml
  mkdir empty && bytrade summary -q -o empty small.yaml
}

@test "a changed study starts the manifest's list anew" {
  small_study
  bytrade run -q small.yaml
  echo '# changed' >>small.yaml
  bytrade summary -q small.yaml
  same list 'tables/flows.csv
tables/growth.csv
tables/summary.csv' "$(listed out)"
}

@test "a symbolic link in the folder is followed" {
  small_study
  mkdir out && ln -s ../elsewhere.txt out/report.txt
  bytrade report -q --force small.yaml
  [ -L out/report.txt ]
  [ "$(head -1 elsewhere.txt)" = 'A small country’s trade' ]
}

@test "check of a study reads its tables and computes everything" {
  small_study
  expect 0 'trade.csv: 12 rows, no problem
small.yaml: 3 series, 3 models, 2 tables, 2 charts, no problem' '' bytrade check small.yaml
}
