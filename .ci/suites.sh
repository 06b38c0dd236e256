#!/usr/bin/env bash
# Installs the suites of conformance/suites, and Node 24 among them, exactly as their lock file has them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../conformance/suites"

if cmp -s package-lock.json node_modules/installed-from.json; then
  echo "the suites are already installed"
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json node_modules/installed-from.json
