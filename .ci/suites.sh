#!/usr/bin/env bash
# Installs the suites of conformance/suites, including Node 24, exactly as pinned in their lock file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../conformance/suites"

if cmp -s package-lock.json node_modules/installed-from.json; then
  echo "the suites are already installed"
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json node_modules/installed-from.json
