#!/usr/bin/env bats
# Every transcript in README.md is run and compared with what stands there.

setup_file() {
  export PLACE=$(mktemp -d)
  ln -s "$PWD/analysis" "$PWD/datasets" "$PLACE/"
  cp README.md "$PLACE/"
  ln -s "$BUILD/bytrade" "$PLACE/bytrade"
}

teardown_file() { rm -rf "$PLACE"; }

# The lines of all ```console blocks.
transcripts() { awk '/^```console/ { on = 1; next } /^```/ { on = 0 } on' "$PLACE/README.md"; }

@test "every transcript in README.md is what the program prints" {
  cd "$PLACE"
  PATH=$PLACE:$PATH
  transcripts | grep '^\$ ' | sed 's/^\$ //' >commands
  [ "$(wc -l <commands)" -ge 8 ]
  while IFS= read -r command; do
    printf '$ %s\n' "$command"
    bash -c "$command" 2>&1 </dev/null || true
  done <commands >printed
  transcripts >shown
  diff -u shown printed
}

@test "the chart shown in README.md is the one the study draws" {
  cd "$PLACE"
  "$BUILD/bytrade" charts --quiet --force --output charted analysis/belarus-eu.yaml turnover
  cmp charted/charts/turnover.svg "$OLDPWD/plots/turnover.svg"
}
