#!/usr/bin/env bats
# The default study: analysis/belarus-eu.yaml, run once for all tests of this file.
load helper

setup_file() {
  cd "$BATS_FILE_TMPDIR" || return 1
  "$BUILD/bytrade" run -o out "$BATS_TEST_DIRNAME/../../analysis/belarus-eu.yaml" >list
}

setup() {
  OUT=$BATS_FILE_TMPDIR/out
  STUDY=$ROOT/analysis/belarus-eu.yaml
  mkdir -p "$BATS_TEST_TMPDIR/here" && cd "$BATS_TEST_TMPDIR/here"
}

names_of() { # SECTION: the names that the study file gives in it
  awk -v section="$1:" '/^[a-z]/ { inside = $1 == section }
    inside && /^  - (\{ )?name: / { sub(/^  - (\{ )?name: /, ""); sub(/[ ,}].*/, ""); print }' "$STUDY"
}

cell() { # TABLE PERIOD COLUMN
  awk -F, -v period="$2" -v name="$3" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i }
    $1 == period { print $at }' "$OUT/tables/$1.csv"
}

@test "the files are exactly those that the study declares" {
  charts=$(names_of charts) tables=$(names_of tables)
  [ "$(echo "$charts" | wc -l)" -ge 9 ]
  [ "$(echo "$tables" | wc -l)" -ge 9 ]
  wanted=$({
    for name in $charts; do printf 'charts/%s.csv\ncharts/%s.gp\ncharts/%s.svg\n' "$name" "$name" "$name"; done
    for name in $tables summary; do echo "tables/$name.csv"; done
    printf '%s\n' index.html manifest.json report.json report.md report.txt
  } | LC_ALL=C sort)
  same files "$wanted" "$(files "$OUT")"
  same list "$(echo "$wanted" | grep -v manifest)" "$(sed 's|^out/||' "$BATS_FILE_TMPDIR/list" | LC_ALL=C sort)"
}

@test "the same bytes on a second run, from another place" {
  cd "$ROOT"
  bytrade run -q -o "$BATS_TEST_TMPDIR/again" analysis/belarus-eu.yaml
  diff -r "$OUT" "$BATS_TEST_TMPDIR/again"
}

@test "check finds no problem" {
  run --separate-stderr bytrade check "$STUDY"
  same status 0 "$status"
  same stderr '' "$stderr"
  same 'lines without "no problem"' '' "$(printf '%s\n' "$output" | grep -v 'no problem$')"
}

@test "every picture is well-formed, and can be drawn by others" {
  xmllint --noout "$OUT"/charts/*.svg
  for svg in "$OUT"/charts/*.svg; do
    rsvg-convert -w 200 "$svg" -o p.png
    [ "$(head -c 4 p.png | tail -c 3)" = PNG ]
  done
}

@test "every script draws its picture by itself, from an empty folder" {
  for gp in "$OUT"/charts/*.gp; do
    name=$(basename "$gp" .gp)
    mkdir "$name"
    cp "$gp" "$name/"
    (cd "$name" && env -u GNUPLOT gnuplot "$name.gp")
    same files "$name.gp
$name.svg" "$(files "$name")"
    cmp "$OUT/charts/$name.svg" "$name/$name.svg"
  done
}

@test "the terminal of a script can be changed from the command line" {
  for name in turnover graph-1; do
    gnuplot -e "terminal='pngcairo'" "$OUT/charts/$name.gp"
    same 'end mark' 49454e44ae426082 "$(tail -c 8 "$name.png" | od -An -tx1 | tr -d ' \n')"
    gnuplot -e "terminal='svg'; output='mine.svg'" "$OUT/charts/$name.gp"
    cmp "$OUT/charts/$name.svg" mine.svg
  done
  same files 'graph-1.png
mine.svg
turnover.png' "$(files .)"
}

@test "trade.csv has the columns and figures of the published table" {
  same header 'period,exports,imports,turnover,balance,turnover_pct,cover_ratio' "$(head -1 "$OUT/tables/trade.csv")"
  same rows 30 "$(wc -l <"$OUT/tables/trade.csv")"
  # IMF Direction of Trade Statistics, the 27 members of 2007: 7600.8 and 7560.9 USD million
  same turnover 15161.7 "$(cell trade 2010 turnover | awk '{ printf "%.1f", $1 }')"
  agrees "$(cell trade 2010 turnover)" "$(awk -v a="$(cell trade 2010 exports)" -v b="$(cell trade 2010 imports)" 'BEGIN { printf "%.12f", a + b }')"
  agrees "$(cell trade 2010 cover_ratio)" "$(awk -v a="$(cell trade 2010 exports)" -v b="$(cell trade 2010 imports)" 'BEGIN { printf "%.14f", a / b }')"
  same 'no growth of the first year' '' "$(cell trade 1992 turnover_pct)"
}

# R 4.2.2, sandwich 3.0-2: lm(log(turnover) ~ t), NeweyWest(lag = 3, prewhite = FALSE, adjust = TRUE), lmtest::dwtest
@test "report.json holds the trend of turnover" {
  json=$OUT/report.json
  model='"name":	"turnover-trend"'
  agrees 0.09977399318 "$(json "$json" '"regressions":' "$model" '"term":	"trend"' estimate)"
  agrees 0.0185404632505 "$(json "$json" '"regressions":' "$model" '"term":	"trend"' std_error)"
  agrees 0.763750982868 "$(json "$json" '"regressions":' "$model" r_squared)"
  agrees 0.260780004468 "$(json "$json" '"regressions":' "$model" durbin_watson)"
  same n 29 "$(json "$json" '"regressions":' "$model" n)"
}

# R 4.2.2: cor.test(diff(log(turnover)), polarity)
@test "report.json holds the correlation of growth and polarity" {
  json=$OUT/report.json
  agrees -0.319644698314 "$(json "$json" '"correlations":' '"name":	"growth-and-polarity"' '"method":	"pearson"' r)"
  same on '"levels"' "$(json "$json" '"correlations":' '"name":	"growth-and-polarity"' on)"
}

@test "report.json and manifest.json are JSON" {
  is_json "$OUT/manifest.json"
  is_json "$OUT/report.json"
}

@test "the manifest tells inputs and outputs, and neither clock, host nor absolute path" {
  lacks "$OUT/manifest.json" "\"/|$(hostname)|$(date +%Y-%m)|[0-9]{2}:[0-9]{2}:"
  same study "\"$(sha256sum "$STUDY" | cut -d' ' -f1)\"" "$(json "$OUT/manifest.json" belarus-eu.yaml sha256)"
  trade=$ROOT/datasets/belarus-eu/trade-annual.csv
  same trade "\"$(sha256sum "$trade" | cut -d' ' -f1)\"" "$(json "$OUT/manifest.json" /trade-annual.csv sha256)"
  same rows "$(($(wc -l <"$trade") - 1))" "$(json "$OUT/manifest.json" /trade-annual.csv rows)"
  same outputs "$(files "$OUT" | grep -v manifest)" \
    "$(sed -n '/"outputs"/,$p' "$OUT/manifest.json" | grep -o '"[a-z0-9/-]*\.[a-z]*"' | tr -d '"' | LC_ALL=C sort)"
}

@test "the page is well-formed, holds every chart once, and its ids are unique" {
  xmllint --noout "$OUT/index.html"
  grep -o ' id="[^"]*"' "$OUT/index.html" | sort >ids
  same 'ids that stand twice' '' "$(uniq -d ids)"
  shown=0
  for name in $(names_of charts); do
    same "$name" 1 "$(grep -c "<g id=\"$name.gnuplot_canvas\"" "$OUT/index.html")"
    shown=$((shown + 1))
  done
  same pictures "$shown" "$(grep -c '<svg ' "$OUT/index.html")"
}

@test "the page loads nothing, and its local links lead somewhere" {
  lacks "$OUT/index.html" ' src=|@import|url\(["'"'"' ]*(http|//)|<link|<script|<iframe|<object|<embed'
  links=$(grep -o 'href="[^"]*"' "$OUT/index.html" | sed 's/^href="//; s/"$//' | sort -u)
  [ "$(echo "$links" | grep -c '^charts/')" -ge 9 ]
  for link in $links; do
    case $link in
    '#'*) grep -q " id=\"${link#\#}\"" ids 2>/dev/null || grep -qF " id=\"${link#\#}\"" "$OUT/index.html" ;;
    charts/* | tables/* | report.*) [ -f "$OUT/$link" ] ;;
    *) same 'a link' 'local' "$link" ;;
    esac || { echo "$link leads nowhere" && return 1; }
  done
}

@test "links of report.md lead somewhere" {
  links=$(grep -oE '\]\([^)# ]+\)' "$OUT/report.md" | tr -d ']()' | sort -u)
  [ "$(echo "$links" | grep -c '^charts/')" -ge 9 ]
  for link in $links; do [ -f "$OUT/$link" ]; done
}

@test "no number of the reports is NaN or infinite, and no name of a chart is left out" {
  for file in report.txt report.md index.html; do
    lacks "$OUT/$file" '(^|[^a-z])(nan|inf|-nan|-inf)([^a-z]|$)'
  done
  lacks "$OUT/report.json" ':	-?(nan|inf)'
  for name in $(names_of charts); do grep -q "charts/$name.svg" "$OUT/report.md"; done
}
