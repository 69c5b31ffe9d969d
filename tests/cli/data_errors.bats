#!/usr/bin/env bats
# What can be wrong with a CSV: each fault with its place and its remedy, status 3, nothing on standard output.
load helper

@test "a cell that is no number is named with line and column" {
  printf 'year,exports\n2001,10\n2002,1.2.3\n2003,12\n' >f.csv
  refused 3 "column 'exports' holds text, not numbers
    exports ~ trend
    ^
bytrade: f.csv:3:6: column 'exports': '1.2.3' is not a number (two decimal signs)" bytrade fit f.csv 'exports ~ trend'
}

@test "a cell that is no period is named, and no time series is taken for a cross-section" {
  printf 'year,x\n2001,10\n20x2,1\n2003,7\n' >f.csv
  cell="f.csv:3:1: column 'year': '20x2' is not a period (no year of four digits)"
  for command in "fit f.csv x~trend" "corr f.csv x lag(x,1)" "plot f.csv x"; do
    # shellcheck disable=SC2086
    refused 3 "$cell: mend it, or give --no-period" bytrade $command
  done
  refused 3 "$cell" bytrade describe --period year f.csv
  printf 'date,x\n01/02/2018,1\n02/02/2018,2\n' >g.csv
  refused 3 "g.csv:2:1: column 'date': '01/02/2018' is not a period (which is the day and which the month?)" \
    bytrade describe --period date g.csv
}

@test "rows of unequal length are told by wanted and found" {
  printf 'year,exports\n2001,10\n2002\n2003,3,4\n' >f.csv
  refused 3 'f.csv:3:1: 1 field, expected 2 as in the header
bytrade: f.csv:4:8: 3 fields, expected 2 as in the header' bytrade describe f.csv
}

@test "an empty line between rows" {
  printf 'year,x\n2001,1\n\n2002,3\n' >f.csv
  refused 3 'f.csv:3:1: empty line' bytrade describe f.csv
}

@test "quotes: never closed, stray in a quoted field, stray in another" {
  printf 'year,exports\n2001,"10\n2002,3\n2003,4\n' >f.csv
  refused 3 'f.csv:2:6: quote is never closed' bytrade describe f.csv
  printf 'year,note\n2001,"a"b\n2002,3\n' >f.csv
  refused 3 'f.csv:2:8: stray quote in a field that is quoted (double it: "")' bytrade describe f.csv
  printf 'year,note\n2001,a"b"\n2002,3\n' >f.csv
  refused 3 'f.csv:2:7: stray quote in a field that is not quoted (quote the field and double it: "")' \
    bytrade describe f.csv
  printf 'year,note\n2001,"a\n2002,"b"\n' >f.csv
  refused 3 'f.csv:3:6: stray quote in a field that opened at line 2, column 6: was it never closed? (else double it: "")' \
    bytrade describe f.csv
}

@test "bytes that are no text: NUL, another charset, UTF-16" {
  printf 'year,exports\n2001,1\0000\n' >f.csv
  refused 3 'f.csv:2:7: NUL byte: no text, or of another charset (give --encoding, such as UTF-16LE)' bytrade describe f.csv
  printf 'year,exports\n2001,1\xe9\n' >f.csv
  refused 3 'f.csv:2:7: byte \xE9 is not UTF-8 (for another charset give --encoding, such as windows-1251)' \
    bytrade describe f.csv
  refused 3 "f.csv: 'nonsense' is not a charset that iconv knows" bytrade describe --encoding nonsense f.csv
  printf 'year,x\n2001,1\n' | iconv -t UTF-16 >f.csv
  refused 3 'f.csv: it is UTF-16, not UTF-8: give --encoding UTF-16' bytrade describe f.csv
  bytrade describe --encoding UTF-16 f.csv
}

@test "an empty file has no header" {
  : >f.csv
  refused 3 'f.csv: empty file: there is no header' bytrade describe f.csv
  refused 3 '/dev/null: empty file: there is no header' bytrade describe /dev/null
}

@test "a decimal comma that may be a group sign is refused with both readings" {
  printf 'year;exports\n2001;1,234\n2002;2,345\n' >f.csv
  refused 3 "f.csv:1:6: column 'exports': '1,234' may be 1.234 or 1234, and no cell of the column tells which: give --decimal ',' or --decimal '.'" \
    bytrade describe f.csv
  bytrade describe --decimal , -f csv f.csv | grep -q '^exports,number,2,0,2,0,,,1.234,2.345,'
  bytrade describe --decimal . -f csv f.csv | grep -q '^exports,number,2,0,2,0,,,1234,2345,'
}

@test "a column that mixes decimal signs is refused with a cell of each" {
  printf 'year;x\n2001;1,5\n2002;2.5\n' >f.csv
  refused 3 "f.csv:3:6: column 'x': '2.5' (line 3) has a decimal point, '1,5' (line 2) a decimal comma" bytrade describe f.csv
}

@test "a delimiter that may be one or another is refused" {
  printf 'a,b;c\n1,2;3\n' >f.csv
  refused 3 'f.csv: the delimiter may be comma (2 fields) or semicolon (2 fields): choose it by --delimiter' \
    bytrade describe f.csv
  bytrade describe -d , f.csv
}

@test "two columns of a name, or one of none" {
  printf 'year,x,x\n2001,1,2\n' >f.csv
  refused 3 "f.csv:1:8: two columns are named 'x'" bytrade describe f.csv
  printf 'year,,x\n2001,1,2\n' >f.csv
  refused 3 'f.csv:1:6: a column has no name' bytrade describe f.csv
}

@test "twenty problems are listed, the others counted" {
  { echo year,x; seq 1 30; } >f.csv
  wanted=$(for line in $(seq 2 21); do echo "bytrade: f.csv:$line:1: 1 field, expected 2 as in the header"; done)
  expect 3 '' "$wanted
bytrade: and 10 more" bytrade describe f.csv
}

@test "a value is clipped and its control bytes made visible" {
  printf 'year,x\n2001,1\n2002,2\n2003,3\e[31m%s\n' "$(printf 'y%.0s' {1..100})" >f.csv
  expect 1 "f.csv:4:6: column 'x': '3\\x1B[31m$(printf 'y%.0s' {1..34})...' is not a number (text behind the number)" '' \
    bytrade check f.csv
}

@test "a file that is not there, a folder, one that may not be read: status 4" {
  refused 4 'nope.csv: No such file or directory' bytrade describe nope.csv
  refused 4 'nope.csv: No such file or directory' bytrade fit nope.csv 'y ~ x'
  refused 4 'nope.csv: No such file or directory' bytrade corr nope.csv x y
  refused 4 'nope.csv: No such file or directory' bytrade plot nope.csv x
  refused 4 'nope.yaml: No such file or directory' bytrade run nope.yaml
  refused 4 "$BATS_TEST_TMPDIR: Is a directory" bytrade describe "$BATS_TEST_TMPDIR"
  refused 4 "$BATS_TEST_TMPDIR: Is a directory" bytrade report "$BATS_TEST_TMPDIR"
}

@test "names: a column that is not there, one of text, periods that repeat" {
  cp "$DATA/trade.csv" .
  refused 3 "trade.csv has no column 'imprts', did you mean 'imports'?
    exports ~ imprts
              ^" bytrade fit trade.csv 'exports ~ imprts'
  refused 3 "column 'note' holds text, not numbers
    note
    ^" bytrade corr trade.csv exports note
  printf 'year,x\n2001,1\n2001,3\n' >f.csv
  refused 3 "f.csv: periods stand several times in column 'year': this is no plain time series; write a study that chooses rows by 'where', or give --no-period" \
    bytrade fit f.csv 'x ~ trend'
}

@test "expressions and formulas: the place is under a caret" {
  cp "$DATA/trade.csv" .
  refused 3 "expected a term, but the expression ends
    exports ~ 
              ^" bytrade fit trade.csv 'exports ~ '
  refused 3 "expected '~' between the response and the terms, but the expression ends
    exports + imports
                     ^" bytrade fit trade.csv 'exports + imports'
  refused 3 "expected ',' or ')', but the expression ends
    log(exports
               ^" bytrade corr trade.csv 'log(exports' imports
  refused 3 "there is no function 'lgo', did you mean 'log'?
    exports + lgo(exports)
              ^" bytrade plot trade.csv 'exports + lgo(exports)'
  refused 3 "expected a number, a name or '(', not 'é'
    exports  + é
               ^" bytrade plot trade.csv $'exports\n\t+ é'
  refused 3 "a series is needed here, not a number
    2
    ^" bytrade corr trade.csv exports 2
}

@test "check lists every problem, on standard output and with status 1" {
  cp "$DATA/trade.csv" .
  printf 'year,x\n2001,1,2\n2002\n' >f.csv
  printf 'year,x\n2001,1\n2002,1.2.3\n2003,4\n' >g.csv
  expect 1 "trade.csv: 5 rows, 4 columns, delimiter comma, no problem
f.csv:2:8: 3 fields, expected 2 as in the header
f.csv:3:1: 1 field, expected 2 as in the header
g.csv:3:6: column 'x': '1.2.3' is not a number (two decimal signs)" '' bytrade check trade.csv f.csv g.csv
  expect 1 "g.csv:3:6: column 'x': '1.2.3' is not a number (two decimal signs)" '' bytrade check --quiet trade.csv g.csv
  expect 0 '' '' bytrade check --quiet trade.csv
}

@test "check: a file that cannot be read is status 4, and the others are checked" {
  cp "$DATA/trade.csv" .
  expect 4 'trade.csv: 5 rows, 4 columns, delimiter comma, no problem' 'bytrade: nope.csv: No such file or directory' \
    bytrade check nope.csv trade.csv
}

@test "a header without rows: described, but nothing to compute" {
  printf 'year,x\n' >f.csv
  bytrade describe f.csv
  for command in "fit f.csv x~year" "corr f.csv x year" "plot f.csv x"; do
    # shellcheck disable=SC2086
    refused 3 'f.csv: there are no rows below the header' bytrade $command
  done
}

@test "what check prints on standard output has no control characters either" {
  cp "$DATA/trade.csv" $'a\e[31m.csv'
  expect 0 'a\x1B[31m.csv: 5 rows, 4 columns, delimiter comma, no problem' '' bytrade check $'a\e[31m.csv'
}
