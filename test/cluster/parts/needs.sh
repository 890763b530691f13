# What the node needs of the machine: packages of Debian, and programs that are built once from Go modules.

version=1.34.4 # the newest whose kubelet accepts version 1 of cgroups as well
kubernetes=$cache/kubernetes-$version-$(uname -m)-$(cat "$here"/kubernetes/* | sha256sum | cut -c1-12)
apps=$cache/cluster-apps-$(uname -m)-$(cat "$here"/apps/go.mod "$here"/apps/*/*.go | sha256sum | cut -c1-12)

need_machine() {
  [ "$(uname -s)" = Linux ] || fail "needs Linux. Or set KUBECONFIG to another cluster."
  [ "$(id -u)" = 0 ] || fail "needs root, for containers, networks and mounts. Or set KUBECONFIG to another cluster."
  command -v node >/dev/null || fail "needs Node 22 or newer on PATH: npm ci, then npm run cluster -- …"
  [ ${#run} -le 70 ] || fail "$run is too long for the path of a socket; set SLIPWAY_CLUSTER_DIR to a shorter one."
}

make_run() {
  (umask 077 && mkdir -p "$run")
  [ -O "$run" ] || fail "$run belongs to another user; set SLIPWAY_CLUSTER_DIR to another folder."
  mkdir -p "$run/logs" "$run/pids"
}

install_packages() {
  local -A programs=(
    [etcd]=etcd-server [containerd]=containerd [runc]=runc [docker-registry]=docker-registry [iptables]=iptables
    [conntrack]=conntrack [ethtool]=ethtool [socat]=socat [ip]=iproute2 [openssl]=openssl [curl]=curl
  )
  local missing=(ca-certificates) program unit
  [ ! -e /etc/ssl/certs/ca-certificates.crt ] || missing=()
  for program in "${!programs[@]}"; do command -v "$program" >/dev/null || missing+=("${programs[$program]}"); done
  [ -x /usr/lib/cni/bridge ] || missing+=(containernetworking-plugins)
  busybox_is_static || missing+=(busybox-static)
  [ ${#missing[@]} != 0 ] || return 0
  command -v apt-get >/dev/null || fail "lacks ${missing[*]}, and there is no apt-get to install them."
  say "installs ${missing[*]}"
  mkdir -p "$cache"
  # The other of test/cluster and test/engine may be at it: apt gives up where it finds itself at work.
  if ! (
    flock 6
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"
  ) >"$run/logs/apt.log" 2>&1 </dev/null 6>"$cache/apt.lock"; then
    fail "apt-get could not install them: $(tail -n 3 "$run/logs/apt.log")"
  fi
  # A package starts its service; only what this script starts is wanted, and what had been there before is left alone.
  for unit in etcd containerd docker-registry; do
    case " ${missing[*]} " in *" $unit "* | *" $unit-server "*) service "$unit" stop >/dev/null 2>&1 || true ;; esac
  done
}

busybox_is_static() { command -v busybox >/dev/null && ! ldd "$(command -v busybox)" >/dev/null 2>&1; }

need_go() {
  local found
  found=$(go env GOVERSION 2>/dev/null) || fail "needs Go 1.24 or newer on PATH to build Kubernetes once; Debian 12 packages an older one."
  [ "$(printf '%s\n' go1.24 "$found" | sort -V | head -n 1)" = go1.24 ] || fail "needs Go 1.24 or newer; this is $found."
}

build() {
  build_apps
  build_once "$kubernetes" kubernetes build_kubernetes "builds Kubernetes $version once; this takes some minutes"
}

build_apps() { build_once "$apps" apps build_programs; }

# Builds into a folder that appears when it is whole. Two runs at the same time do not build the same thing twice.
build_once() { # folder name function [message]
  local folder=$1 name=$2 function=$3 log
  if [ -d "$folder" ]; then
    touch "$folder"
    return
  fi
  need_go
  mkdir -p "$cache"
  log=$(mktemp)
  (
    flock 7
    [ ! -d "$folder" ] || exit 0
    [ -z "${4:-}" ] || say "$4"
    rm -rf "$folder.new" && mkdir -p "$folder.new"
    "$function" "$folder.new" >"$log" 2>&1 || exit 1
    mv "$folder.new" "$folder"
  ) 7>"$cache/cluster-$name.lock" || { tail -n 15 "$log" >&2; rm -f "$log"; fail "could not build $name."; }
  rm -f "$log"
  # Earlier versions are of no use for long.
  find "$cache" -mindepth 1 -maxdepth 1 -type d \( -name 'kubernetes-*' -o -name 'cluster-apps-*' \) -mtime +14 -exec rm -rf {} +
}

build_kubernetes() { bash "$here/kubernetes/build.sh" "$1" $version; } # folder

build_programs() { # folder
  cd "$here/apps" && CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w' -o "$1/" ./server ./load
}
