# Sourced by scripts/charfinder and scripts/serve: starts the program. If something is missing, setup.sh provides it first.
# shellcheck shell=dash
#
# A start whose parts are all there runs one process beside Java: find. Each further process costs one to two hundredths
# of the CPU time of a look-up. All files in scripts/lib are for any POSIX shell with local: dash, bash 3.2 of macOS,
# busybox, and sh of the BSDs.

unset CDPATH # cd would look in its folders, and print where it went
asked_home=${JAVA_HOME-} # setup.sh may set JAVA_HOME to another one
top=$(cd -- "$scripts/.." && pwd -P)

say() { printf 'charfinder: %s\n' "$*" >&2; }

# Without UTF-8, as in the locale C, Java can read neither paths nor arguments beyond ASCII. A shell that knows characters
# tells of a locale that is set but not installed, too; dash knows none, and gets the one that each distribution has.
need_utf8() {
  local rook='♜'
  [ ${#rook} -ne 1 ] || return 0
  if [ -d /System/Library ]; then
    case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in *UTF-8) ;; *) export LC_ALL=en_US.UTF-8 ;; esac # macOS may lack C.UTF-8
  else
    export LC_ALL=C.UTF-8
  fi
}
need_utf8

# use_jar FOLDER: the jar and what belongs to it are in this folder.
use_jar() {
  built=$1
  jar=$1/charfinder.jar
  use_state "$1"
}

# use_state FOLDER: what is made of the jar is in this folder.
use_state() {
  state=$1
  archive=$1/charfinder.jsa             # what the JVM loads at each start, as it has it in memory
  serve_archive=$1/charfinder-serve.jsa # the same for a server
  http_archive=$1/charfinder-http.jsa   # for one that serves the web page as well
  pick_archive=$1/charfinder-pick.jsa   # and for pick
  prepared=$1/prepared                  # which Java has been found new enough, and has made the archives
  index_folder=$1
  [ "$1" != "$top/target" ] || index_folder=$top
}
use_jar "$top/target"

# A jar that can't be read is none: root may have built it with a umask of 077.
is_current() {
  [ -r "$jar" ] && [ -z "$(find "$top/pom.xml" "$top/src/main" -newer "$jar" 2>/dev/null)" ]
}

# Sets wanted: which Java the user asks for, by JAVA_HOME or PATH.
find_wanted() {
  if [ -n "$asked_home" ]; then
    wanted=$asked_home/bin/java
  else
    wanted=$(command -v java) || wanted=
  fi
}

# read_release JAVA: sets release, which tells a Java from the same one after an upgrade; empty if it does not say.
read_release() {
  local line
  release=
  [ -r "${1%/bin/java}/release" ] || return 0
  while read -r line; do
    release=$release$line
    case $line in JAVA_RUNTIME_VERSION=*) return ;; esac
  done <"${1%/bin/java}/release"
}

# Sets java, if it is the one that the jar was prepared with: to ask for its version takes as long as an answer. The file
# has the Java that the user asked for, the one that was taken, whether the one is a link to the other, and the release.
is_prepared() {
  local known='' found='' link='' known_release=''
  [ "$prepared" -nt "$jar" ] && [ -r "$prepared" ] || return 1
  { read -r known && read -r found && read -r link && read -r known_release; } <"$prepared" || return 1
  find_wanted
  [ "$wanted" = "$known" ] && [ -x "$found" ] || return 1
  [ "$link" != link ] || [ "$wanted" -ef "$found" ] || return 1
  read_release "$found"
  [ "release $release" = "$known_release" ] && java=$found
}

# An index that is missing can be saved, at least.
is_ready() {
  is_current && is_prepared && { [ -e "$index_folder/charfinder_index.ser" ] || [ -w "$index_folder" ]; }
}

. "$scripts/lib/options.sh"

# run ARGUMENT...: the program, in place of this shell. Its index lies at the top of the project. The JVM checks that the
# archive is its own and the jar's, and goes without otherwise; CHARFINDER_JAVA_OPTIONS come last, and so prevail.
run() {
  set_options "$@"
  case $kind in
    serve) archive=$serve_archive ;;
    http) archive=$http_archive ;;
    pick) archive=$pick_archive ;;
  esac
  [ -e "$archive" ] || archive=
  export CHARFINDER_HOME="${CHARFINDER_HOME:-$index_folder}"
  # shellcheck disable=SC2086 # several options are several words
  exec "$java" $options ${archive:+"-XX:SharedArchiveFile=$archive" $archive_words '-Xlog:cds*=off'} \
    ${CHARFINDER_JAVA_OPTIONS-} -jar "$jar" "$@"
}

# start ARGUMENT...: sets up and builds what is missing, and runs the program.
start() {
  if ! is_ready; then
    . "$scripts/setup.sh"
    need_jar
  fi
  run "$@"
}
