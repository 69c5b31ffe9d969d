#!/usr/bin/env bats
# Tables of indices and how they agree, in the default study: its own figures, made once for all tests of this file.
load helper

setup_file() {
  cd "$BATS_FILE_TMPDIR" || return 1
  "$BUILD/bytrade" summary -q -o out "$BATS_TEST_DIRNAME/../../analysis/belarus-eu.yaml" index-gdelt index-icews index-published agreement
}

setup() {
  TABLES=$BATS_FILE_TMPDIR/out/tables
  STUDY=$ROOT/analysis/belarus-eu.yaml
  mkdir -p "$BATS_TEST_TMPDIR/here" && cd "$BATS_TEST_TMPDIR/here"
}

# row TABLE START: the one row that begins so.
row() {
  grep "^$2," "$TABLES/$1.csv"
}

HEADER=period,partner,balance,positive,negative,events,absolute,mean,polarity,days_present,days

# awk -F, over gdelt-daily.csv: EU27_sum added up over the days present.
@test "index-gdelt: two-month sums carry their days, and nothing that daily sums cannot tell" {
  same header "$HEADER" "$(head -1 "$TABLES/index-gdelt.csv")"
  same rows 186 "$(wc -l <"$TABLES/index-gdelt.csv")"
  same 2018-01 '2018-01/P2M,EU,1310.698,,,,,,,59,59' "$(row index-gdelt 2018-01/P2M,EU)"
  same 2021-11 '2021-11/P2M,EU,-6984.5037,,,,,,,61,61' "$(row index-gdelt 2021-11/P2M,EU)"
  same 2023-03 '2023-03/P2M,EU,293.3832,,,,,,,35,61' "$(row index-gdelt 2023-03/P2M,EU)"
}

@test "index-gdelt adds up what gdelt-daily holds" {
  wanted=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "UKR") at = i }
    /^2022-0[34]-/ { sum += $at; days++ } END { printf "%.10g %d", sum, days }' "$ROOT/datasets/belarus-eu/gdelt-daily.csv")
  same 'balance and days' "$wanted" "$(row index-gdelt 2022-03/P2M,UKR | awk -F, '{ printf "%.10g %d", $3, $10 }')"
}

@test "index-icews: events on both sides, balance and polarity" {
  same header "$HEADER" "$(head -1 "$TABLES/index-icews.csv")"
  same rows 66 "$(wc -l <"$TABLES/index-icews.csv")"
  wanted=$(awk -F, '$1 == 2011 && ($2 == "BLR" && $3 == "UKR" || $2 == "UKR" && $3 == "BLR") { good += $4 + $5; bad += $6 + $7 }
    END { print good - bad "," good "," (-bad) "," good + bad "," good + bad }' "$ROOT/datasets/belarus-eu/icews-annual.csv")
  same counts "$wanted" "$(row index-icews 2011,UKR | cut -d, -f3-7)"
  same 'mean is polarity where an event is 1 or -1' 0 "$(awk -F, 'NR > 1 && $8 != $9' "$TABLES/index-icews.csv" | wc -l)"
  same 'days of the source are not known' ',365' "$(row index-icews 2011,UKR | cut -d, -f10-11)"
}

@test "index-published: values, bounds and gaps in one table" {
  same header 'period,start,end,index,partner,value,lower,upper,kind,source' "$(head -1 "$TABLES/index-published.csv")"
  published=$ROOT/datasets/belarus-eu
  values=$(tail -n +2 "$published/index-published.csv" | wc -l) bounds=$(tail -n +2 "$published/index-bounds.csv" | wc -l)
  # In May and June 2018 the value for Russia stands in place of its bounds.
  same 'rows that are no gap' $((values + bounds - 1)) "$(tail -n +2 "$TABLES/index-published.csv" | grep -vc ',gap,')"
  same 'a value' '2016-09/P2M,2016-09-01,2016-10-31,BFPI,RUS,-15,,,,' "$(row index-published 2016-09/P2M | grep RUS | sed 's/http.*//')"
  same 'a bound' '2011-Q1,2011-01-01,2011-03-31,BFPI,EU,,,0,strict,' "$(row index-published 2011-Q1 | sed 's/http.*//')"
  same 'a limit that is included' 1 "$(grep -c '^2012-03/P2M,.*,BFPI,EU,,0,,,' "$TABLES/index-published.csv")"
  same 'what nobody published' '2019-09/P20M,2019-09-01,2021-04-30,Minsk Barometer,EU,,,,gap,' "$(row index-published 2019-09/P20M)"
}

# R 4.2.2: cor(method = "spearman") over the ten values that are known of the Barometer.
@test "agreement: bounds count for signs, ranks from eight exact values on, and what never meets is said" {
  same header 'name,x,y,periods,same,opposite,undecided,share_same,spearman,n_exact,worst_period,note' "$(head -1 "$TABLES/agreement.csv")"
  same EU 10,10,0,0,1,,1, "$(row agreement barometer-and-gdelt-eu | cut -d'"' -f5 | cut -d, -f2-9)"
  same Russia 11,3,2,6,0.6,,4,2021-03/P2M "$(row agreement barometer-and-gdelt-rus | cut -d'"' -f5 | cut -d, -f2-9)"
  same pooled 38,16,4,18,0.8 "$(row agreement barometer-and-gdelt | cut -d, -f4-8)"
  agrees 0.463423249323 "$(row agreement barometer-and-gdelt | cut -d, -f9)"
  for pair in foreign-policy-index-and-barometer:2011–2016/2018–2019 foreign-policy-index-and-gdelt:2011–2016/2018–2024 \
    icews-and-gdelt:2002–2014/2018–2024; do
    years=${pair#*:}
    same "$pair" "the two have no period in common: ${years%/*} and ${years#*/}" "$(row agreement "${pair%%:*}" | sed 's/.*,//')"
  done
}

@test "a series of two published indices is not compared" {
  sed '/^agreement:/,/^aggregation:/ { /^aggregation:/!d }' "$STUDY" |
    sed "s|../datasets|$ROOT/datasets|; s|^aggregation:|agreement:\n  - { name: mixed, of: [ index_eu, gdelt_eu_2m ] }\n&|" |
    sed '/^  - { name: agreement, kind: agreement }$/d; /^charts:/,$d' >mixed.yaml
  run --separate-stderr bytrade report -q mixed.yaml
  same status 3 "$status"
  [[ "$stderr" == "bytrade: mixed.yaml:"*": mixed: index_eu holds two published indices, 'BFPI' and 'Minsk Barometer', which have no common scale: choose one by 'where', or by 'sample'"* ]]
}

@test "charts of the indices: each in a panel of its own, all events in the timeline" {
  bytrade charts -q -o . "$STUDY" events-timeline graph-2 index-rus listings agreement
  # Every event is on a side of the line: 92 rows besides the bars of those that last.
  same events 92 "$(tail -n +2 charts/events-timeline.csv | grep -vc '^,"lasts')"
  same sides '-1 0 1' "$(tail -n +2 charts/events-timeline.csv | grep -v '^,"lasts' | cut -d, -f6 | LC_ALL=C sort -u | tr '\n' ' ' | sed 's/ $//')"
  same graph-2 10 "$(tail -n +2 charts/graph-2.csv | cut -d, -f1 | LC_ALL=C sort -u | wc -l)"
  same index-rus 'Foreign Policy Index' "$(sed -n 2p charts/index-rus.csv | cut -d, -f1 | tr -d '"')"
  same persons 287 "$(grep ',Persons,2024-12-16,' charts/listings.csv | cut -d, -f6)"
}
