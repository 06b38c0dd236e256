#!/usr/bin/env bash
# Installs the suites of conformance/suites exactly as pinned: those of npm, including Node 24, the Python clients and the servers of models.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../conformance/suites"

if cmp -s package-lock.json node_modules/installed-from.json; then
  echo "the suites are already installed"
else
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/installed-from.json
fi

make_venv() {
  python3 -m venv --clear "$1" >/dev/null 2>&1 && return
  # Debian has the part of Python that makes virtual environments in a package of its own.
  local as_root=()
  [[ $(id -u) == 0 ]] || as_root=(sudo)
  own_apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@"; }
  own_apt update
  own_apt install --no-install-recommends python3-venv
  python3 -m venv --clear "$1"
}

# Installs what DIRECTORY/requirements.txt and DIRECTORY/constraints.txt pin.
install_python() {
  local name=$1 directory=$2 venv=$3 pins
  pins=$(cat "$directory/requirements.txt" "$directory/constraints.txt")
  if [[ -e $venv/installed-from.txt && $(cat "$venv/installed-from.txt") == "$pins" ]]; then
    echo "$name are already installed"
    return
  fi
  make_venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: -r "$directory/requirements.txt" -c "$directory/constraints.txt"
  printf '%s\n' "$pins" > "$venv/installed-from.txt"
}

install_python "the Python clients" python venv
install_python "the servers of models" servers servers/venv

# Compiles the converters of Ollama, at the versions of go.sum, into the environment of the servers.
build_ollama() {
  local program=$PWD/servers/venv/bin/scripted-ollama sources
  sources=$(cat servers/ollama/go.sum servers/ollama/main.go)
  if [[ -e $program && $(cat "$program.built-from") == "$sources" ]]; then
    echo "the converters of Ollama are already built"
    return
  fi
  (cd servers/ollama && CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-mod=readonly "$OLDPWD/servers/venv/bin/go" build -trimpath -o "$program" .)
  printf '%s\n' "$sources" > "$program.built-from"
}

build_ollama
