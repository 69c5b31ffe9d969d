#!/usr/bin/env bats
# Texts from files that are code elsewhere: in the shell, in gnuplot, in HTML, Markdown, YAML and spreadsheets.
load helper

hostile_study() {
  cp "$DATA"/hostile/* .
  bytrade run -q hostile.yaml
}

columns() { # names.csv: the names of its columns are the tricks
  printf 'year,"$(touch pwned)","a\nset output ""|touch pwned""","<script>alert(1)</script>",=1+1,"\e[31mred","`touch pwned`|x","@a","-b"\n' >names.csv
  printf '2001,1,2,3,4,5,=1+1,+c,x\n2002,2,3,1,5,7,-b,@d,y\n2003,4,3,2,1,9,"\ttab",-,z\n' >>names.csv
}

@test "a study of tricks runs, and none of them does" {
  hostile_study
  nothing_ran
  xmllint --noout out/charts/hostile.svg out/index.html
  is_json out/report.json
  is_json out/manifest.json
}

@test "its script draws the same picture by itself, and runs nothing" {
  hostile_study
  mkdir alone && cp out/charts/hostile.gp alone/
  (cd alone && gnuplot hostile.gp && gnuplot -e "terminal='pngcairo'" hostile.gp)
  cmp out/charts/hostile.svg alone/hostile.svg
  same files 'hostile.gp
hostile.png
hostile.svg' "$(files alone)"
  nothing_ran
}

@test "its page holds no tag and no link of theirs" {
  hostile_study
  lacks out/index.html '<script|<img|<b[ >]|<iframe|@import +url\(http[^)]*\) *;|href="(http|javascript)'
  same elements "1" "$(xmllint --xpath 'count(//*[local-name()="script" or local-name()="img" or local-name()="b" or local-name()="style"])' out/index.html)"
  same handlers 0 "$(xmllint --xpath 'count(//@*[starts-with(name(), "on")])' out/index.html)"
  grep -qF '&lt;script&gt;alert(1)&lt;/script&gt;' out/index.html
}

@test "Markdown escapes them" {
  hostile_study
  lacks out/report.md '(^|[^\\])<(script|img|style|b)[ >]'
  lacks out/report.md '(^|[^\\])\]\((http|javascript)'
  lacks out/report.md '(^|[^\\])`'
}

@test "a spreadsheet finds no formula in any CSV" {
  hostile_study
  for csv in out/tables/*.csv out/charts/*.csv; do
    lacks "$csv" '(^|,)"?[=@]'
  done
  grep -qF ",'=cmd|'/C calc'!A0," out/tables/summary.csv
  grep -qF ",'@SUM(1+1)*cmd|' /C calc'!A0," out/charts/hostile.csv
  grep -qF "\"'=HYPERLINK(\"\"http://evil.example/\"\"" out/tables/summary.csv
}

@test "names of columns: what is printed obeys nothing" {
  columns
  for format in text markdown html json csv; do
    bytrade describe -f "$format" names.csv >"d.$format"
  done
  nothing_ran
  for format in text markdown html json; do
    [ -z "$(tr -d '\n\t' <"d.$format" | LC_ALL=C tr -d '\040-\377')" ]
  done
  xmllint --noout d.html
  lacks d.html '<script'
  lacks d.markdown '[^\\]<script'
  is_json d.json
  grep -qF "'=1+1,number,3" d.csv
  grep -qF "'@a,text,3,0,3,0,'+c,'@d," d.csv
  grep -qF "'-b,text,3,0,3,0,x,z" d.csv
  lacks d.csv '(^|,)"?[=@]'
}

@test "arguments with tricks are told, not run" {
  columns
  for text in '$(touch pwned)' '`touch pwned`' "x'; system('touch pwned'); '" '|touch pwned' '!touch pwned' $'x\n!touch pwned'; do
    run --separate-stderr bytrade plot names.csv "$text"
    same "status of $text" 3 "$status"
    same stdout '' "$output"
  done
  nothing_ran
  [ ! -e out ]
}

@test "a name of 5,000 letters is a name" {
  long=$(printf 'x%.0s' {1..5000})
  printf 'year,%s\n2001,1\n2002,3\n2003,2\n2004,5\n' "$long" >f.csv
  bytrade describe f.csv >described
  bytrade fit f.csv "$long ~ trend" >fitted
  bytrade corr f.csv "$long" "lag($long, 1)" >correlated
  same files "charts/${long:0:60}.csv
charts/${long:0:60}.gp
charts/${long:0:60}.svg" "$(bytrade plot -q f.csv "$long" && files out)"
  xmllint --noout "out/charts/${long:0:60}.svg"
  refused 3 "f.csv has no column '${long}y'
    ${long}y
    ^" bytrade plot f.csv "${long}y"
}

@test "paths with blanks, quotes, signs and letters of other scripts" {
  for folder in 'a b' "it's" '$(touch pwned)' 'Беларусь' '%s%n' '-o' 'a;b|c&d' '<b>'; do
    mkdir -- "$folder"
    cp "$DATA"/study/* "./$folder/"
    bytrade run -q -o "./$folder/out" "./$folder/small.yaml"
    bytrade plot -q -o "./$folder/plot" --no-period "./$folder/trade.csv" value
    xmllint --noout "./$folder/out/charts/turnover.svg" "./$folder/plot/charts/value.svg"
    expect 0 "./$folder/trade.csv: 12 rows, 4 columns, delimiter comma, no problem" '' bytrade check "./$folder/trade.csv"
  done
  nothing_ran
}

@test "the locale changes nothing, and Cyrillic comes through" {
  printf 'year,экспорт\n2001,1.5\n2002,3\n2003,2\n2004,5\n' >f.csv
  LC_ALL=C.UTF-8 bytrade describe f.csv >wanted
  grep -q экспорт wanted
  for locale in C POSIX tr_TR.utf8 de_DE.utf8 ru_RU.utf8; do
    locale -a 2>/dev/null | grep -qix "$locale" || continue
    LC_ALL=$locale LANGUAGE=de bytrade describe f.csv | cmp wanted -
  done
  env -i "PATH=$PATH" "$BUILD/bytrade" describe f.csv | cmp wanted -
}

@test "no colour and no escape sequence, on any kind of terminal" {
  printf 'year,x\n2001,1\n2002,3\n2003,2\n' >f.csv
  TERM=dumb NO_COLOR=1 bytrade describe f.csv >plain
  for terminal in '' dumb xterm-256color; do
    TERM=$terminal bytrade describe f.csv | cmp plain -
  done
  env -u TERM "$BUILD/bytrade" describe f.csv | cmp plain -
  lacks plain $'\e'
}
