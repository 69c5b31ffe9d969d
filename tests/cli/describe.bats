#!/usr/bin/env bats
# describe: a first look at a CSV.
load helper

column() { # FILE NAME: kind, n, missing, distinct, flagged, first, last of a column
  bytrade describe --format csv "$1" | awk -F, -v name="$2" '$1 == name { print $2, $3, $4, $5, $6, $7, $8 }'
}

@test "text, Markdown, JSON and CSV, to the letter" {
  cp "$DATA/trade.csv" .
  prints describe.txt bytrade describe trade.csv
  prints describe.txt bytrade describe --format text trade.csv
  prints describe.markdown bytrade describe --format markdown trade.csv
  prints describe.json bytrade describe --format json trade.csv
  prints describe.csv bytrade describe --format csv trade.csv
}

@test "a page is well-formed and loads nothing" {
  cp "$DATA/trade.csv" .
  bytrade describe --format html trade.csv >page.html
  xmllint --noout page.html
  grep -q '<th scope="row">exports</th><td>number</td><td class="n">4</td><td class="n">1</td>' page.html
  lacks page.html 'src=|@import|url\(|<link|<script'
}

@test "JSON that it prints is JSON" {
  cp "$DATA/trade.csv" .
  bytrade describe --format json trade.csv >d.json
  is_json d.json
  same sha256 "\"$(sha256sum trade.csv | cut -d' ' -f1)\"" "$(json d.json sha256)"
}

@test "what is missing is no distinct value, and 1.0 is 1" {
  printf 'code,x,t\n01,1.0,a\n02,1,\n03,NA,\n04,:,b\n' >f.csv
  same x 'number 2 2 1 0  ' "$(column f.csv x)"
  same t 'text 2 2 2 0 a b' "$(column f.csv t)"
  same code 'text 4 0 4 0 01 04' "$(column f.csv code)"
}

@test "flags are split off, and counted" {
  printf 'date,x\n2018-01-01,1 p\n2018-01-02,:\n2018-01-05,4 b\n' >f.csv
  same x 'number 2 1 2 2  ' "$(column f.csv x)"
}

@test "a byte-order mark, CR LF, semicolons, decimal commas and group signs" {
  printf '\xef\xbb\xbfyear;x\r\n2001;1,5\r\n2002;2\xc2\xa0000,25\r\n' >f.csv
  bytrade describe --format csv f.csv >got
  same row 'x,number,2,0,2,0,,,1.5,2000.25,1000.875,1000.875,1413.3296788966118' "$(sed -n 3p got)"
  [[ "$(bytrade describe f.csv)" == *'2 rows, 2 columns, delimiter semicolon (decided over all rows).'* ]]
}

@test "other charsets are read when they are named" {
  printf 'year,x\n2001,\xcc\xe8\xed\xf1\xea\n' >f.csv
  bytrade describe --encoding windows-1251 --format csv f.csv >got
  same row 'x,text,1,0,1,0,Минск,Минск,,,,,' "$(sed -n 3p got)"
}

@test "the delimiter that is given wins over the rows" {
  printf 'a;b,c\n1;2,5\n' >f.csv
  bytrade describe -d ';' --format csv f.csv >got
  same row 'b,c,number' "$(sed -n '3s/"\(b,c\)",\(number\).*/\1,\2/p' got)"
  printf 'a\tb\n1\t2\n' >tab.csv
  [[ "$(bytrade describe -d tab tab.csv)" == *'delimiter tab (given).'* ]]
}

@test "gaps are counted on the grid of the periods" {
  printf 'period,x\n2018-01/02,1\n2018-03/04,2\n2018-09/10,4\n' >f.csv
  [[ "$(bytrade describe f.csv)" == *"Periods: column 'period', two-month, each once. Gaps: 2018-05/P2M, 2018-07/P2M."* ]]
  bytrade describe --format json f.csv >got
  same count 2 "$(json got gaps count)"
  same periods '"2018-05/P2M, 2018-07/P2M"' "$(json got gaps periods)"
}

@test "the column of periods is named, found by name, or left out" {
  printf 'Jahr,x\n2001,1\n2002,2\n' >f.csv
  [[ "$(bytrade describe f.csv)" == *'No column of periods was found (name one by --period).'* ]]
  [[ "$(bytrade describe --period Jahr f.csv)" == *"Periods: column 'Jahr', yearly, each once. Gaps: none."* ]]
  refused 3 "f.csv: no column is named 'jahr', did you mean 'Jahr'?" bytrade describe --period jahr f.csv
  refused 3 "f.csv:2:6: column 'x': '1' is not a period (no year of four digits)" bytrade describe --period x f.csv
  bytrade describe --no-period f.csv >got
  lacks got period
}

@test "dates are read by a declared format" {
  printf 'date,x\n31/12/2018,1\n01/01/2019,2\n03/01/2019,4\n' >f.csv
  lacks <(bytrade describe f.csv) 'Periods:'
  [[ "$(bytrade describe --date-format %d/%m/%Y f.csv)" == *"Periods: column 'date', daily, each once. Gaps: 2019-01-02."* ]]
  refused 3 "f.csv:2:1: column 'date': '31/12/2018' is not a period (no such month)" \
    bytrade describe --date-format %m/%d/%Y f.csv
  printf 'Tag,x\n31.12.2018,1\n1.1.2019,2\n' >g.csv
  refused 3 'g.csv: no column is named as one of dates: name it by --period' bytrade describe --date-format %d.%m.%Y g.csv
  [[ "$(bytrade describe -p Tag --date-format %d.%m.%Y g.csv)" == *"Periods: column 'Tag', daily, each once."* ]]
  printf 'month,x\n12/2018,1\n01/2019,2\n02/2019,2\n' >h.csv
  [[ "$(bytrade describe --date-format %m/%Y h.csv)" == *"Periods: column 'month', monthly, each once. Gaps: none."* ]]
}

@test "one column a period is turned into rows, and said" {
  printf 'country,1999,2000,2001\nBLR,1,2,3\nPOL,3,4,5\n' >f.csv
  run bytrade describe f.csv
  [[ "$output" == *'several rows a period. Gaps: none; the file'*'has one column a period.'* ]]
  same period 'period 6 0 3 0 1999 2001' "$(column f.csv period)"
}

@test "a cell that makes a column text, or no column of periods, is pointed out" {
  printf 'year,x\n2001,1\n2002,1.2.3\n2003,2\n' >f.csv
  [[ "$(bytrade describe -f markdown f.csv)" == *"f.csv:3:6: column 'x': '1.2.3' is not a number (two decimal signs)"* ]]
  printf 'year,x\n2001,1\n20x2,3\n2003,2\n' >g.csv
  [[ "$(bytrade describe -f markdown g.csv)" == *"g.csv:3:1: column 'year': '20x2' is not a period (no year of four digits): mend it, or give --no-period"* ]]
  bytrade describe -f json g.csv >got
  same doubts "[\"g.csv:3:1: column 'year': '20x2' is not a period (no year of four digits): mend it, or give --no-period\"]" \
    "$(json got doubts)"
}

@test "codes with leading zeros and real text are in no doubt" {
  printf 'code,name\n01,a\n02,7\nTOTAL,b\n' >f.csv
  same doubts '[]' "$(bytrade describe -f json f.csv >got; json got doubts)"
}

@test "a header alone has no rows, one row is one row" {
  printf 'year,x\n' >f.csv
  [[ "$(bytrade describe f.csv)" == *'0 rows, 2 columns, delimiter comma (decided over all rows).'* ]]
  printf 'x\n1\n' >g.csv
  [[ "$(bytrade describe g.csv)" == *'1 row, 1 column, delimiter comma (decided over all rows).'* ]]
}

@test "machine formats hold texts in full, shown ones are clipped" {
  long=$(printf 'a%.0s' {1..300})
  printf 'name\n%s\n' "$long" >f.csv
  bytrade describe -f json f.csv >got
  same first "\"$long\"" "$(json got name first)"
  bytrade describe -f csv f.csv | grep -q "$long"
  bytrade describe -f markdown f.csv >got
  lacks got "$long"
}
