# Which options of Java suit a call of the program. scripts/lib/start.sh sources this file, and scripts/package puts it into
# the command of each package, so that both start the same. docs/OPERATING.md has the reasons.
# shellcheck shell=dash

# For a server that is small, and grows with its clients up to 10,000 at their worst. Words between blanks.
server_words='-XX:+UseSerialGC -Xms8m -Xmx400m -XX:MinHeapFreeRatio=30 -XX:MaxHeapFreeRatio=40 -XX:-ShrinkHeapInSteps
  -XX:Tier3InvocationThreshold=2000 -XX:Tier3MinInvocationThreshold=1000 -XX:Tier3CompileThreshold=20000
  -XX:ReservedCodeCacheSize=32m -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=10000'
line_young='-Xmn4m -XX:SurvivorRatio=2' # most queries of the line protocol make no objects
http_young=-XX:NewRatio=5  # a page makes many

# For a start with an archive of classes. Java maps it where it was made for, and not somewhere else each time, for which it
# would write to most of its pages.
archive_words='-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0'

# For what takes a tenth of a second.
quick_words='-XX:TieredStopAtLevel=1 -XX:Tier3InvocationThreshold=500 -XX:Tier3MinInvocationThreshold=250
  -XX:Tier3CompileThreshold=5000'

# Sets options to server_words, without the collector if the user chooses one: Java does not start with two.
set_server_words() {
  options=$server_words
  case " ${CHARFINDER_JAVA_OPTIONS-} ${JAVA_TOOL_OPTIONS-} ${JDK_JAVA_OPTIONS-} ${_JAVA_OPTIONS-}" in
    *-XX:+UseG1GC* | *-XX:+UseParallelGC* | *-XX:+UseSerialGC* | *-XX:+UseZGC* | *-XX:+UseShenandoahGC* | *-XX:+UseEpsilonGC*)
      options=${options#-XX:+UseSerialGC }
      ;;
  esac
}

# set_options ARGUMENT...: sets options, words between blanks, and kind: which archive of classes suits the arguments. It is
# find, pick, serve, or http for a server of the page.
set_options() {
  set_server_words
  kind='find'
  case ${1-} in
    serve | -[!-]* | --?* | '') # a server is what runs with options of its own alone
      kind=serve
      case " $*${CHARFINDER_SERVE_HTTP+ --http}${CHARFINDER_HTTP+ --http}" in
        *' --http'*) kind=http options="$options $http_young" ;;
        *) options="$options $line_young" ;;
      esac
      [ -n "${1-}" ] || options="$options -Dcharfinder.byName=true" # on a terminal, it only tells what there is
      export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
      ;;
    ask | bench) options="$options $http_young" ;;
    *)
      [ "$1" != pick ] || kind=pick
      options=$quick_words # over before compiling pays; what is no command is searched for
      ;;
  esac
}
