# Runs commands that take long, in a way that a signal ends at once, and one at a time.
# shellcheck shell=dash

child=     # the process that this shell waits for; new while it begins
unbroken=  # what it does, if it must come to its end
of_root=   # whether it is root's, by sudo
server=    # one beside it
ticker=    # the one that shows the time
lock=      # the folder that this shell has made so that no other one builds
temporary= # the folder that is removed at the end
policy=    # the file that forbids packages to start services

# nap: about a tenth of a second. POSIX knows whole seconds only.
nap() { sleep 0.1 2>/dev/null || sleep 1; }

# work COMMAND...: runs a command that reads nothing, in the background: a shell takes note of a signal as soon as it
# waits, but only after a command in the foreground.
work() {
  child=new
  "$@" </dev/null &
  wait_for $!
}

# wait_for PROCESS: the status is the one of the process.
wait_for() {
  local status=0
  child=$1
  wait "$child" || status=$?
  child=
  return "$status"
}

# show WHAT COMMAND...: works, and shows on a terminal how long that takes so far.
show() {
  local status=0
  begin_ticker "$1"
  shift
  work "$@" || status=$?
  end_ticker
  return "$status"
}

begin_ticker() {
  [ -t 2 ] || return 0
  tick "$1" &
  ticker=$!
}

tick() {
  local seconds=0
  trap 'exit 0' TERM
  while sleep 1 && kill -0 $$ 2>/dev/null; do # it ends with this shell, even if nobody ends it
    seconds=$((seconds + 1))
    printf '\rcharfinder: %s, %d s ' "$1" "$seconds" >&2
  done
}

end_ticker() {
  [ -n "$ticker" ] || return 0
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  ticker=
  printf '\r%70s\r' '' >&2
}

# guard: from here to unguard, a signal or a failure leaves no process, no lock and no half file.
guard() {
  trap 'leave' EXIT
  trap 'leave_by INT' INT
  trap 'leave_by TERM' TERM
  trap 'leave_by HUP' HUP
}

unguard() {
  leave
  trap - EXIT INT TERM HUP
}

leave() {
  local each
  [ "$child" != new ] || child=${!-} # a signal has come before the process was known
  for each in $child $server; do
    if [ -n "$unbroken" ]; then
      end_ticker
      say "$unbroken" || true # the terminal may have gone
    else
      kill "$each" 2>/dev/null || [ -z "$of_root" ] || end_by_sudo "$each"
    fi
    wait "$each" 2>/dev/null || true # or it would write to a folder that has gone
  done
  end_ticker
  [ -z "$temporary" ] || rm -rf "$temporary"
  temporary=
  [ -z "$policy" ] || as_root rm -f "$policy"
  policy=
  unlock
}

# end_by_sudo PROCESS: a sudo passes no signal on that comes from its own group of processes.
end_by_sudo() { sudo -n setsid sh -c 'kill "$1"' sh "$1" 2>/dev/null || true; }

# leave_by SIGNAL: so that the caller sees that a signal has ended this shell: the status is 130 after Ctrl-C.
leave_by() {
  trap '' INT TERM HUP
  leave
  trap - EXIT "$1"
  kill -s "$1" $$
}

# lock_folder FOLDER: no other shell builds in it until unlock. A folder is a lock that every file system has. It names its
# holder, since one that was killed leaves it behind.
lock_folder() {
  local folder=$1/building holder='' waited=
  until mkdir "$folder" 2>/dev/null; do
    if [ ! -d "$folder" ]; then
      say "can't write to $1"
      return 1
    fi
    holder=$(cat "$folder/holder" 2>/dev/null) || holder=
    if is_gone "$folder" "$holder"; then
      remove_lock "$folder" "$holder"
    else
      [ -n "$waited" ] || say "waiting for process ${holder%% *}, which builds in $1"
      waited=yes
      nap
    fi
  done
  lock=$folder
  printf '%s %s\n' $$ "$(started_at $$)" >"$folder/holder"
}

unlock() {
  [ -z "$lock" ] || rm -rf "$lock"
  lock=
}

# is_gone LOCK HOLDER: whether the process that made a lock runs no more. One without a name is being made, or was left
# within that moment.
is_gone() {
  if [ -z "$2" ]; then
    sleep 2
    [ -d "$1" ] && [ ! -s "$1/holder" ]
  else
    [ "${2#* }" != "$(started_at "${2%% *}")" ]
  fi
}

# remove_lock LOCK HOLDER: of several shells that find it left, one removes it. Moves it first, since another shell may have
# made a new one by now.
remove_lock() {
  local aside=$1.$$
  mv "$1" "$aside" 2>/dev/null || return 0
  if [ "$(cat "$aside/holder" 2>/dev/null)" = "$2" ]; then
    rm -rf "$aside"
  else
    mv "$aside" "$1" 2>/dev/null || rm -rf "$aside"
  fi
}

# started_at PROCESS: when a process began, in whatever unit the system has; nothing if it does not run. The same for each user,
# in each language and zone of time.
started_at() {
  if [ -r /proc/self/stat ]; then
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
  else
    LC_ALL=C TZ=UTC0 ps -o lstart= -p "$1" 2>/dev/null || true
  fi
}
