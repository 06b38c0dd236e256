#!/bin/sh
# Unpacks CPython 3.14 out of Debian's packages into PREFIX, for a Debian machine whose own release has none.
#
#   python-from-debian.sh PREFIX        afterwards PREFIX/bin/python3.14 runs, with venv, pip and ssl
#
# PREFIX gets a C library of its own: the machine's libraries, package lists and package database stay untouched, and
# no root is needed. The package source is the machine's own, with only the suite changed. Progress goes to stderr as
# "step: ...", a failure as "error: ..." with status 1, and PREFIX never contains an incomplete installation.
set -eu

suite=forky
python=python3.14
packages="$python $python-minimal $python-venv lib$python-minimal lib$python-stdlib python3-pip-whl
  libc6 libgcc-s1 libstdc++6 libssl3t64 libsqlite3-0 libffi8 zlib1g liblzma5 libbz2-1.0 libexpat1 libuuid1
  libreadline8t64 libncursesw6 libtinfo6 libzstd1 patchelf"

step() { printf 'step: %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# apt-get with the one source file $1, and with lists and cache of its own.
private_apt() {
  source_file=$1
  shift
  DEBIAN_FRONTEND=noninteractive apt-get -qq \
    -o Dir::Etc::SourceList="$source_file" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User= \
    -o APT::Update::Error-Mode=any -o Acquire::Retries=3 -o Acquire::Languages=none "$@" </dev/null
}

# Writes each deb822 stanza of $1 that serves the machine's main suite as a file $2-N.sources, moved to our suite.
move_stanzas() {
  awk -v RS= -v out="$2" -v suite="$suite" -v codename="$codename" '
    function names(list, pattern) { return (" " list " ") ~ ("[ \t](" pattern ")[ \t]") }
    {
      types = suites = components = enabled = kept = ""
      count = split($0, lines, "\n")
      for (i = 1; i <= count; i++) {
        if (lines[i] ~ /^#/) continue
        field = tolower(lines[i]); sub(/:.*/, "", field)
        value = lines[i]; sub(/^[^:]*:/, "", value)
        if (field == "types") types = value
        else if (field == "suites") suites = value
        else if (field == "components") components = value
        else if (field == "enabled") enabled = value
        else kept = kept lines[i] "\n"
      }
      if (names(types, "deb") && names(components, "main") && !names(enabled, "no|false|0|off|disable"))
        if (names(suites, codename "|stable|testing|unstable|sid"))
          printf "Types: deb\nSuites: %s\nComponents: main\n%s\n", suite, kept > (out "-" NR ".sources")
    }' "$1"
}

# The same for the one-line format, as files $2-N.list.
move_lines() {
  awk -v out="$2" -v suite="$suite" -v codename="$codename" '
    $1 == "deb" {
      uri = 2
      if ($2 ~ /^\[/) while ($(uri++) !~ /\]$/ && uri < NF) continue
      if ($(uri + 1) !~ ("^(" codename "|stable|testing|unstable|sid)/?$") || !/[ \t]main([ \t]|$)/) next
      line = ""
      for (i = 1; i <= uri; i++) line = line $i " "
      print line suite " main" > (out "-" NR ".list")
    }' "$1"
}

# Fills $work/sources with one file per package source of this machine that might carry our suite.
list_sources() {
  count=0
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$file" ] || continue
    count=$((count + 1))
    case $file in
      *.sources) move_stanzas "$file" "$work/sources/$count" ;;
      *) move_lines "$file" "$work/sources/$count" ;;
    esac
  done
}

# Downloads the packages from the first source that answers for our suite; apt's output is in $work/apt.log.
download() {
  for source in "$work"/sources/*; do
    [ -f "$source" ] || continue
    # shellcheck disable=SC2086
    if private_apt "$source" update && (cd "$work/debs" && private_apt "$source" download $packages); then
      return 0
    fi
  done >>"$work/apt.log" 2>&1
  return 1
}

# Unpacks the packages' /usr to $work/tree.
unpack() {
  for deb in "$work"/debs/*.deb; do
    dpkg-deb -x "$deb" "$work/root"
  done
  mv "$work/root/usr" "$tree"
  rm -f "$tree/lib/$python/sitecustomize.py"
  libraries=$(dirname -- "$(echo "$tree"/lib/*/libc.so.6)")
  loader=$(basename -- "$(echo "$libraries"/ld*.so.[0-9])")
}

# Runs a program of $tree in place.
run_unpacked() {
  program=$1
  shift
  "$libraries/$loader" --library-path "$libraries" "$tree/bin/$program" "$@"
}

# What a usable Python must be able to load.
loads_everything() {
  run_unpacked "$python" -I -c \
    'import bz2, ctypes, ensurepip, hashlib, lzma, readline, sqlite3, ssl, uuid, venv, zlib, compression.zstd'
}

# Ties the interpreter and its modules to the C library that came with them, at their final location.
# The library path and the loader are set one after the other, because patchelf 0.18 breaks the program when asked for both.
bind() {
  final=$prefix/lib/$(basename -- "$libraries")
  run_unpacked patchelf --force-rpath --set-rpath "$final" "$tree/lib/$python"/lib-dynload/*.so "$tree/bin/$python" &&
    run_unpacked patchelf --set-interpreter "$final/$loader" "$tree/bin/$python" &&
    sed -i "s|'/usr/share/python-wheels/'|'$prefix/share/python-wheels/'|" "$tree/lib/$python"/_sysconfigdata_*.py
}

in_place() { "$prefix/bin/$python" -I -c 'import ensurepip, sqlite3, ssl' 2>/dev/null; }

[ $# -eq 1 ] || fail "usage: python-from-debian.sh PREFIX"
mkdir -p -- "$(dirname -- "$1")" || fail "the directory for $1 cannot be created"
prefix=$(cd -- "$(dirname -- "$1")" && pwd -P)/$(basename -- "$1")
case $prefix in *[\|\'\"]*) fail "the path $prefix contains a quote or a bar" ;; esac

if in_place; then
  step "$python is already in $prefix"
  exit 0
fi
for tool in apt-get dpkg dpkg-deb awk; do
  command -v "$tool" >/dev/null || fail "$tool is not installed: this requires Debian or a system based on it"
done
# shellcheck disable=SC1091
codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-stable}")

work=$(mktemp -d "$prefix.partial.XXXXXX") || fail "the directory of $prefix cannot be written"
tree=$work/tree
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' HUP INT TERM
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/sources" "$work/debs" "$work/root"

step "downloading $python for $(dpkg --print-architecture) from Debian $suite"
list_sources
download || {
  tail -n 3 "$work/apt.log" >&2
  fail "none of this machine's package sources provided $python of Debian $suite: they are unreachable, or not Debian's"
}
step "unpacking $python"
unpack || fail "the packages could not be unpacked"
loads_everything || fail "the unpacked $python does not run here"
bind || fail "the unpacked $python could not be bound to its C library"

step "moving $python into place"
if ! in_place; then
  [ ! -e "$prefix" ] || mv -- "$prefix" "$work/replaced"
  mv -T -- "$tree" "$prefix"
fi
in_place || {
  mv -- "$prefix" "$work/broken"
  fail "$python does not run from $prefix"
}
step "$python is ready in $prefix"
