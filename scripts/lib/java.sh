# Finds a Java that is new enough.
# shellcheck shell=dash

oldest_java=17

# ask_java JAVA: sets major, its feature release such as 17, or 0 if it does not run; and java, the file that it really is,
# behind links and the scripts of version managers.
ask_java() {
  local told home
  java=$1
  told=$("$1" -XshowSettings:properties -version 2>&1 </dev/null) || told=
  major=$(printf '%s\n' "$told" | sed -n 's/^[^ ]* version "1\.\([0-9][0-9]*\).*/\1/p
    s/^[^ ]* version "\([0-9][0-9]*\).*/\1/p' | sed -n '/^1$/!{p;q;}')
  major=${major:-0}
  home=$(printf '%s\n' "$told" | sed -n 's/^ *java\.home = //p')
  if [ -n "$home" ] && [ -x "${home%/jre}/bin/java" ]; then
    java=${home%/jre}/bin/java # Java 8 says the folder of its runtime
  fi
}

# java_major COMMAND: prints the feature release of a Java.
java_major() (
  ask_java "$1"
  echo "$major"
)

# java_homes: where distributions, installers and version managers put their Javas, one a line.
java_homes() {
  local home
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk* /usr/local/jdk* \
    /usr/local/java/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* \
    "${HOME-}"/.local/share/mise/installs/java/* /home/linuxbrew/.linuxbrew/opt/openjdk* /snap/openjdk/current/jdk \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk* /usr/local/opt/openjdk*; do
    [ ! -x "$home/bin/java" ] || printf '%s\n' "$home"
  done
}

# newest_java [javac]: prints the major and the home of the newest of them, or of the newest that has a compiler too. It
# need not run: the file named release says what it is.
newest_java() {
  java_homes | while read -r home; do
    [ -z "${1-}" ] || [ -x "$home/bin/$1" ] || continue
    release=$(sed -n 's/^JAVA_VERSION="\(1\.\)*\([0-9][0-9]*\).*/\2/p' "$home/release" 2>/dev/null) || release=
    [ -n "$release" ] || release=$(java_major "$home/bin/java")
    printf '%s %s\n' "$release" "$home"
  done | sort -n -k 1,1 | tail -n 1
}

# find_java [javac]: sets java, major and JAVA_HOME for a Java that is new enough, and says so if it is not the one that the
# user asks for. Fails without one; not_taken then says why the one that the user asks for is none.
find_java() {
  local tool=${1-} found=''
  not_taken=
  find_wanted
  if [ -n "$asked_home" ] && [ ! -x "$wanted" ]; then
    not_taken="JAVA_HOME=$asked_home has no Java"
  elif [ -n "$wanted" ]; then
    ! is_good "$wanted" || return 0
    refuse_options "$wanted" || exit 1
    if [ "$major" -ge $oldest_java ]; then
      not_taken="$wanted is of no JDK" # but of a runtime, which has no compiler
    elif [ "$major" -gt 0 ]; then
      not_taken="Java $major of $wanted is too old"
    elif [ -n "$asked_home" ]; then
      not_taken="$wanted does not run"
    fi
  fi
  if [ -n "$asked_home" ] && found=$(command -v java) && is_good "$found"; then
    found=java
  else
    found=$(newest_java $tool)
    [ "${found%% *}" -ge $oldest_java ] 2>/dev/null && is_good "${found#* }/bin/java" || return 1
  fi
  [ -z "$not_taken" ] || say "$not_taken; using Java $major of ${java%/bin/java}"
}

# is_good JAVA: whether it is new enough, and belongs to the tool that find_java looks for. If so, it is the one to use.
is_good() {
  ask_java "$1"
  [ "$major" -ge $oldest_java ] && { [ -z "$tool" ] || [ -x "${java%/*}/$tool" ]; } || return 1
  [ "${java%/bin/java}" = "$java" ] || export JAVA_HOME="${java%/bin/java}"
}

# refuse_options JAVA: fails, and says why, if it is the user's options that keep this Java from running.
refuse_options() {
  local name value
  [ "$major" -eq 0 ] || return 0
  (
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
    ask_java "$1"
    [ "$major" -gt 0 ]
  ) || return 0
  for name in JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; do
    eval "value=\${$name-}"
    [ -z "$value" ] || say "Java does not start with $name='$value': correct or unset it"
  done
  return 1
}

# Sets java to one that is new enough. Installs one if there is none.
need_java() { need_java_with ''; }

need_build_tools() {
  need_java_with javac
  command -v mvn >/dev/null || install "Maven is" "half a minute" maven
}

# need_java_with javac: a JDK.
need_java_with() {
  local not_taken='' package also='' needed=' is'
  ! find_java ${1:+"$1"} || return 0
  command -v mvn >/dev/null || also=maven needed=' and Maven are'
  for package in default-jdk-headless openjdk-21-jdk-headless openjdk-17-jdk-headless; do
    install "${not_taken:+$not_taken; }a JDK of version $oldest_java or newer$needed" "half a minute" \
      "$package" $also || return 1
    ! find_java ${1:+"$1"} || return 0 # the distribution's default may be older
  done
  say "there is no Java $oldest_java or newer here: install a JDK, and set JAVA_HOME to its folder"
  return 1
}
