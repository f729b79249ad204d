# Builds the program if it is not up to date, with its index and what lets Java start sooner.
# shellcheck shell=dash

# Sets java, and makes sure that the jar is there and no older than its sources, and the archives no older than the jar.
need_jar() {
  is_ready && return
  choose_folder
  is_ready && return
  if [ -z "$state" ]; then
    need_java
    return
  fi
  if is_current; then need_java; else need_build_tools; fi
  guard
  lock_folder "$state"
  is_current || build
  is_prepared || prepare
  unguard
}

# choose_folder: the jar, and what is made of it, are in the project, or else in the user's own cache: if the project is
# another user's or on a read-only disk, or if Java can't read files at its path.
choose_folder() {
  local cache why
  if ! java_can_read "$top/"; then
    why="Java can't read files in $top"
  elif mkdir -p "$top/target" 2>/dev/null && can_write "$top/target"; then
    return 0
  else
    why="$top/target can't be written"
  fi
  case ${XDG_CACHE_HOME-} in
    /*) cache=$XDG_CACHE_HOME ;;
    *) cache=${HOME-}/.cache ;;
  esac
  cache=$cache/charfinder/checkout-$(printf '%s\n' "$top" | cksum | sed 's/ .*//')
  if ! java_can_read "$cache/"; then
    go_without "$why, nor in $cache" "set XDG_CACHE_HOME to a folder whose path has no ':' and no '!/'"
  elif ! mkdir -p "$cache" 2>/dev/null || ! can_write "$cache"; then
    go_without "$why, nor can $cache" "set XDG_CACHE_HOME to a folder that you may write to"
  elif java_can_read "$top/" && is_current; then
    use_state "$cache" # with the jar of the other user
  else
    use_jar "$cache"
  fi
  [ -z "$state" ] || is_ready || say "$why; using $cache"
}

# go_without WHY ADVICE: with the jar that another user has built, if there is one. A start only takes longer.
go_without() {
  if java_can_read "$top/" && is_current; then
    say "$1, so each start takes longer; $2"
    state=
  else
    say "$1; $2"
    exit 1
  fi
}

# can_write FOLDER: by a try, since root may write to all folders but those of a read-only disk.
can_write() { mkdir "$1/try.$$" 2>/dev/null && rmdir "$1/try.$$"; }

# java_can_read PATH: whether a class path can have it. A colon parts two jars, an entry of a jar stands behind "!/", and
# a name must be text.
java_can_read() {
  case $1 in
    *:* | *!/*) return 1 ;;
    *[!\ -~]*) ! command -v iconv >/dev/null || printf '%s' "$1" | iconv -f UTF-8 -t UTF-8 >/dev/null 2>&1 ;;
  esac
}

# Builds aside and moves the jar into place: a server that runs on the old one keeps it, and a build that is broken off
# leaves nothing that looks finished.
build() {
  local log=$built/build.log project=$top status=0 reason
  temporary=$built/build-$$
  mkdir -p "$temporary"
  rm -f "$log" # which may be another user's
  if ! java_can_read "$top/"; then # nor can Maven
    project=$temporary/project
    mkdir -p "$project/src"
    cp -R "$top/src/main" "$project/src"
    for file in pom.xml LICENSE NOTICE; do [ ! -e "$top/$file" ] || cp "$top/$file" "$project"; done
  fi
  say "building $jar$(first_fetch)"
  show "building" run_maven "$project" "$log" -Dmaven.test.skip=true "-Dbuild.folder=$temporary/build" package || status=$?
  if [ "$status" -ne 0 ]; then
    if reason=$(network_failure "$log"); then
      say "can't fetch what the build needs: the network can't be reached ($reason); see $log"
    elif reason=$(sed -n 's/.*Could not transfer artifact .*(\(http[^)]*\)).*: \(.*\) -> .*/\1: \2/p' "$log" | head -n 1 | grep .); then
      say "can't fetch what the build needs from $reason; see $log"
    else
      { grep -q ERROR "$log" && grep ERROR "$log" | head -n 10 || tail -n 20 "$log"; } >&2
      say "the build failed, see $log"
    fi
    return 1
  fi
  touch "$temporary/build/charfinder.jar"
  mv "$temporary/build/charfinder.jar" "$jar"
  rm -rf "$temporary"
  temporary=
}

# run_maven PROJECT LOG ARGUMENT...: in its folder, so that no other project's settings apply.
run_maven() {
  local log=$2
  cd -- "$1"
  shift 2
  exec mvn -B -ntp -Dstyle.color=never "$@" >"$log" 2>&1
}

# first_fetch: what the user has to wait for, if Maven has not yet fetched anything for this project.
first_fetch() {
  [ -d "${HOME-}/.m2/repository/org/apache/maven/plugins/maven-shade-plugin" ] ||
    printf '%s' "; Maven fetches some 110 MB first, into ${HOME-}/.m2, which takes a minute or more"
}

# Makes the index, and the archives. The program runs without an archive too, so if one fails, it is not tried again.
prepare() {
  local link=other
  say "preparing Java $major of ${java%/bin/java} for faster starts, which takes some 20 seconds"
  rm -f "$archive" "$serve_archive" "$http_archive" "$pick_archive"
  temporary=$state/lists-$$
  mkdir -p "$temporary"
  begin_ticker "preparing"
  without_options make_archives "$temporary" >"$temporary/log" 2>&1 || true
  end_ticker
  rm -rf "$temporary"
  temporary=
  find_wanted
  [ -z "$wanted" ] || [ ! "$wanted" -ef "$java" ] || link="link"
  read_release "$java"
  printf '%s\n' "$wanted" "$java" "$link" "release $release" >"$prepared.new"
  mv -f "$prepared.new" "$prepared"
}

# without_options COMMAND...: without those that the user gives to each Java.
without_options() {
  local tool=${JAVA_TOOL_OPTIONS-} jdk=${JDK_JAVA_OPTIONS-} other=${_JAVA_OPTIONS-}
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
  "$@" || true
  [ -z "$tool" ] || export JAVA_TOOL_OPTIONS="$tool"
  [ -z "$jdk" ] || export JDK_JAVA_OPTIONS="$jdk"
  [ -z "$other" ] || export _JAVA_OPTIONS="$other"
}

# make_archives FOLDER: with lists in this folder. Each archive is for what is started together, since the JVM takes longer
# for a larger one, and keeps all of it in memory: with the classes of Jetty, the CPU time of a look-up is 1.15 times as long,
# and a server takes 8 MB more. The user's options may be ones that no archive can be made with.
make_archives() {
  local lists=$1
  export CHARFINDER_HOME="${CHARFINDER_HOME:-$index_folder}"
  make_index || true
  list_look_ups "$lists/find" && make_archive '' "$archive" "$lists"/find* || rm -f "$archive"
  list_server "$lists/serve" && make_archive '' "$serve_archive" "$lists/serve" || rm -f "$serve_archive"
  list_server "$lists/http" --http 0 && make_archive '' "$http_archive" "$lists/http" || rm -f "$http_archive"
  list_pick "$lists/pick" && make_archive '' "$pick_archive" "$lists/pick" || rm -f "$pick_archive"
}

# Builds the index, also in place of one that another jar has built. To list the classes that do would make an archive
# larger. The better compiler takes more time than it saves: 5.0 s instead of 2.7, on two processors.
make_index() { work "$java" -XX:TieredStopAtLevel=1 -jar "$jar" index; }

# list_look_ups LIST: the classes that look-ups load, in files whose names begin with LIST: exact ones and closest ones,
# without the parser of the command line and with it, and a card.
list_look_ups() {
  work "$java" -XX:DumpLoadedClassList="$1.exact" -jar "$jar" find rook &&
    work "$java" -XX:DumpLoadedClassList="$1.closest" -jar "$jar" find --start 0 schneemann &&
    work "$java" -XX:DumpLoadedClassList="$1.card" -jar "$jar" info ♜ U+265C
}

# list_server LIST ARGUMENT...: the same of a server with these arguments until its first answer. With little room for new
# objects, garbage is collected before, which loads classes too. SIGTERM ends the server, since a command that a script starts
# with & ignores SIGINT.
list_server() {
  local list=$1 pipe line='' port answered=''
  shift
  pipe=$(mktemp -d "${TMPDIR:-/tmp}/charfinder.XXXXXX") || return 1
  if mkfifo "$pipe/out"; then
    # shellcheck disable=SC2086 # several options are several words
    "$java" $server_words -Xmn1m -XX:DumpLoadedClassList="$list" -jar "$jar" serve --host 127.0.0.1 --port 0 "$@" \
      </dev/null >"$pipe/out" &
    server=$!
    exec 4<"$pipe/out" # which waits until the server has opened the other end
    if read -r line <&4; then
      port=${line#*127.0.0.1:}
      work "$java" -XX:TieredStopAtLevel=1 -jar "$jar" ask --server "127.0.0.1:${port%%.*}" rook && answered=yes
    fi
    kill "$server" || true
    wait "$server" || true
    server=
    exec 4<&-
  fi
  rm -rf "$pipe"
  [ "$answered" ]
}

# list_pick LIST: the same of pick, with an option, and so with the parser. It needs a terminal, which script of util-linux
# makes; Ctrl-G leaves. Keys that come before pick reads from the terminal are lost, so they come again.
list_pick() {
  local tries=0
  case $(script --version 2>/dev/null) in *util-linux*) ;; *) return 1 ;; esac
  for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 1 && printf 'x\007' || break; done |
    TERM=xterm-256color SHELL=/bin/sh pick_java=$java pick_list=$1 pick_jar=$jar script -qec \
      'exec "$pick_java" "-XX:DumpLoadedClassList=$pick_list" -jar "$pick_jar" pick --color auto rook' /dev/null &
  child=$!
  while kill -0 "$child" 2>/dev/null && [ "$tries" -lt 200 ]; do
    nap
    tries=$((tries + 1))
  done
  kill "$child" 2>/dev/null || true
  wait_for "$child" || true # since a pick that is left fails
  [ -s "$1" ]
}

# make_archive ROOT ARCHIVE LIST...: stores the listed classes, and objects of theirs, in one archive, whose path is seen
# from ROOT: the folder that Java runs in as its root, or nothing.
#
# Numbers of classes differ from list to list. Lambdas of picocli's interfaces are left out: these were compiled for
# Java 5, and for their sake OpenJDK 17 would leave out the interfaces and all that implements them. G1 is the garbage
# collector that can store objects in each release. From JDK 24 on, classes are stored linked (JEP 483), which takes a
# seventh of the CPU time off a look-up. An AOT cache (-XX:AOTCache) takes off as much, but learns from one run only, and a
# dynamic archive (-XX:ArchiveClassesAtExit) does so too, and stores no objects.
make_archive() {
  local root=$1 made=$2 status=0
  shift 2
  awk '/^#/ || /^@lambda-proxy .*picocli/ { next } { sub(/ id: .*/, "") } !seen[$0]++' "$@" >"$root$made.classes" &&
    work "$java" -Xshare:dump -XX:+UseG1GC -XX:+IgnoreUnrecognizedVMOptions -XX:+AOTClassLinking \
      -XX:SharedClassListFile="$made.classes" -XX:SharedArchiveFile="$made.new" -cp "$jar" &&
    mv -f "$root$made.new" "$root$made" || status=$?
  rm -f "$root$made.classes" "$root$made.new"
  return "$status"
}
