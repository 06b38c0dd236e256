# Finds a JDK without starting one: a candidate's own `release` file contains its version.

oldest_jdk=25
no_jdk="no JDK $oldest_jdk or newer was found. Install one (such as Temurin $oldest_jdk, https://adoptium.net) or name \
where it is in ATOPILE_MCP_JAVA_HOME."

# Succeeds if the directory contains a JDK that is new enough, and sets $jdk to it.
take_jdk() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    [ "${value:-0}" -ge "$oldest_jdk" ] || return 1
    jdk=$1
    return 0
  done <"$1/release"
  return 1
}

# The home of the java on the PATH; a shim of a version manager has none.
path_jdk() {
  java=$(command -v java) || return 1
  while [ -L "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=${java%/*}/$link ;;
    esac
  done
  java=${java%/*}
  take_jdk "${java%/*}"
}

# What the user named, then the one that the distribution's cache was made with, then whatever is installed.
find_jdk() {
  if [ -n "${ATOPILE_MCP_JAVA_HOME-}" ]; then
    take_jdk "$ATOPILE_MCP_JAVA_HOME" && return
    say "ATOPILE_MCP_JAVA_HOME ($ATOPILE_MCP_JAVA_HOME) is not a JDK $oldest_jdk or newer; looking elsewhere."
  fi
  [ -r "$1/jdk" ] && read -r trained <"$1/jdk" && take_jdk "$trained" && return
  [ -n "${JAVA_HOME-}" ] && take_jdk "$JAVA_HOME" && return
  path_jdk && return
  for candidate in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    take_jdk "$candidate" && return
  done
  return 1
}
