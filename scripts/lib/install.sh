# Installs packages of the distribution, if that is Debian or one like it and the user may; else says what to install.
# shellcheck shell=dash

# install PURPOSE TIME PACKAGE...: the purpose is as in "a JDK is" or "a JDK and Maven are"; "needed" follows. The time is as in
# "a minute": what it takes with a line of some 50 Mbit/s.
install() {
  local purpose=$1 time=$2 log sizes failed=
  shift 2
  if ! command -v apt-get >/dev/null; then
    say "$purpose needed; $(how_to_install "$@"), then run this again"
    return 1
  fi
  if [ "$(id -u)" -ne 0 ] && ! may_become_root; then
    say "$purpose needed; run this as root, then run this again: apt-get install $*"
    return 1
  fi
  log=$(log_file install.log)
  say "$purpose needed; asking the distribution for $*"
  guard
  read_lists "$log" || failed="the lists of packages" # of a source that may have none of these
  sizes=$(sizes_of "$@")
  [ -n "$failed" ] && [ -z "$sizes" ] || say "installing $*${sizes:+: $sizes}, which takes about $time"
  forbid_services
  if ! fetch_and_install "$log" "$@"; then
    failed_to_fetch "${failed:-the packages $*}" "$log"
    return 1
  fi
  unguard
}

# fetch_and_install LOG PACKAGE...: a signal ends it while it fetches. dpkg, broken off, would leave packages that nothing but an
# administrator repairs, so it is in a session of its own, which Ctrl-C does not reach, and is waited for.
fetch_and_install() {
  local log=$1 apart='' status=0
  shift
  set -- apt-get -q -y -o DPkg::Lock::Timeout=120 -o APT::Keep-Downloaded-Packages=false install --no-install-recommends "$@"
  [ "$(id -u)" -eq 0 ] || of_root=yes
  show "fetching packages" as_root_into "$log" "$@" --download-only || return 1
  ! command -v setsid >/dev/null || apart='setsid -w'
  unbroken="finishing the installation of packages"
  # shellcheck disable=SC2086 # two words, or none
  show "installing" as_root_into "$log" $apart env DEBIAN_FRONTEND=noninteractive "$@" || status=$?
  unbroken=
  of_root=
  return "$status"
}

# read_lists LOG: fails if one of the sources can't be read. Tries again while another process reads them, as it does at times
# by itself: apt-get waits for other locks only.
read_lists() {
  local tries=0 status
  begin_ticker "reading the lists of packages"
  while :; do
    : >"$1"
    status=0
    work as_root_into "$1" apt-get -q -o DPkg::Lock::Timeout=120 update || status=$?
    grep -q '^E: Could not get lock' "$1" && [ "$tries" -lt 200 ] || break
    tries=$((tries + 1))
    nap
  done
  end_ticker
  [ "$status" -eq 0 ] && ! grep -q '^[WE]: .*[Ff]ail' "$1"
}

# how_to_install PACKAGE...: for a system with another package manager, and for one with none that is known.
how_to_install() {
  local each manager='' java=''
  for each in brew dnf zypper apk pacman pkg; do
    if command -v $each >/dev/null; then
      manager=$each
      break
    fi
  done
  if [ -z "$manager" ] && [ -d /System/Library ]; then
    printf 'install Homebrew of https://brew.sh, and with it: '
    manager=brew
  fi
  case "$manager $*" in
    " maven") echo "install Maven" && return ;;
    " "*) echo "install them" && return ;;
    "brew "*jdk*) java=openjdk ;;
    "dnf "*jdk* | "zypper "*jdk*) java=java-21-openjdk-devel ;;
    "apk "*jdk*) java=openjdk21-jdk ;;
    "pacman "*jdk*) java=jdk-openjdk ;;
    "pkg "*jdk*) java=openjdk21 ;;
  esac
  case $manager in
    apk) manager='apk add' ;;
    pacman) manager='pacman -S' ;;
    *) manager="$manager install" ;;
  esac
  case $* in
    *jdk*maven*) echo "install them with: $manager $java maven" ;;
    *jdk*) echo "install it with: $manager $java" ;;
    maven) echo "install it with: $manager maven" ;;
    *) echo "install them by the names that they have here" ;;
  esac
}

# may_become_root: without a password first, since a user who needs none for commands may still be asked for one by -v, and
# have none. sudo may ask on a terminal only.
may_become_root() { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# forbid_services: until this shell ends or unguard, no package that is installed starts a service.
forbid_services() {
  [ ! -e /usr/sbin/policy-rc.d ] || return 0
  policy=/usr/sbin/policy-rc.d
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod 755 "$policy"
}

# sizes_of PACKAGE...: what apt-get says about them; nothing if it says nothing.
sizes_of() {
  as_root env LC_ALL=C apt-get install --no-install-recommends --assume-no "$@" 2>/dev/null |
    sed -n 's/^Need to get \(.*\) of archives\./\1 to fetch/p; s/^After this operation, \(.*\) of additional.*/\1 on the disk/p' |
    sed -e ':a' -e '$!N;s/\n/, /;ta' || true
}

# as_root_into LOG COMMAND...: in English, so that failures are recognized, behind what LOG has, and in place of this shell.
as_root_into() {
  local log=$1 user
  shift
  user=$(id -u)
  exec >>"$log" 2>&1
  [ "$user" -eq 0 ] || set -- sudo env LC_ALL=C "$@"
  export LC_ALL=C
  exec "$@"
}

# log_file NAME: prints where a log of this name may be written: in the folder of the jar, or else in one of its own.
log_file() {
  if mkdir -p "$built" 2>/dev/null && : >"$built/$1" 2>/dev/null; then
    echo "$built/$1"
  else
    echo "$(mktemp -d "${TMPDIR:-/tmp}/charfinder.XXXXXX")/$1"
  fi
}

# failed_to_fetch WHAT LOG: says in one line why.
failed_to_fetch() {
  local reason
  if reason=$(network_failure "$2"); then
    say "can't fetch $1: the network can't be reached ($reason); see $2"
  else
    reason=$(grep '^E:' "$2" | sed -n '1s/^E: //p')
    say "can't install $1${reason:+: $reason}; see $2"
  fi
}

# network_failure LOG: prints what apt-get or Maven says about a network that can't be reached; fails if it says nothing.
network_failure() {
  grep -E -i -o -e 'temporary failure (in name resolution|resolving)[^:;)]*' -e 'could not resolve [^;)]*' -e 'unknown host[^;)]*' -e 'name or service not known' -e 'nodename nor servname' \
    -e 'UnknownHostException[^;)]*' -e 'could not connect to [^;)]*' -e 'unable to connect to [^;)]*' -e 'no route to host' \
    -e 'network is unreachable' -e 'connection (refused|timed out|reset)' -e 'connect timed out' -e 'timed out' \
    "$1" | sed -n '1{s/ -> .*//;s/[. ]*$//;p;}' | grep .
}
