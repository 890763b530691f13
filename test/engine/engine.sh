#!/usr/bin/env bash
# A Docker engine with buildx, a registry and base images on a Debian machine, for tests and benchmarks. See README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
run=${SLIPWAY_ENGINE_DIR:-${TMPDIR:-/tmp}/slipway-engine}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/slipway-ci
users=$cache/engine-$(sha256sum <<<"$run" | cut -c1-8).users # whoever runs commands against it holds a share of this lock
bridge=slipway1
networks=10.213.0.0/16 # clear of what test/cluster gives to pods and Services

say() { echo "engine: $*" >&2; }
fail() { say "$*"; exit 1; }

# shellcheck source=/dev/null
source "$here/../cluster/parts/processes.sh"
for part in packages daemons bases languages traces; do
  # shellcheck source=/dev/null
  source "$here/parts/$part.sh"
done

usage() {
  cat <<'TEXT'
usage: engine.sh up [OPTION]                 bring engine, registry and base images up, and print how to reach them
       engine.sh exec [OPTION] -- COMMAND…   run a command against them. Brings up what is down, and then takes it down
                                             again; an engine that answers already is used as it is
       engine.sh status                      what runs
       engine.sh down                        end it, and leave nothing behind
       engine.sh build                       only fetch and make what up needs, to have it early
--full adds Debian bases, one of them a builder of about 1 GB; --languages adds bases of Node, Python, Java, Rust and nginx.
Either takes some minutes once.
TEXT
}

is_up() {
  if [ -e "$run/foreign" ]; then foreign_engine; else alive dockerd && docker_answers; fi && alive_registry
}

# Holds the one lock of this machine: two runs would share a bridge and its addresses.
lock() {
  mkdir -p "$cache"
  exec 9>"$cache/engine.lock"
  flock 9
}

bring_up() { # fast|full|languages [temporary]: it is to go down with the last command of exec
  lock
  if [ -e "$run/settings" ] && is_up; then
    make_all_bases "$1"
    settings >"$run/settings"
    say "is up already"
    return
  fi
  local began=$EPOCHREALTIME
  clean_up
  make_run
  [ -z "${2:-}" ] || touch "$run/temporary"
  trap 'say "gives up; logs are in $run/logs"; clean_up' EXIT
  remember_traces
  if foreign_engine; then
    touch "$run/foreign"
    say "uses the engine that answers already"
    install_packages registry
  else
    need_machine
    install_packages engine
    unpack_docker
    start_engine
  fi
  start_registry
  make_all_bases "$1"
  settings >"$run/settings"
  trap - EXIT
  say "is up after $(seconds_since "$began") s; logs are in $run/logs"
}

make_all_bases() { # fast|full|languages
  if [ "$1" = languages ]; then
    make_bases fast
    make_languages
  else
    make_bases "$1"
  fi
}

settings() {
  if [ ! -e "$run/foreign" ]; then
    echo "export DOCKER_HOST=unix://$run/docker.sock"
    echo "export DOCKER_CONFIG=$run/config"
    echo "export PATH=\"$docker/bin:\$PATH\""
  fi
  echo "export SLIPWAY_TEST_REGISTRY=$(cat "$run/registry.address")"
  echo "export SLIPWAY_TEST_BASES=$run/bases.json"
  if [ -e "$run/languages.json" ]; then
    echo "export SLIPWAY_TEST_LANGUAGES=$run/languages.json"
    echo "export SLIPWAY_TEST_HADOLINT=$run/hadolint"
  fi
}

# Several may run at the same time, each holding a share of a lock; the last one to end takes all down, unless `up` had
# been asked for.
exec_command() { # fast|full|languages command...
  local code=0 child guard bases=$1
  shift
  if [ -n "${DOCKER_HOST:-}" ] && [ -n "${SLIPWAY_TEST_REGISTRY:-}" ] && [ -e "${SLIPWAY_TEST_BASES:-}" ] &&
    { [ "$bases" != languages ] || [ -e "${SLIPWAY_TEST_LANGUAGES:-}" ]; }; then
    say "uses the engine of DOCKER_HOST and the registry of SLIPWAY_TEST_REGISTRY"
    exec "$@"
  fi
  mkdir -p "$cache"
  exec 8>"$users"
  flock -s 8
  setsid bash "$here/engine.sh" guard >/dev/null 2>&1 </dev/null 8>&- &
  guard=$!
  (bring_up "$bases" temporary) 8>&-
  # shellcheck source=/dev/null
  source "$run/settings"
  "$@" <&0 8>&- &
  child=$!
  trap 'kill -TERM "$child" 2>/dev/null || true' INT TERM
  while :; do # a signal ends the wait, not the command
    code=0
    wait "$child" || code=$?
    kill -0 "$child" 2>/dev/null || break
  done
  trap - INT TERM
  kill "$guard" 2>/dev/null || true # it is for those who cannot clean up themselves
  flock -u 8
  if flock -n -x 8 && [ -f "$run/temporary" ]; then
    lock
    clean_up
    [ "$code" != 0 ] || rm -rf "$run"
  fi
  [ "$code" = 0 ] || say "the command failed with $code; the engine's logs are in $run/logs"
  exit "$code"
}

# Waits for the end of all commands, and takes the engine down where the last one was killed before it could.
guard() {
  exec 8>"$users"
  flock -x 8
  [ -f "$run/temporary" ] || return 0
  lock
  clean_up
}

status() {
  local name
  [ -d "$run/pids" ] || { say "is down"; return 1; }
  for name in containerd dockerd registry; do
    printf '%-12s %s\n' "$name" "$(alive "$name" && echo "runs as $(pid_of "$name")" || echo 'does not run')"
  done
  is_up
}

command=${1:-}
[ $# = 0 ] || shift
bases=fast
case ${1:-} in --full | --languages) bases=${1#--}; shift ;; esac
case $command in
up)
  bring_up $bases
  rm -f "$run/temporary"
  cat "$run/settings"
  ;;
down)
  lock
  clean_up
  rm -rf "$run"
  say "is down"
  ;;
status) status ;;
exec)
  [ "${1:-}" != -- ] || shift
  [ $# -gt 0 ] || { usage >&2; exit 2; }
  exec_command $bases "$@"
  ;;
guard) guard ;; # for exec alone
build)
  need_machine
  make_run
  install_packages engine
  unpack_docker
  make_layers "${bases/languages/fast}"
  ;;
*) usage >&2; exit 2 ;;
esac
