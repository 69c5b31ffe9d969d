#!/usr/bin/env bats
# Tables of trade indicators in the default study, recomputed by awk from the CSV files: made once for all tests of this file.
load helper

NAMES=(shares hhi structure structure-imports members composition composition-world mirror contributions enlargement panel)

setup_file() {
  cd "$BATS_FILE_TMPDIR" || return 1
  "$BUILD/bytrade" summary -q -o out "$BATS_TEST_DIRNAME/../../analysis/belarus-eu.yaml" "${NAMES[@]}"
}

setup() {
  TABLES=$BATS_FILE_TMPDIR/out/tables
  TABLE_DATA=$ROOT/datasets/belarus-eu
  mkdir -p "$BATS_TEST_TMPDIR/here" && cd "$BATS_TEST_TMPDIR/here"
}

# members YEAR: codes of the EU on 1 July of that year, one a line.
members() {
  awk -F, -v day="$1-07-01" 'NR > 1 && $3 <= day && ($4 == "" || $4 > day) { print $1 }' "$TABLE_DATA/eu-members.csv"
}

# column TABLE NAME: period and value, seven digits, one a line.
column() {
  awk -F, -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
    { printf "%s %.7g\n", $1, $at }' "$TABLES/$1.csv"
}

@test "shares: the EU as of 2007 and four countries, of turnover with the world" {
  same header period,eu,rus,ukr,chn,usa "$(head -1 "$TABLES/shares.csv")"
  wanted=$(members 2007 | awk -F, 'NR == FNR { eu[$1]; next } FNR == 1 { next }
    $3 == "WLD" { world[$1] += $5 } $3 in eu { sum[$1] += $5 }
    END { for (y in world) printf "%s %.7g\n", y, sum[y] / world[y] }' - "$TABLE_DATA/trade-annual.csv" | sort)
  same EU "$wanted" "$(column shares eu)"
  same years 29 "$(echo "$wanted" | wc -l)"
  wanted=$(awk -F, '$3 == "WLD" { world[$1] += $5 } $3 == "RUS" { sum[$1] += $5 }
    END { for (y in sum) printf "%s %.7g\n", y, sum[y] / world[y] }' "$TABLE_DATA/trade-annual.csv" | sort)
  same Russia "$wanted" "$(column shares rus)"
}

@test "hhi: over the sum of export partners, with each partner left out, and WITS' own beside it" {
  same header period,hhi_exports,low,high,effective_number,hhi_wits "$(head -1 "$TABLES/hhi.csv")"
  all=$(awk -F, 'NR > 1 && $4 == "export" && $3 != "WLD" { n[$1]++; x[$1, n[$1]] = $5; s[$1] += $5; q[$1] += $5 * $5 }
    END { for (y in s) {
      low = 2; high = -1
      for (i = 1; i <= n[y]; i++) {
        v = x[y, i]; h = (q[y] - v * v) / (s[y] - v) / (s[y] - v)
        if (h < low) low = h
        if (h > high) high = h
      }
      h = q[y] / s[y] / s[y]
      printf "%s %.7g %.7g %.7g %.7g\n", y, h, low, high, 1 / h } }' "$TABLE_DATA/trade-annual.csv" | sort)
  i=2
  for name in hhi_exports low high effective_number; do
    same $name "$(echo "$all" | cut -d' ' -f1,$i)" "$(column hhi $name)"
    i=$((i + 1))
  done
  same 2019 '2019 0.2125392' "$(column hhi hhi_exports | grep 2019)"
  same WITS '2019 0.33' "$(column hhi hhi_wits | grep 2019)"
}

@test "structure: what partners leave of the stated total is unspecified" {
  gaps() { awk -F, '$1 ~ /^199[3-7]$/ && ($5 > 0.001 || $5 < -0.001)' "$1"; }
  same '1993 to 1997' '' "$(gaps "$TABLES/structure.csv")$(gaps "$TABLES/structure-imports.csv")"
  same 'imports 2011' 0.045 "$(awk -F, '$1 == 2011 { printf "%.3f", $5 }' "$TABLES/structure-imports.csv")"
  same 'exports 2020' 0.034 "$(awk -F, '$1 == 2020 { printf "%.3f", $5 }' "$TABLES/structure.csv")"
}

@test "members: the ten that traded most over all years" {
  same header period,partner,name,value,share,rank "$(head -1 "$TABLES/members.csv")"
  wanted=$(members 2007 | awk -F, 'NR == FNR { eu[$1]; next } $3 in eu { sum[$3] += $5 } END { for (p in sum) print sum[p], p }' \
    - "$TABLE_DATA/trade-annual.csv" | sort -rn | head -10 | cut -d' ' -f2 | sort)
  same members "$wanted" "$(tail -n +2 "$TABLES/members.csv" | cut -d, -f2 | sort -u)"
}

@test "composition: sections of exports and imports in 1995, 2005 and 2015" {
  same header period,flow,section,value,share "$(head -1 "$TABLES/composition.csv" | cut -d, -f1-5)"
  same adding-up '1995 Exports 1.000
1995 Imports 1.000
2005 Exports 1.000
2005 Imports 1.000
2015 Exports 1.000
2015 Imports 1.000' "$(awk -F, 'NR > 1 { s[$1 " " $2] += $5 } END { for (k in s) printf "%s %.3f\n", k, s[k] }' \
    "$TABLES/composition.csv" | sort)"
  wanted=$(members 2007 | awk -F, 'NR == FNR { eu[$1]; next } $1 == 2015 && $2 == "BLR" && $3 in eu { sum[$5] += $6 }
    END { printf "%.7g", sum["SITC3"] / sum["TOTAL"] }' - "$TABLE_DATA/trade-products.csv")
  same fuels "$wanted" "$(awk -F, '$1 == 2015 && $2 == "Exports" && $3 == "SITC3" { printf "%.7g", $5 }' "$TABLES/composition.csv")"
  wanted=$(awk -F, '$1 == 2005 && $3 == "BLR" { sum[$5] += $6 } END { printf "%.7g", sum["SITC7"] / sum["TOTAL"] }' \
    "$TABLE_DATA/trade-products.csv")
  same machinery "$wanted" \
    "$(awk -F, '$1 == 2005 && $2 == "Imports" && $3 == "SITC7" { printf "%.7g", $5 }' "$TABLES/composition-world.csv")"
}

@test "mirror: Belarus and the members of 2020 on the same exports" {
  same header period,partner,reported,mirrored,ratio "$(head -1 "$TABLES/mirror.csv")"
  at() { awk -F, -v p="$1" -v q="$2" '$1 == p && $2 == q { printf "%.2f %.2f %.2f", $3 / 1000, $4 / 1000, $5 }' "$TABLES/mirror.csv"; }
  same 'EU in 2012' '17.00 5.85 2.91' "$(at 2012 EU)"
  same 'Netherlands' '7.55 0.19 39.28' "$(at 2012 NLD)"
  same 'Latvia' '3.27 0.58 5.65' "$(at 2012 LVA)"
  same 'EU in 2020' 1.22 "$(at 2020 EU | cut -d' ' -f3)"
  wanted=$(members 2020 | awk -F, 'NR == FNR { eu[$1]; next } $2 in eu && $3 == "BLR" && $4 == "import" { sum[$1] += $5 }
    END { for (y in sum) printf "%s %.7g\n", y, sum[y] }' - "$TABLE_DATA/trade-annual-mirror.csv" | sort)
  same mirrored "$wanted" "$(awk -F, '$2 == "EU" { printf "%s %.7g\n", $1, $4 }' "$TABLES/mirror.csv")"
}

@test "contributions add up to the fall, and enlargement to the change" {
  awk -F, '$1 == "total" { total = $5; points = $6 } NR > 1 && $1 != "total" { sum += $5; p += $6 }
    END { exit !(total < -9000 && sum - total < 1e-6 && total - sum < 1e-6 && p - points < 1e-9 && points - p < 1e-9) }' \
    "$TABLES/contributions.csv"
  same Germany -2512.02 "$(awk -F, '$1 == "DEU" { printf "%.2f", $5 }' "$TABLES/contributions.csv")"
  awk -F, 'NR > 1 { rows++; d = $6 + $7 - $5; e = $4 - $3 - $5 } d > 1e-6 || d < -1e-6 || e > 1e-6 || e < -1e-6 { bad = 1 }
    END { exit bad || rows != 3 }' "$TABLES/enlargement.csv"
  same 2004 '1811.1 2339.1' "$(awk -F, '$2 == 2004 { printf "%.1f %.1f", $6, $7 }' "$TABLES/enlargement.csv")"
}

# R 4.2.2: lm(log(turnover) ~ log(1 + cooperation) + log(1 + conflict) + factor(partner) + factor(year)) and sandwich::vcovCL.
@test "panel: partner and year effects, errors clustered by partner" {
  same terms '0.1434846 0.0435657
-0.1608108 0.0643360' "$(awk -F, 'NR > 1 { printf "%.7f %.7f\n", $2, $3 }' "$TABLES/panel.csv")"
  same counts 2167,195,13 "$(awk -F, 'NR == 2 { print $8 "," $9 "," $10 }' "$TABLES/panel.csv")"
}

@test "a mirror in another currency is refused" {
  cat >study.yaml <<EOF
data: $TABLE_DATA/datapackage.json
breakdowns:
  - { name: dollars, from: trade-annual, where: { reporter: BLR, flow: export }, by: partner }
  - { name: euros, from: trade-monthly, where: { partner: BLR, flow: import, product: TOTAL }, by: reporter }
indicators:
  - { name: gap, kind: mirror, of: dollars, mirror: euros }
EOF
  run --separate-stderr bytrade report study.yaml
  same status 3 "$status"
  same message "bytrade: study.yaml:6:5: gap: 'dollars' is in USD million and 'euros' in EUR: unlike units are not set against each other, and no currency is converted" \
    "$(printf '%s\n' "$stderr" | head -1)"
}
