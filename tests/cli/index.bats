#!/usr/bin/env bats
# index: coded events to an index of relations. The figures of the samples were counted by awk over the same files.
load helper

EVENTS=$ROOT/tests/data/events
GDELT=$EVENTS/gdelt2-20180101.export.CSV
ICEWS=$EVENTS/icews-2018.tab
WEIGHTS=$ROOT/datasets/events/cameo-goldstein.csv
MEMBERS=$ROOT/datasets/belarus-eu/eu-members.csv
HINT="(see 'bytrade help index')"

catalogue() {
  cat >c.csv <<'CSV'
date,partner,title,score
2018-01-05,EU,Visit,2
2018-01-20,EU,Quarrel,-3
2018-02-10,RUS,Talks,1.5
2018-03-03,EU,Agreement,4
CSV
}

@test "a GDELT file: rows, both countries, repeats" {
  bytrade index "$GDELT" --country USA --frequency month --format json >g.json
  is_json g.json
  same rows 2414 "$(json g.json '"counts"' rows)"
  same both 594 "$(json g.json '"counts"' with_both_countries)"
  same repeats 490 "$(json g.json '"counts"' repeated)"
  same actors 1404 "$(json g.json '"counts"' with_both_actors)"
  bytrade index "$GDELT" --country USA --frequency month --format csv >g.csv
  same head period,partner,balance,positive,negative,events,absolute,mean,polarity,days_present,days "$(head -1 g.csv)"
  same canada 2018-01,CAN,-7.3,6.7,-14,6,20.7 "$(grep '^2018-01,CAN' g.csv | cut -d, -f1-7)"
  same days 1,31 "$(grep '^2018-01,CAN' g.csv | cut -d, -f10,11)"
}

@test "the index agrees with awk over the same rows" {
  awk -F'\t' 'BEGIN { OFS = "," }
    { if ($6 != "" && $16 != "" && seen[$2, $6, $16, $27]++) next
      if ($8 == "" || $18 == "" || $8 == $18) next
      p = $8 == "USA" ? $18 : $18 == "USA" ? $8 : ""
      if (p == "") next
      m = substr($2, 1, 4) "-" substr($2, 5, 2)
      n[m "," p]++; s[m "," p] += $31 }
    END { for (k in n) print k, s[k] + 0, n[k] }' "$GDELT" | sort >wanted
  bytrade index "$GDELT" --country USA --frequency month --format csv |
    awk -F, 'NR > 1 && $6 > 0 { print $1 "," $2 "," $3 "," $6 }' | sort >got
  [ "$(wc -l <wanted)" -gt 15 ]
  diff wanted got
}

@test "ICEWS: every Intensity is the table's, twelve rows name Belarus" {
  bytrade index "$ICEWS" --country BLR --weights "$WEIGHTS" --variant goldstein_icews --bloc "EU=$MEMBERS" \
    --frequency month --format json >i.json
  is_json i.json
  same rows 3705 "$(json i.json '"counts"' rows)"
  same compared 3705 "$(json i.json scores_compared)"
  same equal 3705 "$(json i.json scores_equal)"
  same belarus 12 "$(json i.json with_country)"
  same variant '"goldstein_icews"' "$(json i.json variant)"
  same balance 14 "$(json i.json '"index"' '"EU"' balance)"
  same mogherini 4 "$(json i.json '"matched"' ITA)"
  bytrade index "$ICEWS" --country BLR --weights "$WEIGHTS" --variant goldstein_icews >i.txt
  tr -s '\n ' '  ' <i.txt | grep -q 'The file’s own score is the same in 3705 of 3705 rows'
}

@test "the catalogue of Belarus and the EU by year" {
  bytrade index "$ROOT/datasets/belarus-eu/events.csv" --partner EU --frequency year >y.txt
  tr -s ' \n' ' ' <y.txt | grep -qF 'The catalogue has no column of partners: all of its events count as with EU.'
  bytrade index "$ROOT/datasets/belarus-eu/events.csv" --partner EU --frequency year --format csv >y.csv
  same years 34 "$(tail -n +2 y.csv | wc -l)"
  same 2020 2020,EU,-6,2,-8,10,10,-0.6,-0.6,366,366 "$(grep ^2020 y.csv)"
  same 2021 2021,EU,-11,0,-11,11,11,-1,-1,365,365 "$(grep ^2021 y.csv)"
  same 1993 1993,EU,0,0,0,0,0,,,365,365 "$(grep ^1993 y.csv)"
  same first 1991,EU,1,1,0,1,1,1,1,31,365 "$(grep ^1991 y.csv)"
  same events 92 "$(awk -F, 'NR > 1 { n += $6 } END { print n }' y.csv)"
}

@test "optional columns stand behind the others" {
  catalogue
  bytrade index c.csv --frequency month --half-life 1,0.5 --bound 9 --per world,dyad --format csv >o.csv
  same head days,per_1000_dyad,per_1000_world,stock_1,stock_0.5,level "$(head -1 o.csv | cut -d, -f11-)"
  same march 31,4000,4000,3.75,3.9375,3.4444444444444446 "$(grep '^2018-03,EU' o.csv | cut -d, -f11-)"
}

@test "every frequency, and two months without being asked" {
  catalogue
  for pair in year:2018 half-year:2018-S1 quarter:2018-Q1 two-month:2018-01/P2M month:2018-01 day:2018-01-05; do
    bytrade index c.csv --frequency "${pair%%:*}" --format csv >f.csv
    same "${pair%%:*}" "${pair#*:}" "$(sed -n 2p f.csv | cut -d, -f1)"
  done
  same default 2018-01/P2M "$(bytrade index c.csv --format csv | sed -n 2p | cut -d, -f1)"
}

@test "text, Markdown and a page; nothing on standard error" {
  catalogue
  for format in text markdown html; do
    bytrade index c.csv --half-life 3 --explain 2018-01 --format $format >out.$format 2>err
    [ ! -s err ]
    lacks out.$format '[^a-z](nan|inf)[^a-z]'
  done
  xmllint --noout out.html
  grep -q 'What moved 2018-01' out.text
  bytrade index c.csv --quiet >quiet 2>err
  [ -s quiet ] && [ ! -s err ]
}

@test "standard input and several files make one index" {
  catalogue
  head -3 c.csv >one.csv
  { head -1 c.csv && tail -2 c.csv; } >two.csv
  bytrade index c.csv --format csv >whole
  bytrade index one.csv two.csv --format csv >parts
  cmp whole parts
  bytrade index - --format csv <c.csv >piped
  cmp whole piped
  bytrade index "$GDELT" --country USA --format csv >whole
  { bytrade index - --country USA --format csv <"$GDELT"; } >piped
  cmp whole piped
}

@test "the days that are covered can be told" {
  catalogue
  bytrade index c.csv --covers 2018-01-16..2018-03-02 --format csv >v.csv
  same first 2018-01/P2M,EU,-3,0,-3,1,3,-3,-1,44,59 "$(grep '01/P2M,EU' v.csv)"
  same second 2018-03/P2M,EU,0,0,0,0,0,,,2,61 "$(grep '03/P2M,EU' v.csv)"
}

@test "what moved a period: the strongest events, as CSV alone" {
  bytrade index "$GDELT" --country USA --partner ISR --explain 2018-01 --top 1 --format csv >t.csv
  same head partner,rank,start,end,source,target,code,label,score,moved,rows,reference "$(head -1 t.csv)"
  same protest 'ISR,1,2018-01-01,2018-01-01,UNITED STATES (USA),ISRAELI (ISR),145,Protest,-7.5,-7.5,3' \
    "$(sed -n 2p t.csv | cut -d, -f1-11)"
  same lines 2 "$(wc -l <t.csv)"
}

@test "a bloc as of a year, and directions" {
  for year in 1990:4 2018:5; do
    bytrade index "$ICEWS" --country BLR --bloc "EU=$MEMBERS@${year%:*}" --partner EU --format json >b.json
    same "events of ${year%:*}" "${year#*:}" "$(json b.json '"index"' events)"
  done
  bytrade index "$ICEWS" --country BLR --partner RUS --direction from --format json >from.json
  same from 2 "$(json from.json '"index"' events)"
  bytrade index "$ICEWS" --country BLR --partner RUS --direction to --format json >to.json
  same to 1 "$(json to.json '"index"' events)"
  bytrade index "$ICEWS" --country BLR --partner RUS --mirrored halve --format json >half.json
  same halved 2 "$(json half.json '"index"' events)"
}

@test "what is asked wrongly is refused with what was expected" {
  catalogue
  refused 2 "index: name one or more files of events, or - for standard input $HINT" bytrade index
  refused 2 "index: 'c.csv' is named twice, and its events would count twice $HINT" bytrade index c.csv c.csv
  refused 2 "index: --frequency is one of year, half-year, quarter, two-month, month or day, not 'week' $HINT" \
    bytrade index c.csv --frequency week
  refused 2 "index: --direction is one of both, from or to, not 'up' $HINT" bytrade index c.csv --direction up
  refused 2 "index: --mirrored is one of keep or halve, not 'x' $HINT" bytrade index c.csv --mirrored x
  refused 2 "index: --half-life is a number above 0, not '0' $HINT" bytrade index c.csv --half-life 0
  refused 2 "index: --half-life is a number above 0, not '' $HINT" bytrade index c.csv --half-life 1,
  refused 2 "index: --half-life names each half-life once, not '1,1' $HINT" bytrade index c.csv --half-life 1,1
  refused 2 "index: --bound is a number above 0, not 'x' $HINT" bytrade index c.csv --bound x
  refused 2 "index: --per is one of dyad, country or world, not 'moon' $HINT" bytrade index c.csv --per dyad,moon
  refused 2 "index: --min-sources is a whole number, 1 or more, not '0' $HINT" bytrade index c.csv --min-sources 0
  refused 2 "index: --max-delay is a whole number, 0 or more, not '-1' $HINT" bytrade index c.csv --max-delay=-1
  refused 2 "index: --top is a whole number, 1 or more, at most 1000000, not '9999999' $HINT" \
    bytrade index c.csv --explain 2018 --top 9999999
  refused 2 "index: --explain is a period (no year of four digits), not 'x' $HINT" bytrade index c.csv --explain x
  refused 2 "index: --covers is a range of periods (no year of four digits), not 'x' $HINT" bytrade index c.csv --covers x
  refused 2 "index: --bloc is NAME=CSV or NAME=CSV@YEAR, not 'EU' $HINT" bytrade index c.csv --bloc EU
  refused 2 "index: --partner: '' has no name $HINT" bytrade index c.csv --partner ''
  refused 2 "index: --partner: 'EU' is named twice $HINT" bytrade index c.csv --partner EU --partner EU
  refused 2 "index: --partner: 'Belarus' is the country itself $HINT" \
    bytrade index "$ICEWS" --country BLR --partner Belarus
}

@test "options that contradict each other are refused" {
  catalogue
  refused 2 "index: --no-duplicates and --keep-duplicates exclude each other $HINT" \
    bytrade index c.csv --no-duplicates --keep-duplicates
  refused 2 "index: --variant is a column of --weights: name the table too $HINT" bytrade index c.csv --variant x
  refused 2 "index: --start belongs to --bound $HINT" bytrade index c.csv --start 1
  refused 2 "index: --start lies beyond --bound $HINT" bytrade index c.csv --start 10 --bound 9
  refused 2 "index: --top belongs to --explain $HINT" bytrade index c.csv --top 5
  refused 2 "index: --direction needs --country $HINT" bytrade index "$ICEWS" --direction from
  refused 3 "c.csv (catalogue of events, 4 columns by commas with header): --mirrored needs a source and a target" \
    bytrade index c.csv --mirrored halve
  refused 3 "c.csv (catalogue of events, 4 columns by commas with header): --min-sources needs the number of sources" \
    bytrade index c.csv --min-sources 2
  refused 3 "c.csv (catalogue of events, 4 columns by commas with header): --weights needs codes" \
    bytrade index c.csv --weights "$WEIGHTS" --variant goldstein_icews
}

@test "names and periods that do not occur are told with those that do" {
  catalogue
  refused 3 "no event that counts is with 'UE'; there are EU (3), RUS (1)" bytrade index c.csv --partner UE
  refused 3 "no event of BLR that counts is with 'RSU', did you mean 'RUS'? There are ITA (4), RUS (3), LTU (1)" \
    bytrade index "$ICEWS" --country BLR --partner RSU
  refused 3 "no event of 2019-01 to explain: the rows are of 2018-01-05/2018-03-03" bytrade index c.csv --explain 2019-01
  refused 3 "no row is left: of 4, 0 are dated far from the day they were added and 4 lie outside --covers" \
    bytrade index c.csv --covers 1999
}

@test "files that are no events are refused" {
  : >empty.csv
  refused 3 "empty.csv: empty file: there is no event" bytrade index empty.csv
  refused 4 "none.csv: No such file or directory" bytrade index none.csv
  head -c 3000 "$BUILD/bytrade" >binary
  run --separate-stderr bytrade index binary
  same status 3 "$status"
  same "standard output" '' "$output"
  [[ "$stderr" == "bytrade: binary: "* ]]
  LC_ALL=C lacks <(printf '%s' "$stderr") $'[\x01-\x08\x0e-\x1f]'
  printf 'date,partner,title,score\n' >header.csv
  refused 3 "header.csv: no event: there is only a header" bytrade index header.csv
}

@test "faulty rows of a feed are counted, those of a catalogue end it" {
  awk -F'\t' '$8 != "" && $18 != "" && $8 != $18' "$GDELT" | sed '2a broken' | head -4 >g.CSV
  bytrade index g.CSV --format json >g.json
  same faulty 1 "$(json g.json '"files"' faulty)"
  grep -q '"faulty (the first: g.CSV:3:1: 1 field, expected 61)"' g.json
  refused 3 "g.CSV:3:1: 1 field, expected 61" bytrade index g.CSV --strict
  catalogue
  echo 2018-99-99,EU,x,1 >>c.csv
  run bytrade index c.csv
  same status 3 "$status"
  [[ "${lines[0]}" == "bytrade: c.csv:6:1: column 'date': "* ]]
}

@test "hostile names stay text" {
  printf 'date,partner,title,score\n2018-01-05,"\x1b[31m$(touch pwned)",`touch pwned`,1\n2018-01-06,=cmd(),x,1\n' >h.csv
  bytrade index h.csv >h.txt
  LC_ALL=C lacks h.txt $'\x1b'
  bytrade index h.csv --format csv >out.csv
  grep -q "^2018-01/P2M,'=cmd(),1," out.csv
  nothing_ran
  refused 3 "no event that counts is with '\\x1Bx'; there are \\x1B[31m\$(touch pwned) (1), =cmd() (1)" \
    bytrade index h.csv --partner $'\x1bx'
}

@test "a bar on a terminal, and only there" {
  command -v script >/dev/null || skip "script is not installed"
  for ((i = 0; i < 40; i++)); do cat "$GDELT"; done >big.CSV
  bytrade index big.CSV --country USA >/dev/null 2>err
  [ ! -s err ]
  script -qec "'$BUILD/bytrade' index big.CSV --country USA --format csv >out.csv" /dev/null >shown
  [ "$(wc -l <out.csv)" -gt 2 ]
  [ ! -s shown ] || tail -c 4 shown | grep -q $'\r\e\[K' # cleared at the end
  script -qec "'$BUILD/bytrade' index big.CSV --country USA --quiet >out.csv" /dev/null >shown
  [ ! -s shown ]
}

@test "a full disk is told" {
  [ -e /dev/full ] || skip "no /dev/full"
  catalogue
  run bash -c "'$BUILD/bytrade' index c.csv >/dev/full"
  same status 4 "$status"
}
