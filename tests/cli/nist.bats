#!/usr/bin/env bats
# Accuracy as the program prints it, on NIST's Filip (https://www.itl.nist.gov/div898/strd/lls/data/Filip.shtml).
load helper

@test "fit prints Filip's coefficients and errors to 13 digits" {
  { echo y,x && awk 'NR > 60 && NF == 2 { print $1 "," $2 }' "$ROOT/tests/data/nist/linear/Filip.dat"; } >filip.csv
  bytrade fit filip.csv 'y ~ poly(x, 10, raw=TRUE)' --errors plain --format json >f.json
  awk '/^ *B[0-9]+ / { print $2, $3 }' "$ROOT/tests/data/nist/linear/Filip.dat" >certified
  paste -d ' ' <(sed -n 's/.*"estimate":[\t ]*\(.*\),/\1/p' f.json) \
    <(sed -n 's/.*"std_error":[\t ]*\(.*\),/\1/p' f.json) >printed
  same terms 11 "$(wc -l <printed)"
  paste -d ' ' certified printed | awk '
    function differs(want, got) { d = want - got; s = want; return (d < 0 ? -d : d) > 1e-13 * (s < 0 ? -s : s) }
    differs($1, $3) || differs($2, $4) { print "wanted", $1, $2, "got", $3, $4; bad = 1 }
    END { exit bad }'
}
