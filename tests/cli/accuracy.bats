#!/usr/bin/env bats
# The accuracy table that README.md shows: thirteen digits on every NIST set that is certified so far.

@test "least squares has thirteen digits on all eleven linear sets" {
  run "$BUILD/tests/accuracy/accuracy"
  [ "$status" -eq 0 ]
  [ "$(printf '%s\n' "$output" | awk -F'|' 'NF == 11 && $3 + 0 > 0 && $6 >= 13 && $7 >= 13' | wc -l)" -eq 11 ]
}

@test "summaries have thirteen digits on all univariate sets, but for two deviations that doubles cannot hold" {
  run "$BUILD/tests/accuracy/accuracy"
  [ "$(printf '%s\n' "$output" | awk -F'|' 'NF == 7 && $3 + 0 > 0 && $4 >= 13 && $6 >= 13' | wc -l)" -eq 9 ]
  [ "$(printf '%s\n' "$output" | awk -F'|' 'NF == 7 && $3 + 0 > 0 && $5 < 13 { print $2 }' | tr -d ' \n')" = NumAcc3NumAcc4 ]
}

@test "README.md shows the sets of the table" {
  run "$BUILD/tests/accuracy/accuracy"
  for set in Norris Pontius NoInt1 Filip Longley Wampler5 PiDigits NumAcc4; do
    grep -q "^| $set |" README.md
    printf '%s\n' "$output" | grep -q "^| $set |"
  done
}
