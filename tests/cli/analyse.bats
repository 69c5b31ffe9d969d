#!/usr/bin/env bats
# analyse: one analysis of series over time without a study. The figures are those of R 4.2.2 (strucchange, urca, lmtest) on R's own
# data; the unit tests hold them all, here they come through CSV, the expression language and JSON.
load helper

REFERENCE=$ROOT/tests/data/reference

@test "the Nile's mean breaks after 1898" {
  bytrade analyse breaks "$REFERENCE/nile.csv" volume --format json >n.json
  is_json n.json
  agrees 75.92976943 "$(json n.json '"sup_f"' statistic)"
  same at '"1898"' "$(json n.json '"sup_f"' at)"
  agrees 21.21466678 "$(json n.json '"ave_f"' statistic)"
  agrees 33.75897496 "$(json n.json '"exp_f"' statistic)"
  same convention '"the last period of the old regime"' "$(json n.json break_is)"
}

@test "unit-root tests stand beside KPSS" {
  bytrade analyse stationarity "$REFERENCE/nile.csv" volume --lags 4 --terms constant --format json >n.json
  agrees -2.78195812232 "$(json n.json '"adf"' statistic)"
  agrees 0.965434907753 "$(json n.json '"kpss"' statistic)"
  bytrade analyse stationarity "$REFERENCE/nile.csv" volume --lags 1 --terms constant --format json >z.json
  agrees -6.85900893905 "$(json z.json '"zivot_andrews"' statistic)"
  same date '"1898"' "$(json z.json '"zivot_andrews"' last_before_break)"
}

@test "eggs help to forecast chickens, and not the other way round" {
  bytrade analyse causality "$REFERENCE/chickegg.csv" egg chicken --lags 2 --method levels --format json >g.json
  agrees 8.8174728033 "$(json g.json '"egg → chicken"' '"f"' statistic)"
  agrees 0.87998444712 "$(json g.json '"chicken → egg"' '"f"' statistic)"
}

@test "autocorrelations and cross-correlations" {
  bytrade analyse autocorrelation "$REFERENCE/nile.csv" volume --lags 5 --format json >a.json
  agrees 0.228421986721 "$(json a.json '"lag":	5' r)"
  agrees 63.97171235 "$(json a.json '"lag":	5' ljung_box)"
  bytrade analyse lead-lag "$REFERENCE/deaths.csv" mdeaths fdeaths --lags 2 --format json >c.json
  agrees 0.9762412512225 "$(json c.json '"lag":	0' r)"
  agrees 0.7443093219174 "$(json c.json '"lag":	1' r)" # R's lag -1: its sign is the other one
}

@test "every kind of analysis has its text, its Markdown and its page" {
  local kinds=$BATS_TEST_TMPDIR/kinds
  bytrade help analyse | sed -n 's/^  \([a-z-]*\): .*/\1/p' >"$kinds"
  [ "$(wc -l <"$kinds")" -ge 15 ]
  cp "$REFERENCE/wgmacro.csv" w.csv
  while read -r kind; do
    local arguments=(income)
    case $kind in
    breaks | stationarity | autocorrelation | decomposition | forecasts) ;;
    event-studies) arguments=(income --at 1970-Q1) ;;
    asymmetry) arguments=(income investment consumption) ;;
    correlation-matrix) arguments=(investment income consumption) ;;
    partial) arguments=(investment income --given consumption) ;;
    aggregation) arguments=('growth(income) ~ trend' --frequencies 'quarterly, annual') ;;
    screening) arguments=(income investment consumption) ;;
    *) arguments=(investment income) ;;
    esac
    for format in text markdown html json; do
      bytrade analyse "$kind" w.csv "${arguments[@]}" --format "$format" >out.txt 2>err.txt ||
        { echo "$kind --format $format" && cat err.txt && return 1; }
      [ -s out.txt ] && [ ! -s err.txt ] || { echo "$kind" && cat err.txt && return 1; }
      lacks out.txt '[^a-z](nan|inf)[^a-z]' || { echo "$kind --format $format" && return 1; }
    done
  done <"$kinds"
}

@test "what a kind takes can be given on the command line" {
  bytrade help analyse >help
  sed -n '/^Kinds/,/^Options/p' help | grep -o -- '--[a-z-]*' | sort -u >taken
  [ "$(wc -l <taken)" -ge 15 ]
  sed -n '/^Options/,$s/^  \(-[a-z], \)\?\(--[a-z-]*\).*/\2/p' help | sort -u >options
  same missing '' "$(comm -23 taken options)"
}

@test "the same call gives the same bytes" {
  for kind in lead-lag vector-autoregression; do
    bytrade analyse "$kind" "$REFERENCE/wgmacro.csv" investment income --format json >one.json
    bytrade analyse "$kind" "$REFERENCE/wgmacro.csv" investment income --format json >two.json
    cmp one.json two.json
  done
}

@test "what is asked wrongly is refused with what was expected" {
  local hint="(see 'bytrade help analyse')"
  refused 2 "analyse: name a kind of analysis, a CSV file and columns or expressions $hint" bytrade analyse breaks
  refused 2 "analyse: there is no analysis 'break', did you mean 'breaks'? $hint" bytrade analyse break x.csv y
  refused 2 "analyse: lead-lag needs two expressions $hint" bytrade analyse lead-lag x.csv y
  refused 2 "analyse: stationarity needs one or more expressions $hint" bytrade analyse stationarity x.csv
  refused 2 "analyse: --window is no option of breaks $hint" bytrade analyse breaks x.csv y --window 5
  refused 2 "analyse: --given is no option of breaks $hint" bytrade analyse breaks x.csv y --given z
  refused 2 "analyse: --trimming is a share between 0 and 0.5, not '2' $hint" bytrade analyse breaks x.csv y --trimming 2
  refused 2 "analyse: --lags is a whole number, 0 or more, or one of rule, aic or bic, not 'many' $hint" \
    bytrade analyse lead-lag x.csv y z --lags many
}

@test "a cross-section has no order in time" {
  printf 'x,y\n1,2\n3,5\n4,4\n' >c.csv
  refused 3 "breaks needs periods, and the table has none" bytrade analyse breaks c.csv y
}

@test "too few observations are named with the analysis" {
  refused 1 "breaks: 2 observations for two regimes of at least 3, at least 6 are needed" \
    bytrade analyse breaks "$DATA/plain.csv" 'log(z)'
}

@test "an unknown column is pointed at" {
  cp "$DATA/plain.csv" .
  run bytrade analyse breaks plain.csv 'log(w)'
  same status 3 "$status"
  same line "bytrade: plain.csv has no column 'w'" "${lines[0]}"
}

@test "a study refuses what an analysis does not take, with its place" {
  small_study
  cat >>small.yaml <<'YAML'
breaks:
  - { name: b, of: turnover, window: 3 }
  - { name: b, of: [ turnover, exports ] }
lead-lag:
  - { name: l, of: [ turnover, exprts ], lags: many }
YAML
  run bytrade check small.yaml
  same status 1 "$status"
  printf '%s\n' "${lines[@]}" >messages
  grep -F "unknown key 'window'" messages
  grep -F "two items are named 'b'" messages
  grep -F "breaks needs one expression, or a formula" messages
  grep -F "there is no series 'exprts', did you mean 'exports'?" messages
  grep -F "'lags' is a whole number, 0 or more, or one of rule, aic or bic, not 'many'" messages
}

@test "a chart of an analysis names one of its kind" {
  small_study
  cat >>small.yaml <<'YAML'
breaks:
  - { name: b, of: turnover }
YAML
  printf '%s\n' 'charts:' '  - { name: c, kind: lead-lag, of: b }' >charts.part
  sed -e '/^charts:/r charts.part' -e '/^charts:/d' small.yaml >other.yaml
  run bytrade check other.yaml
  same status 1 "$status"
  printf '%s\n' "${lines[@]}" >messages
  grep -F "'b' is of kind breaks, and a chart 'lead-lag' draws lead-lag" messages
}
