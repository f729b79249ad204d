# Sourced by the other scripts: finds or installs what they need, and builds the program if it is not up to date.
# shellcheck shell=bash

# The scripts name this file by the folder that they really lie in. Each process that a start does without saves one
# to two hundredths of the CPU time of a look-up.
top=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd -P)
jar=$top/target/charfinder.jar

archive=$top/target/charfinder.jsa # what the JVM loads at each start, as it has it in memory
serve_archive=$top/target/charfinder-serve.jsa # the same for a server
http_archive=$top/target/charfinder-http.jsa # for one that serves the web page as well
pick_archive=$top/target/charfinder-pick.jsa # and for pick
prepared=$top/target/prepared # which Java has been found new enough, and has made the archives

say() { printf 'charfinder: %s\n' "$*" >&2; }

# Without UTF-8, as in the locale C, Java can read neither paths nor arguments beyond ASCII. Whether this shell takes a rook
# for one character also tells of a locale that is set but not installed.
need_utf8() {
  local rook=$'\xe2\x99\x9c'
  [ ${#rook} -eq 1 ] || export LC_ALL=C.UTF-8
}
need_utf8

# install PURPOSE PACKAGE...: from the distribution, if we may; else says what to install.
install() {
  local purpose=$1
  shift
  if ! command -v apt-get >/dev/null; then
    say "$purpose needed. Install them, then run this again."
    return 1
  fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "$purpose needed. Run this as root, then this again: apt-get install $*"
    return 1
  fi
  say "installing $*"
  as_root apt-get update -qq >/dev/null &&
    without_services as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" >/dev/null
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# without_services COMMAND...: while it runs, no package that it installs starts a service.
without_services() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'as_root rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  "$@"
)

# java_major COMMAND: the feature release of a Java, such as 17; 0 if it does not run.
java_major() {
  local release
  release=$("$1" -version 2>&1 | sed -nE 's/.* version "(1\.)?([0-9]+).*/\2/p' | head -n 1) || true
  echo "${release:-0}"
}

# Sets java to one that is new enough.
need_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  [ "$(java_major "$java")" -ge 17 ] && return
  unset JAVA_HOME
  java=java
  [ "$(java_major java)" -ge 17 ] && return
  install "a JDK of version 17 or newer and Maven are" default-jdk-headless maven
  if [ "$(java_major java)" -lt 17 ]; then
    say "the distribution's Java is older than 17; install a newer JDK and set JAVA_HOME"
    return 1
  fi
}

need_build_tools() {
  need_java
  if ! command -v mvn >/dev/null || ! command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null; then
    install "a JDK and Maven are" default-jdk-headless maven
  fi
}

# What the tests run besides: clients by the names of their own, since Debian's alternatives telnet and nc may be any of
# several programs.
need_test_tools() {
  need_build_tools
  PATH=$PATH:/usr/sbin:/sbin # Debian keeps servers where only root looks
  local commands=(inetutils-telnet telnet-ssl plink nc.openbsd busybox socat script ss curl chromium chromedriver)
  commands+=(perl systemd-analyze systemd-notify systemd-socket-activate) # no service manager runs
  commands+=(gcc python3)
  local data=(/usr/share/unicode/{Blocks,NameAliases,extracted/DerivedName}.txt)
  local headers=/usr/include/stdio.h # of the C library, which gcc does not depend on
  if ! ls "${data[@]}" "$headers" &>/dev/null || ! type "${commands[@]}" &>/dev/null; then
    install "the clients that the tests run, browser included, script, ss, gcc, systemd's tools and Debian's unicode-data are" \
      inetutils-telnet telnet-ssl putty-tools netcat-openbsd busybox socat bsdutils iproute2 unicode-data \
      curl chromium chromium-driver perl systemd gcc libc6-dev python3 ||
      say "going on; the tests that need them will be skipped"
  fi
  need_operating_tools
}

# The proxies, Prometheus and container tools that the files in ops/ are for, and a dictionary server and its client. The
# tests start the servers themselves.
need_operating_tools() {
  local -A package_of=([haproxy]=haproxy [nginx]=nginx [promtool]=prometheus [mmdebstrap]=mmdebstrap [umoci]=umoci
    [crun]=crun [nft]=nftables [openssl]=openssl [dict]=dict [dictd]=dictd [dictfmt]=dictfmt)
  local packages=() services=() command
  for command in "${!package_of[@]}"; do
    type "$command" &>/dev/null || packages+=("${package_of[$command]}")
  done
  [ -e /usr/lib/nginx/modules/ngx_stream_module.so ] || packages+=(libnginx-mod-stream)
  [ ${#packages[@]} -gt 0 ] || return 0
  if ! install "the proxies, dictd, Prometheus and container tools that the tests run are" "${packages[@]}"; then
    say "going on; the tests that need them will be skipped"
    return
  fi
  for command in "${packages[@]}"; do
    case $command in haproxy | nginx | prometheus | dictd) services+=("$command") ;; esac
  done
  [ ${#services[@]} -eq 0 ] || as_root systemctl -q disable "${services[@]}" 2>/dev/null || true # nor with the machine
}

is_current() {
  [ -e "$jar" ] && [ -z "$(find "$top/pom.xml" "$top/src/main" -newer "$jar" -print -quit)" ]
}

# Sets java, and makes sure that the jar is there and no older than its sources, and the archive no older than the jar.
need_jar() {
  if is_current; then
    is_prepared && return
    need_java
    [ -w "$top/target" ] || return 0 # another user has built it
  else
    need_build_tools
  fi
  mkdir -p "$top/target"
  (
    ! command -v flock >/dev/null || flock 9 # a second script waits here, and then finds it built
    is_current || build
    is_prepared || prepare
  ) 9>"$top/target/build.lock"
}

# Sets identity: what tells a Java from another, or the same one after an upgrade. Fails if there is none.
identify_java() {
  local file=$java
  hash "$java" 2>/dev/null && file=${BASH_CMDS[$java]-$java} # a path is not in that table
  identity=$(stat -Lc '%n %i %s %Y' "$file" 2>/dev/null)
}

# Sets java, if it is the one that the jar was prepared with: to ask for its version takes as long as an answer.
is_prepared() {
  local identity known=
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  [ "$prepared" -nt "$jar" ] && read -r known <"$prepared" && identify_java && [ "$identity" = "$known" ]
}

# Makes the index, and the archives. The program runs without an archive too, so if one fails, it is not tried again.
prepare() {
  local identity
  say "preparing $("$java" -version 2>&1 | head -n 1) for sooner starts"
  rm -f "$archive" "$serve_archive" "$http_archive" "$pick_archive"
  make_archives >/dev/null 2>&1 9>&- # without the lock, which must not outlive this shell
  identify_java
  echo "$identity" >"$prepared"
}

# Each archive is for what is started together, since the JVM takes longer for a larger one, and keeps all of it in memory:
# with the classes of Jetty, the CPU time of a look-up is 1.15 times as long, and a server takes 8 MB more.
make_archives() {
  local lists=$top/target
  export CHARFINDER_HOME=${CHARFINDER_HOME:-$top}
  make_index
  { list_look_ups "$lists/find.classes" && make_archive '' "$archive" "$lists"/find.classes*; } || rm -f "$archive"
  { list_server "$lists/serve.classes" && make_archive '' "$serve_archive" "$lists/serve.classes"; } ||
    rm -f "$serve_archive"
  { list_server "$lists/http.classes" --http 0 && make_archive '' "$http_archive" "$lists/http.classes"; } ||
    rm -f "$http_archive"
  { list_pick "$lists/pick.classes" && make_archive '' "$pick_archive" "$lists/pick.classes"; } || rm -f "$pick_archive"
  rm -f "$lists"/*.classes*
}

# Builds the index, also in place of one that another jar has built. To list the classes that do would make an archive
# larger. The better compiler takes more time than it saves: 5.0 s instead of 2.7, on two processors.
make_index() { "$java" -XX:TieredStopAtLevel=1 -jar "$jar" index; }

# list_look_ups LIST: the classes that look-ups load, in files whose names begin with LIST: exact ones and closest ones,
# without the parser of the command line and with it, and a card.
list_look_ups() {
  "$java" -XX:DumpLoadedClassList="$1.exact" -jar "$jar" find rook &&
    "$java" -XX:DumpLoadedClassList="$1.closest" -jar "$jar" find --start 0 schneemann &&
    "$java" -XX:DumpLoadedClassList="$1.card" -jar "$jar" info ♜ U+265C
}

# list_server LIST ARGUMENT...: the same of a server with these arguments until its first answer. With little room for new
# objects, garbage is collected before, which loads classes too. SIGTERM ends the server, since a command that a script starts
# with & ignores SIGINT.
list_server() {
  local list=$1 server line port answered=
  shift
  exec 4< <(exec "$java" "${server_options[@]}" -Xmn1m -XX:DumpLoadedClassList="$list" -jar "$jar" \
    serve --host 127.0.0.1 --port 0 "$@")
  server=$!
  if read -r -t 60 line <&4; then
    port=${line#*127.0.0.1:}
    exec 3<>"/dev/tcp/127.0.0.1/${port%%.*}" && printf 'rook\n' >&3 && read -r -t 60 line <&3 && answered=yes
    exec 3>&- # or the server would wait a while for its client to leave
  fi
  kill "$server"
  wait "$server" || true
  [ "$answered" ]
}

# list_pick LIST: the same of pick, with an option, and so with the parser. It needs a terminal, which script makes;
# Ctrl-G leaves.
list_pick() {
  command -v script >/dev/null || return
  { sleep 2 && printf 'x\007'; } |
    TERM=xterm-256color timeout 20 script -qec "'$java' -XX:DumpLoadedClassList='$1' -jar '$jar' pick --color auto rook" /dev/null
  [ -s "$1" ] # since a pick that is left fails
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
  local root=$1 made=$2
  shift 2
  awk '/^#/ || /^@lambda-proxy .*picocli/ { next } { sub(/ id: .*/, "") } !seen[$0]++' "$@" >"$root$made.classes" &&
    "$java" -Xshare:dump -XX:+UseG1GC -XX:+IgnoreUnrecognizedVMOptions -XX:+AOTClassLinking \
      -XX:SharedClassListFile="$made.classes" -XX:SharedArchiveFile="$made.new" -cp "$jar" &&
    mv -f "$root$made.new" "$root$made" && rm -f "$root$made.classes"
}

# Builds aside and moves the jar into place: a server that runs on the old one keeps it, and a build that is broken off
# leaves nothing that looks finished.
build() {
  say "building $jar"
  local folder=$top/target/build
  if ! mvn -B -ntp -Dstyle.color=never -f "$top/pom.xml" -Dmaven.test.skip=true "-Dbuild.folder=$folder" package \
    >"$top/target/build.log" 2>&1; then
    grep ERROR "$top/target/build.log" >&2 || tail -n 20 "$top/target/build.log" >&2
    say "the build failed, see $top/target/build.log"
    return 1
  fi
  touch "$folder/charfinder.jar"
  mv "$folder/charfinder.jar" "$jar"
}

# For a server that is small, and grows with its clients up to 10,000 at their worst; the README has the reasons.
server_options=(
  -XX:+UseSerialGC -Xms8m -Xmx400m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10 -XX:-ShrinkHeapInSteps
  -XX:Tier3InvocationThreshold=2000 -XX:Tier3MinInvocationThreshold=1000 -XX:Tier3CompileThreshold=20000
  -XX:ReservedCodeCacheSize=32m -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=10000
)
line_young=-XX:NewRatio=16 # most queries of the line protocol make no objects
http_young=-XX:NewRatio=5 # a page makes many

# run ARGUMENT...: the program, in place of this shell. Its index lies at the top of the project. The JVM checks that the
# archive is its own and the jar's, and goes without otherwise; CHARFINDER_JAVA_OPTIONS come last, and so prevail.
run() {
  local options
  case ${1-} in
    '') options=("${server_options[@]}" -Dcharfinder.byName=true) ;; # on a terminal, it only tells what there is
    serve | -[!-]* | --?*) options=("${server_options[@]}") ;; # a server is what runs with options of its own alone
    ask | bench) options=("${server_options[@]}" "$http_young") ;;
    *) options=(-XX:TieredStopAtLevel=1) ;; # over before the better compiler pays; what is no command is searched for
  esac
  case ${1-} in
    pick) archive=$pick_archive ;;
    serve | -[!-]* | --?* | '')
      if [[ " $*" == *' --http'* ]]; then
        archive=$http_archive && options+=("$http_young")
      else
        archive=$serve_archive && options+=("$line_young")
      fi
      export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1}
      ;;
  esac
  [ ! -e "$archive" ] || options+=("-XX:SharedArchiveFile=$archive" '-Xlog:cds*=off')
  export CHARFINDER_HOME=${CHARFINDER_HOME:-$top}
  # shellcheck disable=SC2086 # several options are several words
  exec "$java" "${options[@]}" ${CHARFINDER_JAVA_OPTIONS-} -jar "$jar" "$@"
}
