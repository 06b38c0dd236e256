#!/usr/bin/env bash
# Installs the suites of conformance/suites exactly as pinned: those of npm, including Node 24, and the Python clients.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../conformance/suites"

if cmp -s package-lock.json node_modules/installed-from.json; then
  echo "the suites are already installed"
else
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/installed-from.json
fi

pins=$(cat python/requirements.txt python/constraints.txt)
if [[ -e venv/installed-from.txt && $(cat venv/installed-from.txt) == "$pins" ]]; then
  echo "the Python clients are already installed"
  exit 0
fi
make_venv() { python3 -m venv --clear venv; }
if ! make_venv >/dev/null 2>&1; then
  # Debian has the part of Python that makes virtual environments in a package of its own.
  as_root=()
  [[ $(id -u) == 0 ]] || as_root=(sudo)
  own_apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@"; }
  own_apt update
  own_apt install --no-install-recommends python3-venv
  make_venv
fi
venv/bin/pip install --quiet --disable-pip-version-check --only-binary :all: -r python/requirements.txt -c python/constraints.txt
printf '%s\n' "$pins" > venv/installed-from.txt
