# helper.bash - what the command-line tests share. BUILD is the build folder; each test stands in a folder of its own.
bats_require_minimum_version 1.5.0

ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
DATA=$ROOT/tests/data/cli
unset GNUPLOT
export LC_ALL=C.UTF-8

setup() {
  mkdir -p "$BATS_TEST_TMPDIR/here" && cd "$BATS_TEST_TMPDIR/here"
}

bytrade() {
  "$BUILD/bytrade" "$@"
}

same() { # what, wanted, got
  [ "$2" = "$3" ] && return
  printf '%s\nwanted:\n%s\ngot:\n%s\n' "$1" "$2" "$3"
  return 1
}

# expect STATUS STDOUT STDERR COMMAND...: all three to the letter.
expect() {
  local wanted=$1 out=$2 err=$3
  shift 3
  run --separate-stderr "$@"
  same "exit status of $*" "$wanted" "$status" || { printf '%s\n' "$stderr" && return 1; }
  same "standard output of $*" "$out" "$output" && same "standard error of $*" "$err" "$stderr"
}

# refused STATUS MESSAGE COMMAND...: nothing on standard output, the program's name before the message.
refused() {
  local wanted=$1 message=$2
  shift 2
  expect "$wanted" '' "bytrade: $message" "$@"
}

# prints FILE COMMAND...: standard output is what expected/FILE holds, to the byte; nothing on standard error.
prints() {
  local wanted=$DATA/expected/$1
  shift
  "$@" >printed 2>complained || { cat complained && return 1; }
  [ ! -s complained ] || { cat complained && return 1; }
  diff -u "$wanted" printed
}

# json FILE PATTERN... KEY: the value of the first KEY behind a line with each PATTERN in turn, in JSON printed a key a line.
json() {
  awk -v list="$(printf '%s\n' "${@:2}")" '
    BEGIN { n = split(list, words, "\n"); at = 1 }
    at < n && index($0, words[at]) { at++; next }
    at == n && index($0, "\"" words[n] "\":") { sub(/^[^:]*:[ \t]*/, ""); sub(/,$/, ""); print; exit }' "$1"
}

# agrees WANTED GOT: to ten digits.
agrees() {
  awk -v a="$1" -v b="$2" 'BEGIN {
    d = a - b; s = a + 0
    if (b !~ /^-?[0-9]/ || (d < 0 ? -d : d) > 5e-10 * (s < 0 ? -s : s)) { print "wanted", a, "got", b; exit 1 } }'
}

# is_json FILE: it parses. JSON is YAML, and as a study it then only has the wrong keys.
is_json() {
  cp "$1" parsed.yaml
  run --separate-stderr bytrade check parsed.yaml
  [ "$status" -eq 1 ] && [[ "${lines[0]}" == "parsed.yaml:"*": unknown key "* ]]
}

# small_study: the small study beside the test, to be changed at will.
small_study() {
  cp "$DATA"/study/* .
}

# files FOLDER: what is in it, sorted.
files() {
  (cd "$1" && find . -type f | sed 's|^\./||' | LC_ALL=C sort)
}

# Nothing ran what only hostile words would run.
nothing_ran() {
  [ -z "$(find "$BATS_TEST_TMPDIR" -name 'pwned*')" ]
}

# lacks FILE PATTERN: no line of it matches the extended pattern, in letters of either case.
lacks() {
  local found
  found=$(grep -Ein -- "$2" "$1") || return 0
  printf '%s holds %s:\n%s\n' "$1" "$2" "$found"
  return 1
}
