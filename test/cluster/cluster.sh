#!/usr/bin/env bash
# One node of real Kubernetes on a Debian machine, for tests and benchmarks. See README.md beside this file.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
run=${SLIPWAY_CLUSTER_DIR:-${TMPDIR:-/tmp}/slipway-cluster}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/slipway-ci
bridge=slipway0
load_network=slipway-load
pods=10.244.0.0/16
services=10.96.0.0/16

say() { echo "cluster: $*" >&2; }
fail() { say "$*"; exit 1; }

for part in needs processes control-plane node load traces; do
  # shellcheck source=/dev/null
  source "$here/parts/$part.sh"
done

usage() {
  cat <<'TEXT'
usage: cluster.sh up                     bring the node up, and print how to reach it
       cluster.sh exec -- COMMAND…       run a command against it. Brings it up where it is down, and then down again;
                                         where KUBECONFIG is set, uses that cluster and touches nothing else
       cluster.sh load FLAGS…            run the load generator in a network of its own (FLAGS: load --help)
       cluster.sh control                prove that the way of the load loses nothing while nothing is deployed
       cluster.sh status                 what runs
       cluster.sh down                   end it, and leave nothing behind
       cluster.sh build                  only build what up needs, to have it early
       cluster.sh images REGISTRY FILE   push the images of the tests to another cluster's registry, list them in FILE
TEXT
}

is_up() { alive apiserver && alive kubelet && alive containerd && api /readyz >/dev/null; }

# Holds the one lock of this machine: two runs would share a bridge and the rules of one kube-proxy.
lock() {
  mkdir -p "$cache"
  exec 9>"$cache/cluster.lock"
  flock 9
}

bring_up() { # [temporary]: it is to go down with the last command of exec
  need_machine
  lock
  if is_up; then
    make_images
    say "is up already"
    return
  fi
  local began=$EPOCHREALTIME address ports
  [ -d "$kubernetes" ] || need_go
  clean_up
  make_run
  [ -z "${1:-}" ] || touch "$run/temporary"
  trap 'say "gives up; logs are in $run/logs"; clean_up' EXIT
  install_packages
  build
  refuse_a_second_kubernetes
  address=$(own_address)
  read -ra ports < <(node "$here/free-ports.mjs" 10)
  remember_traces
  start_registry "${ports[0]}"
  start_control_plane "$address" "${ports[@]:1:5}"
  start_node "$address" "${ports[@]:6:4}"
  start_load_network
  wait_for "the node" 60 node_ready
  prove_a_pod
  trap - EXIT
  say "is up after $(seconds_since "$began") s; logs are in $run/logs"
}

settings() {
  echo "export KUBECONFIG=$run/kubeconfig"
  echo "export SLIPWAY_TEST_IMAGES=$run/images.json"
  echo "export SLIPWAY_TEST_REGISTRY=$(cat "$run/registry.address")"
  command -v kubectl >/dev/null || echo "export PATH=\"\$PATH:$kubernetes\""
}

up() {
  bring_up
  rm -f "$run/temporary"
  settings
}

down() {
  need_machine
  lock
  clean_up
  rm -rf "$run"
  say "is down"
}

# Several may run at the same time, each holding a share of a lock; the last one to end takes the node down, unless `up`
# had been asked for.
exec_command() {
  local code=0 child
  if [ -n "${KUBECONFIG:-}" ]; then
    say "uses the cluster of KUBECONFIG"
    exec "$@"
  fi
  need_machine
  mkdir -p "$cache"
  exec 8>"$cache/cluster.users"
  flock -s 8
  setsid bash "$here/cluster.sh" guard >/dev/null 2>&1 </dev/null 8>&- &
  (bring_up temporary) 8>&-
  eval "$(settings)"
  "$@" <&0 8>&- &
  child=$!
  trap 'kill -TERM "$child" 2>/dev/null || true' INT TERM
  while :; do # a signal ends the wait, not the command
    code=0
    wait "$child" || code=$?
    kill -0 "$child" 2>/dev/null || break
  done
  trap - INT TERM
  flock -u 8
  if flock -n -x 8 && [ -f "$run/temporary" ]; then
    lock
    clean_up
    [ "$code" != 0 ] || rm -rf "$run"
  fi
  [ "$code" = 0 ] || say "the command failed with $code; the node's logs are in $run/logs"
  exit "$code"
}

# Waits for the end of all commands, and takes the node down where the last one was killed before it could.
guard() {
  exec 8>"$cache/cluster.users"
  flock -x 8
  [ -f "$run/temporary" ] || return 0
  lock
  clean_up
}

status() {
  local name
  [ -d "$run/pids" ] || { say "is down"; return 1; }
  for name in registry etcd apiserver controller-manager scheduler containerd kubelet proxy; do
    printf '%-20s %s\n' "$name" "$(alive "$name" && echo "runs as $(pid_of "$name")" || echo 'does not run')"
  done
  is_up
}

case ${1:-} in
up) up ;;
down) down ;;
status) status ;;
exec)
  shift
  [ "${1:-}" = -- ] && shift
  [ $# -gt 0 ] || { usage >&2; exit 2; }
  exec_command "$@"
  ;;
load)
  shift
  load "$@"
  ;;
control) control_run ;;
guard) guard ;; # for exec alone
build)
  make_run
  install_packages
  build
  ;;
images)
  [ $# = 3 ] || { usage >&2; exit 2; }
  build_apps
  node "$here/images.mjs" "$2" "$apps/server" - "$3"
  ;;
*) usage >&2; exit 2 ;;
esac
