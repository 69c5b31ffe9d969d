#!/usr/bin/env bats
# make install and uninstall, of the program that is tested.
load helper

make_() { # make would build anew by other flags; -o takes the program as it is
  env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS make -s -C "$ROOT" -o "$BUILD/bytrade" BUILD="$BUILD" "$@"
}

@test "install puts the program under DESTDIR and PREFIX, uninstall takes it away" {
  make_ install DESTDIR="$PWD/root dir" PREFIX=/usr
  same files usr/bin/bytrade "$(files 'root dir')"
  same mode 755 "$(stat -c %a 'root dir/usr/bin/bytrade')"
  cmp "$BUILD/bytrade" 'root dir/usr/bin/bytrade'
  expect 0 "$(bytrade --version)" '' "$PWD/root dir/usr/bin/bytrade" --version
  make_ uninstall DESTDIR="$PWD/root dir" PREFIX=/usr
  same files '' "$(files 'root dir')"
}

@test "the prefix is /usr/local by default" {
  make_ install DESTDIR="$PWD/d"
  same files usr/local/bin/bytrade "$(files d)"
}

@test "the installed program needs nothing of the source tree" {
  make_ install DESTDIR="$PWD/d" PREFIX=/usr
  small_study
  (cd / && "$OLDPWD/d/usr/bin/bytrade" run -q -o "$OLDPWD/out" "$OLDPWD/small.yaml")
  [ -f out/index.html ]
}

@test "make help names the targets" {
  run make_ help
  same status 0 "$status"
  for target in study charts report summary test bench install uninstall clean lint format; do
    [[ "$output" == *"$target"* ]]
  done
}
