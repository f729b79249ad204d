# Sourced by the other scripts: finds or installs what they need, and builds the program if it is not up to date.
# shellcheck shell=bash

top=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
jar=$top/target/charfinder.jar

archive=$top/target/charfinder.jsa # what the JVM loads at each start, as it has it in memory
pick_archive=$top/target/charfinder-pick.jsa # the same for pick
prepared=$top/target/prepared # which Java has been found new enough, and has made the archive

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

# Prints what tells a Java from another, or the same one after an upgrade. Fails if there is none.
java_identity() { stat -Lc '%n %i %s %Y' "$(type -P "$java")" 2>/dev/null; }

# Sets java, if it is the one that the jar was prepared with: to ask for its version takes as long as an answer.
is_prepared() {
  local identity=
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  [ "$prepared" -nt "$jar" ] && read -r identity <"$prepared" && [ "$identity" = "$(java_identity)" ]
}

# Makes the archive. The program runs without it too, so if that fails, it is not tried again.
prepare() {
  say "preparing $("$java" -version 2>&1 | head -n 1) for sooner starts"
  rm -f "$archive" "$pick_archive"
  # shellcheck disable=SC2119
  make_archive >/dev/null 2>&1 9>&- || rm -f "$archive" # without the lock, which must not outlive this shell
  make_archive_of_pick >/dev/null 2>&1 9>&- || rm -f "$pick_archive"
  java_identity >"$prepared"
}

# A look-up and a server until its first answer each list the classes that they load; the JVM stores them in one archive.
# G1 is the garbage collector that can store objects as well. SIGTERM ends the server, since a command that a script
# starts with & ignores SIGINT. A dynamic archive (-XX:ArchiveClassesAtExit) would need no list, but stores no objects and
# holds the classes of one run only. With OpenJDK 17, CPU time of a server until its first answer: 0.34 s instead of 0.29
# (1.17 times, 15 pairs); of a look-up with the server's archive: 0.076 s instead of 0.067 (1.14 times, 20 pairs).
#
# make_archive ARGUMENT...: the arguments are for the server. If root is set, Java runs in that folder as its root.
# shellcheck disable=SC2120 # ops/container/build passes some
make_archive() {
  local classes=${archive%.jsa}.classes server line port answered=
  export CHARFINDER_HOME=${CHARFINDER_HOME:-$top}
  # Builds the index first, also in place of one that another jar has built. To list the classes that do would make the
  # archive larger. The better compiler takes more time than it saves: 5.0 s instead of 2.7, on two processors.
  "$java" -XX:TieredStopAtLevel=1 -jar "$jar" index
  "$java" -XX:DumpLoadedClassList="$classes.find" -jar "$jar" find rook
  exec 4< <(exec "$java" -XX:DumpLoadedClassList="$classes" -jar "$jar" serve --host 127.0.0.1 --port 0 "$@")
  server=$!
  if read -r -t 60 line <&4; then
    port=${line#*127.0.0.1:}
    exec 3<>"/dev/tcp/127.0.0.1/${port%%.*}" && printf 'rook\n' >&3 && read -r -t 60 line <&3 && answered=yes
    exec 3>&- # or the server would wait a while for its client to leave
  fi
  kill "$server"
  wait "$server" || true
  [ "$answered" ] || return
  # Numbers of classes would be there twice; classes may be.
  sed '/^#/d; s/ id: .*//' "${root-}$classes.find" >>"${root-}$classes"
  "$java" -Xshare:dump -XX:+UseG1GC -XX:SharedClassListFile="$classes" -XX:SharedArchiveFile="$archive.new" -cp "$jar" &&
    mv -f "${root-}$archive.new" "${root-}$archive"
}

# The same for pick, apart, so that the archive of the others stays small. It needs a terminal, which script makes; Ctrl-G
# leaves. With an option, the classes of the parser are in it, too. The lambdas of the command line are not listed: they
# implement interfaces of picocli that were compiled for Java 5, and for their sake OpenJDK 17 would leave out these
# interfaces and all that implements them.
make_archive_of_pick() {
  local classes=${pick_archive%.jsa}.classes
  export CHARFINDER_HOME=${CHARFINDER_HOME:-$top}
  command -v script >/dev/null || return
  { sleep 2 && printf 'x\007'; } |
    TERM=xterm-256color timeout 20 script -qec "'$java' -XX:DumpLoadedClassList='$classes.all' -jar '$jar' pick --color auto rook" /dev/null
  sed -E '/^#|^@lambda-proxy org.charfinder.cli/d; s/ id: .*//' "$classes.all" >"$classes"
  "$java" -Xshare:dump -XX:SharedClassListFile="$classes" -XX:SharedArchiveFile="$pick_archive.new" -XX:+UseG1GC -cp "$jar" &&
    mv -f "$pick_archive.new" "$pick_archive"
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
  -XX:+UseSerialGC -Xms8m -Xmx400m -XX:NewRatio=4 -XX:MinHeapFreeRatio=20
  -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=10000
)

# run ARGUMENT...: the program, in place of this shell. Its index lies at the top of the project. The JVM checks that the
# archive is its own and the jar's, and goes without otherwise; CHARFINDER_JAVA_OPTIONS come last, and so prevail.
run() {
  local options
  case ${1-} in
    find | pick | words | info | index) options=(-XX:TieredStopAtLevel=1) ;; # over before the better compiler pays
    *) options=("${server_options[@]}") ;;
  esac
  [ "${1-}" != pick ] || archive=$pick_archive
  [ ! -e "$archive" ] || options+=("-XX:SharedArchiveFile=$archive" '-Xlog:cds*=off')
  export CHARFINDER_HOME=${CHARFINDER_HOME:-$top}
  # shellcheck disable=SC2086 # several options are several words
  exec "$java" "${options[@]}" ${CHARFINDER_JAVA_OPTIONS-} -jar "$jar" "$@"
}
