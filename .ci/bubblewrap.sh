#!/usr/bin/env bash
# Installs bubblewrap, the strongest of the sandboxes, out of this Debian release.
set -euo pipefail

if command -v bwrap >/dev/null; then
  echo "$(bwrap --version) is already installed"
  exit 0
fi
as_root=()
[[ $(id -u) == 0 ]] || as_root=(sudo)
own_apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@"; }
own_apt update
own_apt install --no-install-recommends bubblewrap
echo "$(bwrap --version) is installed"
