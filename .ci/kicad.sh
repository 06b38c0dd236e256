#!/usr/bin/env bash
# Installs KiCad 9 with its symbol and footprint libraries out of this Debian release's backports.
set -euo pipefail

libraries=/usr/share/kicad
if [[ $(kicad-cli version 2>/dev/null) == 9.* && -d $libraries/symbols && -d $libraries/footprints ]]; then
  echo "KiCad $(kicad-cli version) is already installed"
  exit 0
fi

# shellcheck disable=SC1091
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
backports=$codename-backports
as_root=()
[[ $(id -u) == 0 ]] || as_root=(sudo)

work=$(mktemp -d)
trap '"${as_root[@]}" rm -rf "$work"' EXIT
mkdir -p "$work/sources" "$work/lists/partial"

# The machine's own sources stay unchanged; a copy of each is used, together with the same source for the backports suite.
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [[ -f $file ]] || continue
  cp "$file" "$work/sources/own-$(basename "${file%.list}").list"
  sed -nE "s/^(deb +(\[[^]]*\] +)?[^ ]+ +)$codename +main.*/\1$backports main/p" "$file" >>"$work/sources/backports.list"
done
for file in /etc/apt/sources.list.d/*.sources; do
  [[ -f $file ]] || continue
  cp "$file" "$work/sources/own-$(basename "$file")"
  awk -v RS= -v ORS='\n\n' -v suite="$codename" '$0 ~ "(^|\n)Suites:([^\n]* )?" suite "( |\n|$)"' "$file" |
    sed -E "s/^Suites:.*/Suites: $backports/" >>"$work/sources/backports.sources"
done

private_apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 \
    -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$work/sources" \
    -o Dir::State::Lists="$work/lists" -o APT::Sandbox::User=root -o Acquire::Retries=3 -o Acquire::Languages=none \
    -o DPkg::Lock::Timeout=300 "$@"
}
private_apt update
private_apt install -t "$backports" --no-install-recommends kicad kicad-symbols kicad-footprints
echo "KiCad $(kicad-cli version) is installed"
