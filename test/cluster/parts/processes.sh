# Starting processes, finding them again, and ending them. A process is known by its id and the time of its start: an id
# alone may belong to another one by now.

launch() { # name command...: runs it in the background, away from this terminal
  local name=$1 pid
  shift
  # What it talks to is on this machine; no proxy stands between.
  env -u http_proxy -u https_proxy -u all_proxy -u HTTP_PROXY -u HTTPS_PROXY -u ALL_PROXY \
    setsid "$@" >"$run/logs/$name.log" 2>&1 </dev/null 8>&- 9>&- &
  pid=$!
  echo "$pid $(start_of "$pid")" >"$run/pids/$name"
}

start_of() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; } # proc(5): field 22

pid_of() { cut -d' ' -f1 "$run/pids/$1" 2>/dev/null; }

alive() { # name
  local pid start
  [ -f "$run/pids/$1" ] || return 1
  read -r pid start <"$run/pids/$1" || true
  kill -0 "$pid" 2>/dev/null && { [ -z "$start" ] || [ "$start" = "$(start_of "$pid")" ]; }
}

end() { # name...: ends processes that this script started, and waits until each is gone
  local name
  for name in "$@"; do ! alive "$name" || kill "$(pid_of "$name")" 2>/dev/null || true; done
  for name in "$@"; do
    for _ in $(seq 50); do # the API server waits for watches that nobody ends
      alive "$name" || break
      sleep 0.1
    done
    while alive "$name"; do
      kill -KILL "$(pid_of "$name")" 2>/dev/null || true
      sleep 0.1
    done
    rm -f "$run/pids/$name"
  done
}

wait_for() { # what seconds command...
  local what=$1 deadline=$((SECONDS + $2)) name
  shift 2
  until "$@" >/dev/null 2>&1; do
    for name in "$run"/pids/*; do
      name=${name##*/}
      alive "$name" || { tail -n 5 "$run/logs/$name.log" >&2; fail "$name ended by itself; its log is in $run/logs"; }
    done
    [ $SECONDS -lt $deadline ] || fail "$what is not there in time; the logs are in $run/logs"
    sleep 0.1
  done
}

seconds_since() { awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $1 }"; }

# Shims of containers outlive containerd by design. Those of this run name its socket.
shims() {
  local folder arguments
  for folder in /proc/[0-9]*; do
    mapfile -d '' -t arguments <"$folder/cmdline" || continue
    case "${arguments[0]:-}" in *containerd-shim-runc-v2) ;; *) continue ;; esac
    case " ${arguments[*]} " in *" -address $run/containerd/containerd.sock "*) echo "${folder##*/}" ;; esac
  done 2>/dev/null
}

# Ends the shims and the containers, which are their children and end with their first process.
end_containers() {
  local shim child
  for _ in $(seq 50); do
    [ -n "$(shims)" ] || return 0
    for shim in $(shims); do
      for child in $(children_of "$shim"); do kill -KILL "$child" 2>/dev/null || true; done
      kill -KILL "$shim" 2>/dev/null || true
    done
    sleep 0.1
  done
  fail "containers do not end: $(shims)"
}

children_of() { # pid
  cat /proc/[0-9]*/stat 2>/dev/null | awk -v parent="$1" '{ pid = $1; sub(/.*\) /, ""); if ($2 == parent) print pid }'
}
