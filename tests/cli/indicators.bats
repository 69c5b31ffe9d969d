#!/usr/bin/env bats
# indicators: trade indicators of a CSV without a study. The figures of the study's data were computed by awk over the same files.
load helper

TRADE=$ROOT/datasets/belarus-eu/trade-annual.csv
MIRROR=$ROOT/datasets/belarus-eu/trade-annual-mirror.csv
PRODUCTS=$ROOT/datasets/belarus-eu/trade-products.csv
MEMBERS=$ROOT/datasets/belarus-eu/eu-members.csv
HINT="(see 'bytrade help indicators')"
EXPORTS=(--by partner --where reporter=BLR --where flow=export)

small() {
  cat >t.csv <<'CSV'
year,partner,flow,value
2001,DEU,export,10
2001,POL,export,30
2001,DEU,import,5
2002,DEU,export,20
2002,POL,export,20
2002,LVA,export,10
2002,DEU,import,40
CSV
}

# column NAME of a CSV on standard input, in the row whose first cell is KEY.
cell() {
  awk -F, -v key="$1" -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i } $1 == key { print $at }'
}

@test "an indicator's values, in every format" {
  small
  prints indicators-hhi.txt "$BUILD/bytrade" indicators t.csv --by partner --where flow=export --indicator hhi
  prints indicators-hhi.csv "$BUILD/bytrade" indicators t.csv --by partner --where flow=export --indicator hhi -f csv
  for format in markdown html json; do
    bytrade indicators t.csv --by partner --where flow=export --indicator hhi --format $format >out.$format 2>err
    [ ! -s err ]
    lacks out.$format '[^a-z](nan|inf)[^a-z]'
  done
  xmllint --noout out.html
  is_json out.json
  agrees 0.625 "$(json out.json '"period":	"2001"' value)"
  agrees 0.36 "$(json out.json '"period":	"2002"' value)"
  same low 0.5 "$(json out.json '"period":	"2002"' low)"
}

@test "the default is the structure, and every kind has its text, Markdown, page and JSON" {
  local kinds=$BATS_TEST_TMPDIR/kinds
  bytrade help indicators | sed -n '/^Kinds/,/^The first/s/^  \([a-z-]*\): .*/\1/p' | grep -v members >"$kinds"
  [ "$(wc -l <"$kinds")" -ge 8 ]
  small
  bytrade indicators t.csv --by partner --where flow=export >default.txt
  bytrade indicators t.csv --by partner --where flow=export --show structure >named.txt
  cmp default.txt named.txt
  awk 'BEGIN { print "year,reporter,product,value"; for (y = 2001; y <= 2002; y++) for (p = 27; p <= 30; p++) {
    print y ",BLR," p "," p + y % 7 * (p - 26); print y ",WLD," p "," 100 * p + y % 5 } }' >w.csv
  local products=(--by product --where reporter=BLR --where partner=EU --bloc "EU=$MEMBERS@2007" --against-where reporter=EU
    --against-where partner=BLR)
  while read -r kind; do
    local arguments=("$TRADE" "${EXPORTS[@]}")
    case $kind in
    mirror) arguments+=(--where partner=EU --bloc "EU=$MEMBERS@2020" --mirror "$MIRROR" --mirror-by reporter
      --mirror-where reporter=EU --mirror-where flow=import) ;;
    enlargement) arguments+=(--bloc "EU=$MEMBERS" --at 2003..2007) ;;
    contributions) arguments+=(--at 2013..2016) ;;
    advantage | constant-market-share) arguments=(w.csv --by product --where reporter=BLR --against-where reporter=WLD) ;;
    intra-industry) arguments=("$PRODUCTS" "${products[@]}") ;;
    esac
    for format in text markdown html json; do
      bytrade indicators "${arguments[@]}" --show "$kind" --format "$format" >out.txt 2>err.txt ||
        { echo "$kind --format $format" && cat err.txt && return 1; }
      [ -s out.txt ] && [ ! -s err.txt ] || { echo "$kind" && cat err.txt && return 1; }
      lacks out.txt '[^a-z](nan|inf)[^a-z]' || { echo "$kind --format $format" && return 1; }
    done
    is_json out.txt || { echo "$kind" && return 1; }
  done <"$kinds"
}

@test "what a kind takes can be given on the command line" {
  bytrade help indicators >help
  sed -n '/^Kinds/,/^Options/p' help | grep -o -- '--[a-z-]*' | sort -u >taken
  [ "$(wc -l <taken)" -ge 10 ]
  sed -n '/^Options/,$s/^  \(-[a-z], \)\?\(--[a-z-]*\).*/\2/p' help | sort -u >options
  same missing '' "$(comm -23 taken options)"
}

@test "the concentration of Belarus's exports, by awk and by name" {
  awk -F, '$2 == "BLR" && $4 == "export" && $3 != "WLD" && $1 == 2019 { n += $5; q += $5 * $5 }
    END { printf "%.15g\n", q / n / n }' "$TRADE" >wanted
  agrees 0.212539198190720 "$(cat wanted)"
  bytrade indicators "$TRADE" "${EXPORTS[@]}" --indicator hhi --format csv >h.csv
  agrees "$(cat wanted)" "$(cell 2019 value <h.csv)"
  bytrade indicators "$TRADE" "${EXPORTS[@]}" --format csv >s.csv
  agrees "$(cat wanted)" "$(cell 2019 hhi <s.csv)"
  agrees "$(cell 2019 low <h.csv)" "$(cell 2019 low <s.csv)"
  same head period,value,low,high "$(head -1 h.csv)"
  same years 29 "$(tail -n +2 h.csv | wc -l)"
}

@test "a descriptor beside the file is used, and said; reading options do without it" {
  bytrade indicators "$TRADE" "${EXPORTS[@]}" --indicator hhi >d.txt
  tr -s ' \n' ' ' <d.txt >line
  grep -qF "8069 rows, as $ROOT/datasets/belarus-eu/datapackage.json describes it." line
  grep -qF 'Source: IMF Direction of Trade Statistics (2021), reported by Belarus.' line
  bytrade indicators "$TRADE" "${EXPORTS[@]}" --indicator hhi --decimal . >g.txt
  tr -s ' \n' ' ' <g.txt >line
  grep -qF "8069 rows, delimiter comma (decided over all rows), periods from column 'year'." line
  bytrade indicators "$TRADE" "${EXPORTS[@]}" -i hhi -f csv >d.csv
  bytrade indicators "$TRADE" "${EXPORTS[@]}" -i hhi -f csv --decimal . >g.csv
  cmp d.csv g.csv
}

@test "the mirror of 2012: 17.0 against 5.8 billion, the Netherlands 7.55 against 0.19" {
  local arguments=("${EXPORTS[@]}" --where partner=EU --bloc "EU=$MEMBERS@2020" --mirror "$MIRROR" --mirror-by reporter
    --mirror-where reporter=EU --mirror-where flow=import)
  bytrade indicators "$TRADE" "${arguments[@]}" --show mirror --sample 2012 --format csv >m.csv
  awk -F, '$2 == "EU" { printf "%.1f %.1f\n", $3 / 1000, $4 / 1000 } $2 == "NLD" { printf "%.2f %.2f\n", $3 / 1000, $4 / 1000 }' \
    m.csv | sort >got
  printf '%s\n' '17.0 5.8' '7.55 0.19' | sort >wanted
  diff wanted got
  bytrade indicators "$TRADE" "${arguments[@]}" -i mirror-ratio -f csv >r.csv
  same 2020 1.22 "$(printf %.2f "$(cell 2020 value <r.csv)")"
}

@test "a bloc is one part; its members come from a file" {
  bytrade indicators "$TRADE" --by partner -w reporter=BLR -w flow=export,import --bloc "EU=$MEMBERS@2007" --fold EU \
    -i share --part EU -f csv >e.csv
  awk -F, -v members="$(cut -d, -f1 "$MEMBERS" | tr '\n' ' ')" 'BEGIN { split(members, m, " "); for (i in m) eu[m[i]] = 1; delete eu["HRV"] }
    $1 == 2012 && $3 == "WLD" { w += $5 } $1 == 2012 && $3 in eu { e += $5 } END { printf "%.15g\n", e / w }' "$TRADE" >wanted
  agrees "$(cat wanted)" "$(cell 2012 value <e.csv)"
}

@test "rows of the same file stand against each other" {
  small
  bytrade indicators t.csv --by partner --where flow=export --against-where flow=import -i cover-ratio -f csv >c.csv
  agrees 8 "$(cell 2001 value <c.csv)"
  agrees 1.25 "$(cell 2002 value <c.csv)"
  cp t.csv u.csv
  bytrade indicators t.csv --by partner --where flow=export --against u.csv --against-where flow=import -i cover-ratio -f csv >d.csv
  cmp c.csv d.csv
}

@test "quantities give prices" {
  printf '%s\n' year,product,usd,kg 2001,27,10,2 2001,28,5,1 2002,27,12,2 2002,28,7,1.2 >q.csv
  bytrade indicators q.csv --by product --value usd --quantity kg -i unit-value -f csv >u.csv
  agrees 5 "$(cell 2001 value <u.csv)"
  agrees 5.9375 "$(cell 2002 value <u.csv)"
  bytrade indicators q.csv --by product --value usd --quantity kg -i laspeyres-price --base 2001 -f csv >l.csv
  agrees 118.888888888889 "$(cell 2002 value <l.csv)"
}

@test "a table of the largest parts" {
  bytrade indicators "$TRADE" "${EXPORTS[@]}" --show members --top 2 --sample 2019..2020 --format csv >m.csv
  same head period,partner,name,value,share,rank "$(head -1 m.csv)"
  same rows 4 "$(tail -n +2 m.csv | wc -l)"
  same largest 2019,RUS,Russia,13685.7551 "$(sed -n 2p m.csv | cut -d, -f1-4)"
  refused 2 "indicators: members is a table: give --format csv $HINT" bytrade indicators t.csv --by partner --show members
}

@test "standard input, wide files, semicolons, codes that are numbers, a code with a comma" {
  small
  bytrade indicators t.csv --by partner -w flow=export -f csv >file.csv
  bytrade indicators - --by partner -w flow=export -f csv <t.csv >piped.csv
  cmp file.csv piped.csv
  printf '%s\n' partner,2001,2002 A,1,2 B,4,5 >w.csv
  agrees 0.68 "$(bytrade indicators w.csv --by partner -i hhi -f csv | cell 2001 value)"
  printf '%s\n' 'year;product;value' '2001;27;1,5' '2001;28;2,5' >s.csv
  agrees 0.53125 "$(bytrade indicators s.csv --by product -i hhi -f csv | cell 2001 value)"
  printf '%s\n' year,partner,value '2001,"Korea, Rep.",1' 2001,POL,2 >k.csv
  same korea 1 "$(bytrade indicators k.csv --by partner -w 'partner=Korea, Rep.' -i effective-number -f csv | cell 2001 value)"
}

@test "double counting is refused" {
  printf '%s\n' year,product,value 2001,27,10 2001,2710,5 >n.csv
  refused 3 "'27' and '2710' both have a value in 2001, and the second seems to be a part of the first: they would count twice; leave one out by 'without'" \
    bytrade indicators n.csv --by product
  agrees 1 "$(bytrade indicators n.csv --by product --without 2710 -i hhi -f csv | cell 2001 value)"
  printf '%s\n' year,partner,value 2001,WLD,15 2001,A,10 2001,B,5 2001,C,5 >o.csv
  run bytrade indicators o.csv --by partner
  same status 3 "$status"
  [[ "$output" == "bytrade: the parts of 'o' add up to 133.3 % of the stated total 'WLD' in 2001: they overlap"* ]]
}

@test "what is asked wrongly is refused with what was expected" {
  small
  refused 2 "indicators: name one CSV file, or - for standard input $HINT" bytrade indicators --by partner
  refused 2 "indicators: say by --by which column's codes are the parts, such as partner or product $HINT" bytrade indicators t.csv
  refused 2 "indicators: there is no kind 'structur', did you mean 'structure'? $HINT" bytrade indicators t.csv --by partner --show structur
  refused 2 "indicators: breaks is an analysis of series: use 'bytrade analyse' $HINT" bytrade indicators t.csv --by partner --show breaks
  refused 2 "indicators: panel needs a formula over breakdowns: write a study $HINT" bytrade indicators t.csv --by partner --show panel
  refused 2 "indicators: parts-screening needs a series beside the breakdown: write a study $HINT" \
    bytrade indicators t.csv --by partner --show parts-screening
  refused 2 "indicators: there is no indicator 'hhx', did you mean 'hhi'? $HINT" bytrade indicators t.csv --by partner -i hhx
  refused 2 "indicators: --show and --indicator exclude each other $HINT" bytrade indicators t.csv --by partner -i hhi --show structure
  refused 2 "indicators: the indicator 'share' needs --part, a code $HINT" bytrade indicators t.csv --by partner -i share
  refused 2 "indicators: the indicator 'fisher-price' needs --base, a period $HINT" bytrade indicators t.csv --by partner -i fisher-price
  refused 2 "indicators: --base 'x' is not a period (no year of four digits) $HINT" \
    bytrade indicators t.csv --by partner -i fisher-price --base x --quantity value
  refused 2 "indicators: --top is a whole number, 1 or more, not '0' $HINT" \
    bytrade indicators t.csv --by partner -i concentration-ratio --top 0
  refused 2 "indicators: the indicator 'rca' needs a second breakdown: --against for another file, --against-where for other rows of this $HINT" \
    bytrade indicators t.csv --by partner -i rca --part DEU
  refused 2 "indicators: --allowance is no option of structure $HINT" bytrade indicators t.csv --by partner --allowance 0.1
  refused 2 "indicators: --allowance is no option of the indicator 'hhi' $HINT" bytrade indicators t.csv --by partner -i hhi --allowance 0.1
  refused 2 "indicators: --part belongs to --indicator $HINT" bytrade indicators t.csv --by partner --part DEU
  refused 2 "indicators: --against is no option of structure $HINT" bytrade indicators t.csv --by partner --against-where flow=import
  refused 2 "indicators: --mirror is no option of composition $HINT" bytrade indicators t.csv --by partner --show composition --mirror-where flow=import
  refused 2 "indicators: --mirror-unit belongs to --mirror $HINT" bytrade indicators t.csv --by partner --mirror-unit USD
  refused 2 "indicators: --mirror-unit is told by --unit $HINT" bytrade indicators t.csv --by partner --mirror t.csv --mirror-unit USD
  refused 2 "indicators: --where is COLUMN=CODE or COLUMN=CODE,CODE, not 'flow' $HINT" bytrade indicators t.csv --by partner --where flow
  refused 2 "indicators: --mirror-where names 'flow' twice: list its codes with commas $HINT" \
    bytrade indicators t.csv --by partner --mirror-where flow=export --mirror-where flow=import
  refused 2 "indicators: --by is given once, or twice for pairs $HINT" bytrade indicators t.csv --by partner --by flow --by year
  refused 2 "indicators: --total goes with one --by $HINT" bytrade indicators t.csv --by partner --by flow --total WLD
  refused 2 "indicators: --bloc is NAME=CSV or NAME=CSV@YEAR, not 'EU' $HINT" bytrade indicators t.csv --by partner --bloc EU
  refused 2 "indicators: two blocs are named 'EU' $HINT" bytrade indicators t.csv --by partner --bloc EU=a.csv --bloc EU=b.csv
  refused 2 "indicators: intra-industry has no table: --format json has all of its figures $HINT" \
    bytrade indicators t.csv --by partner --show intra-industry --against-where flow=import --format csv
  refused 2 "indicators: a breakdown needs periods: leave out --no-period $HINT" bytrade indicators t.csv --by partner --no-period
  refused 2 "analyse: structure is an indicator: use 'bytrade indicators' (see 'bytrade help analyse')" bytrade analyse structure t.csv value
}

@test "an error of the data names the option that it is about" {
  small
  refused 3 "--by: t.csv has no column 'partnr', did you mean 'partner'?" bytrade indicators t.csv --by partnr
  refused 3 "--by: column 'year' holds numbers, and parts are told apart by codes" bytrade indicators t.csv --by year
  refused 2 "indicators: t.csv has no column of numbers but those of --by and --where $HINT" bytrade indicators t.csv --by value
  refused 3 "--where: t.csv has no column 'flw', did you mean 'flow'?" bytrade indicators t.csv --by partner --where flw=export
  refused 3 "--where: column 'flow' of t.csv holds no 'exprt', and no bloc has that name; did you mean 'export'?" \
    bytrade indicators t.csv --by partner --where flow=exprt
  refused 3 "--against-where: column 'flow' of t.csv holds no 'imprt', and no bloc has that name; did you mean 'import'?" \
    bytrade indicators t.csv --by partner --where flow=export --against-where flow=imprt -i cover-ratio
  refused 3 "--total: no row has 'WLD' as partner, which 'total' names" bytrade indicators t.csv --by partner --where flow=export --total WLD
  refused 3 "--fold: there is no bloc 'EU'" bytrade indicators t.csv --by partner --where flow=export --fold EU
  refused 3 $'--value: the table has no column \'valu\', did you mean \'value\'?\n    2 * valu\n        ^' \
    bytrade indicators t.csv --by partner --where flow=export --value '2 * valu'
  refused 3 "breakdown 't' has no part 'DE'; did you mean 'DEU'?" bytrade indicators t.csv --by partner -w flow=export -i share --part DE
  refused 3 "t.csv:4:10: 2001 holds several values of 'flow' (export, import): choose one by 'where', or list those to be added" \
    bytrade indicators t.csv --by partner
  refused 4 "none.csv: No such file or directory" bytrade indicators none.csv --by partner
  refused 4 "none.csv: No such file or directory" bytrade indicators t.csv --by partner -w flow=export --bloc EU=none.csv
}

@test "unlike units are not set against each other" {
  small
  cp t.csv u.csv
  local arguments=(t.csv --by partner --where flow=export --unit 'USD million' --against u.csv --against-where flow=import -i cover-ratio)
  refused 3 "'t' is in USD million and 'u' in EUR million: unlike units are not set against each other, and no currency is converted" \
    bytrade indicators "${arguments[@]}" --against-unit 'EUR million'
  bytrade indicators "${arguments[@]}" --against-unit 'USD million' -f csv >c.csv
  agrees 8 "$(cell 2001 value <c.csv)"
  refused 3 "$TRADE is described by datapackage.json, which tells its unit" bytrade indicators "$TRADE" "${EXPORTS[@]}" --unit EUR
}

@test "hostile files are refused or survived" {
  printf 'year,partner,value\n2001,A\0B,1\n' >f.csv
  refused 3 "f.csv:2:7: NUL byte: no text, or of another charset (give --encoding, such as UTF-16LE)" bytrade indicators f.csv --by partner
  printf '%s\n' partner,value A,1 B,2 >f.csv
  refused 2 "indicators: a breakdown needs periods, and f.csv has no column of them: name one by --period $HINT" bytrade indicators f.csv --by partner
  printf '%s\n' year,partner,value 2001,A,1 200x,B,2 2002,B,3 >f.csv
  run bytrade indicators f.csv --by partner
  same status 3 "$status"
  [[ "$output" == "bytrade: f.csv:3:1: column 'year': '200x' is not a period"* ]]
  printf '%s\n' year,partner,value >f.csv
  refused 3 "f.csv: there are no rows below the header" bytrade indicators f.csv --by partner
  printf '%s\n' year,partner,value 2001,A,0 2001,B,0 >f.csv
  run bytrade indicators f.csv --by partner
  same status 1 "$status"
  same zeros $'period,value,low,high\n2001,,,' "$(bytrade indicators f.csv --by partner -i hhi -f csv)"
  printf '%s\n' year,partner,value 2001,A,-1 2001,B,2 >f.csv
  run bytrade indicators f.csv --by partner
  same status 1 "$status"
  same negative $'period,value,low,high\n2001,,,' "$(bytrade indicators f.csv --by partner -i hhi -f csv)"
  printf '%s\n' year,partner,value 2001,A,1 >f.csv
  same one $'period,value,low,high\n2001,1,,' "$(bytrade indicators f.csv --by partner -i hhi -f csv)"
  bytrade indicators f.csv --by partner >one.txt
  lacks one.txt '[^a-z](nan|inf)[^a-z]'
  printf '%s\n' year,partner,value 2001,A,1 2001,A,2 >f.csv
  refused 3 "f.csv:3:1: a second row for 2001 and A" bytrade indicators f.csv --by partner
  printf 'year,partner,value\n2001,%0500000d,1\n2001,B,2\n' 7 >f.csv
  bytrade indicators f.csv --by partner >long.txt
  printf 'year,partner,value\n2001,"\x1b[31m$(touch pwned)",1\n2001,=cmd(),3\n2001,`touch pwned`,7\n' >f.csv
  bytrade indicators f.csv --by partner >hostile.txt
  LC_ALL=C lacks hostile.txt $'\x1b'
  bytrade indicators f.csv --by partner --show members -f csv | grep -q "^2001,'=cmd(),"
  run bytrade indicators f.csv --by partner -i share --part $'\x1bx'
  same status 3 "$status"
  [[ "$output" == "bytrade: breakdown 'f' has no part '\\x1Bx'"* ]]
  nothing_ran
}

@test "100,000 codes over thirty years take seconds" {
  awk 'BEGIN { print "year,partner,value"; for (y = 1991; y <= 2020; y++) for (p = 0; p < 100000; p++) printf "%d,C%05d,1\n", y, p }' >m.csv
  SECONDS=0
  agrees 0.00001 "$(bytrade indicators m.csv --by partner -i hhi -f csv | cell 2020 value)"
  agrees 0.00001 "$(bytrade indicators m.csv --by partner -f csv | cell 2020 hhi)"
  [ "$SECONDS" -lt 60 ]
}

@test "a line on a terminal, and only there" {
  command -v script >/dev/null || skip "script is not installed"
  awk 'BEGIN { print "year,partner,value"; for (y = 1991; y <= 2020; y++) for (p = 0; p < 2000; p++) printf "%d,C%05d,1\n", y, p }' >m.csv
  bytrade indicators m.csv --by partner -i hhi >/dev/null 2>err
  [ ! -s err ]
  script -qec "'$BUILD/bytrade' indicators m.csv --by partner -i hhi --format csv >out.csv" /dev/null >shown
  same rows 31 "$(wc -l <out.csv)"
  grep -q 'reading m.csv (' shown
  grep -q 'computing \[' shown
  tail -c 4 shown | grep -q $'\r\e\[K' # cleared at the end
  script -qec "'$BUILD/bytrade' indicators m.csv --by partner -i hhi --quiet >out.csv" /dev/null >shown
  [ ! -s shown ]
}

@test "a full disk is told" {
  [ -e /dev/full ] || skip "no /dev/full"
  small
  run bash -c "'$BUILD/bytrade' indicators t.csv --by partner -w flow=export >/dev/full"
  same status 4 "$status"
}

@test "the same call gives the same bytes" {
  for format in json csv html; do
    bytrade indicators "$TRADE" "${EXPORTS[@]}" --format $format >one
    bytrade indicators "$TRADE" "${EXPORTS[@]}" --format $format >two
    cmp one two
  done
}
