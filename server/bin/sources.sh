# Runs from the sources: finds the current distribution, checks whether it is stale, and builds a new one next to it.

root=${bin%/server/bin}
dists=$root/server/app/target/dist

# Succeeds if there is a distribution, and sets $home to its directory. It never changes once it is named here.
is_built() {
  [ -r "$dists/current" ] && read -r current <"$dists/current" || return 1
  home=$dists/$current
  [ -f "$home/lib/atopile-mcp.jar" ]
}

# Directories count too, because they change when files are removed; those of whole modules don't, because a build changes them.
is_stale() {
  newer=$(cd "$root" && find pom.xml tools skills server \
    \( -name target -o -path '*/src/test' -o -name '.?*' \) -prune \
    -o \( -type f -o -path '*/src/*' \) -newer "$home/built" -print | head -n 1)
  [ -n "$newer" ]
}

# The sources are checked in parallel with the start, in a detached process, because a client waits.
use_what_is_built() {
  is_built || give_up "nothing is built yet. Run once: '$bin/atopile-mcp' doctor"
  ( (! is_stale || say "the sources are newer than this server. To build them: '$bin/atopile-mcp' doctor") \
    </dev/null >/dev/null &)
}

build_when_stale() {
  is_built && ! is_stale && return
  mkdir -p "$dists"
  exec 9>"$dists/lock"
  lock
  is_built && ! is_stale || build
  exec 9>&-
}

# The kernel releases the lock however its owner ends. Systems without flock (macOS) have perl.
lock() {
  if command -v flock >/dev/null; then
    flock -n 9 || { say 'waiting for another build to finish ...'; flock 9; }
  else
    perl -MFcntl=:flock -e 'open my $file, ">&=9" and flock $file, LOCK_EX or die "cannot lock: $!\n"'
  fi
}

build() {
  say 'building, which takes about two minutes ...'
  find_jdk "$home" || :
  (
    cd "$root" || exit
    [ -n "${JAVA_HOME-}" ] || command -v java >/dev/null || export JAVA_HOME="${jdk-}"
    mvn -q -DskipTests -pl server/app -am package
  ) </dev/null >&2 || give_up "the build failed. For the full output: cd '$root' && mvn -DskipTests package"
  is_built || give_up "the build left no distribution in $dists"
}
