#!/usr/bin/env bats
# fit and corr: one model without a study.
load helper

@test "fit prints text and Markdown, to the letter" {
  cp "$DATA/trade.csv" .
  prints fit.txt bytrade fit trade.csv 'exports ~ imports'
  prints fit.md bytrade fit trade.csv 'exports ~ imports' --format markdown
}

@test "corr prints text and Markdown, to the letter" {
  cp "$DATA/trade.csv" .
  prints corr.txt bytrade corr trade.csv exports imports
  prints corr.md bytrade corr trade.csv exports imports --format markdown
}

# y = 2.3 + 0.3 x by hand: Sxy = 3, Sxx = 10, SSR = 13.9, Syy = 14.8, so s = sqrt(13.9 / 3).
@test "fit's JSON holds the figures" {
  cp "$DATA/plain.csv" .
  bytrade fit plain.csv 'y ~ x' --errors plain --format json >f.json
  is_json f.json
  agrees 0.3 "$(json f.json '"term":	"x"' estimate)"
  agrees 2.3 "$(json f.json '(Intercept)' estimate)"
  agrees 0.060810810810810814 "$(json f.json r_squared)"
  agrees 2.1525179054617256 "$(json f.json sigma)"
  agrees 0.6806859285554 "$(json f.json '"term":	"x"' std_error)"
  same n 5 "$(json f.json regressions n)"
  same first '"2001"' "$(json f.json regressions first)"
  same method '"plain"' "$(json f.json errors method)"
  same lag null "$(json f.json errors lag)"
}

# Bartlett weights by hand, lag 1: residuals 0.4 -1.9 0.8 -1.8 2.5 in the order of the years, factor 5/3.
@test "Newey-West is the default over periods, with its lag and factor in the JSON" {
  cp "$DATA/plain.csv" .
  bytrade fit plain.csv 'y ~ x' --lag 1 --format json >f.json
  same method '"newey-west"' "$(json f.json errors method)"
  same lag 1 "$(json f.json errors lag)"
  same rule '"given"' "$(json f.json errors lag_rule)"
  agrees 1.6666666666666667 "$(json f.json errors factor)"
  wanted=$(awk 'BEGIN {
    split("1 2 3 5 4", x, " "); split("3 1 4 2 6", y, " ")
    for (i = 1; i <= 5; i++) s[i] = (x[i] - 3) * (y[i] - 2.3 - 0.3 * x[i])
    for (i = 1; i <= 5; i++) v += s[i] * s[i]
    for (i = 2; i <= 5; i++) v += s[i] * s[i - 1]
    printf "%.12g", sqrt(v * 5 / 3) / 10 }')
  agrees "$wanted" "$(json f.json '"term":	"x"' std_error)"
  agrees 0.6806859285554 "$(json f.json '"term":	"x"' std_error_plain)"
  bytrade fit plain.csv 'y ~ x' --format json >g.json
  same rule '"floor(4 (n/100)^(2/9))"' "$(json g.json errors lag_rule)"
  same lag 2 "$(json g.json errors lag)"
}

@test "corr's JSON has one object for each method and for levels and changes" {
  cp "$DATA/plain.csv" .
  bytrade corr plain.csv x y --format json >c.json
  is_json c.json
  same methods '"pearson" "spearman" "kendall" "pearson" "spearman" "kendall" ' \
    "$(sed -n 's/.*"method":	\(.*\),/\1/p' c.json | tr '\n' ' ')"
  agrees 0.24659848095803594 "$(json c.json '"method":	"pearson"' r)"
  agrees 0.2 "$(json c.json '"method":	"spearman"' r)"
  agrees 0.2 "$(json c.json '"method":	"kendall"' r)"
  same changes 4 "$(json c.json '"on":	"changes"' n)"
}

# Chickens and eggs trend both; R 4.2.2: cor.test(diff(chicken), diff(egg)) gives 0.6308.
@test "corr warns of levels that trend, with the numbers of the changes, and resamples by a seed it prints" {
  bytrade corr "$ROOT/tests/data/reference/chickegg.csv" chicken egg -f json >c.json
  is_json c.json
  same warned 3 "$(grep -c 'correlation of levels is expected here; see changes: r = 0.63, n = 53, p < 0.0001' c.json)"
  agrees 0.630807806774578 "$(json c.json '"on":	"changes"' r)"
  same seed 19870603 "$(json c.json '"on":	"changes"' seed)"
  same shifts 701 "$(json c.json '"on":	"changes"' shifts)"
  same resamples 1999 "$(json c.json '"on":	"levels"' resamples)"
}

@test "a page of a model is well-formed" {
  cp "$DATA/trade.csv" .
  bytrade fit trade.csv 'exports ~ imports' -f html >f.html
  bytrade corr trade.csv exports imports -f html >c.html
  xmllint --noout f.html c.html
}

@test "--sample cuts, --no-period makes a cross-section with plain errors" {
  cp "$DATA/plain.csv" .
  bytrade fit plain.csv 'y ~ x' --sample 2002..2005 -f json >f.json
  same n 4 "$(json f.json regressions n)"
  same first '"2002"' "$(json f.json regressions first)"
  bytrade fit plain.csv 'y ~ x' --no-period -f json >g.json
  same method '"plain"' "$(json g.json errors method)"
  same frequency null "$(json g.json frequency)"
}

@test "what is left out is in the ledger" {
  cp "$DATA/trade.csv" .
  bytrade fit trade.csv 'exports ~ imports' -f json >f.json
  same count 1 "$(json f.json ledger count)"
  same periods '"2003"' "$(json f.json ledger periods)"
}

@test "statistics that are impossible are status 1, and say why" {
  cp "$DATA/plain.csv" .
  refused 1 'collinear: twice depends on x' bytrade fit plain.csv 'y ~ x + twice'
  refused 1 'even: all 5 observations are equal, as in the intercept' bytrade fit plain.csv 'y ~ even'
  refused 1 '2 observations for 2 coefficients, at least 3 are needed' bytrade fit plain.csv 'y ~ x' --sample 2001..2002
  refused 1 '2 observations, at least 3 are needed' bytrade corr plain.csv x y --sample 2001..2002
  refused 1 'lag 9 is not below the number of observations, 5' bytrade fit plain.csv 'y ~ x' --lag 9
  for command in "fit plain.csv even~x" "corr plain.csv x even"; do
    # shellcheck disable=SC2086
    run --separate-stderr bytrade $command
    same status 1 "$status"
    same output "" "$output"
    [[ "$stderr" == "bytrade: "*": all 5 observations are equal" ]]
  done
}

@test "a column that is missing throughout is named" {
  printf 'year,y,e\n2001,1,\n2002,2,..\n2003,4,\n' >empty.csv
  run bytrade fit empty.csv 'y ~ e'
  [ "$status" -eq 3 ]
  [[ "$output" == "bytrade: fit: 'e' has no value at all: leave it out"* ]]
}
