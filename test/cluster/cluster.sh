#!/usr/bin/env bash
# One node of real Kubernetes on a Debian machine, for tests and benchmarks. See README.md beside this file.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=1.34.4
run=${SLIPWAY_CLUSTER_DIR:-${TMPDIR:-/tmp}/slipway-cluster}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/slipway-ci
bin=$cache/kubernetes-$version-$(cat "$here"/kubernetes/main.go "$here"/kubernetes/go.sum "$here"/apps/*/main.go | sha256sum | cut -c1-12)
bridge=slipway0
pods=10.244.0.0/16

usage() {
  cat <<EOF
usage: cluster.sh up                 bring the node up, and print how to reach it
       cluster.sh exec -- COMMAND…   run a command against it; against the cluster of KUBECONFIG where that is set
       cluster.sh load FLAGS…        run the load generator in a network of its own (see load/main.go)
       cluster.sh status             what runs
       cluster.sh down               end it, and leave nothing behind
EOF
}

say() { echo "cluster: $*" >&2; }
fail() { say "$*"; exit 1; }

# --- what it needs ------------------------------------------------------------------------------------------------

need_machine() {
  [ "$(id -u)" = 0 ] || fail "needs root: containers, network namespaces and mounts. Or set KUBECONFIG to another cluster."
  [ "$(uname -s)" = Linux ] || fail "needs Linux. Set KUBECONFIG to another cluster."
}

install_packages() {
  local -A programs=(
    [etcd]=etcd-server [containerd]=containerd [conntrack]=conntrack [ethtool]=ethtool [socat]=socat
    [docker-registry]=docker-registry [iptables]=iptables [ip]=iproute2 [openssl]=openssl [runc]=runc [curl]=curl
  )
  local missing=() program
  for program in "${!programs[@]}"; do command -v "$program" >/dev/null || missing+=("${programs[$program]}"); done
  [ -x /usr/lib/cni/bridge ] || missing+=(containernetworking-plugins)
  busybox_is_static || missing+=(busybox-static)
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || fail "lacks ${missing[*]}, and there is no apt-get to install them."
  say "installs ${missing[*]}"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"; } \
    >"$run/logs/apt.log" 2>&1 || fail "apt-get could not install them: $(tail -n 3 "$run/logs/apt.log")"
  # Packages start services of their own; only what this script starts is wanted.
  local unit
  for unit in etcd containerd docker-registry; do service "$unit" stop >/dev/null 2>&1 || true; done
}

busybox_is_static() { command -v busybox >/dev/null && ! ldd "$(command -v busybox)" >/dev/null 2>&1; }

build() {
  mkdir -p "$cache"
  (
    flock 9
    [ -x "$bin/kubernetes" ] && [ -x "$bin/server" ] && [ -x "$bin/load" ] && exit 0
    command -v go >/dev/null || fail "needs Go 1.26 to build Kubernetes once."
    say "builds Kubernetes $version once; this takes some minutes"
    rm -rf "$bin.new" && mkdir -p "$bin.new"
    local stamp=k8s.io/component-base/version
    (cd "$here/kubernetes" && CGO_ENABLED=0 go build -trimpath -o "$bin.new/kubernetes" \
      -ldflags "-s -w -X $stamp.gitVersion=v$version -X $stamp.gitMajor=1 -X $stamp.gitMinor=34" .)
    (cd "$here/apps" && CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o "$bin.new/" ./server ./load)
    rm -rf "$bin" && mv "$bin.new" "$bin"
  ) 9>"$cache/kubernetes.lock" >"$run/logs/build.log" 2>&1 || { tail -n 5 "$run/logs/build.log" >&2; fail "the build failed"; }
}

# --- starting -----------------------------------------------------------------------------------------------------

free_ports() { # count: prints so many ports of loopback that nobody listens on
  python3 - "$1" <<'EOF'
import socket, sys
sockets = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in sockets: s.bind(("127.0.0.1", 0))
print(*(s.getsockname()[1] for s in sockets))
EOF
}

launch() { # name command...: runs it in the background, away from this terminal
  local name=$1
  shift
  setsid "$@" >"$run/logs/$name.log" 2>&1 </dev/null 9>&- &
  echo $! >"$run/pids/$name"
}

alive() { [ -f "$run/pids/$1" ] && kill -0 "$(cat "$run/pids/$1")" 2>/dev/null; }

wait_for() { # what seconds command...
  local what=$1 deadline=$((SECONDS + $2))
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || fail "$what is not there in time; its log is in $run/logs"
    sleep 0.1
  done
}

make_certificates() {
  local address=$1 pki=$run/pki
  mkdir -p "$pki"
  openssl genrsa -out "$pki/sa.key" 2048
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=slipway-test-ca \
    -keyout "$pki/ca.key" -out "$pki/ca.crt"
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=kube-apiserver \
    -keyout "$pki/api.key" -out "$pki/api.csr"
  openssl x509 -req -in "$pki/api.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -CAcreateserial -days 30 -out "$pki/api.crt" \
    -extfile <(echo "subjectAltName=DNS:localhost,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:10.96.0.1,IP:$address")
}

write_kubeconfig() { # port token
  cat >"$run/kubeconfig" <<EOF
apiVersion: v1
kind: Config
clusters: [{name: slipway-test, cluster: {server: "https://127.0.0.1:$1", certificate-authority-data: $(base64 -w0 "$run/pki/ca.crt")}}]
users: [{name: admin, user: {token: $2}}]
contexts: [{name: slipway-test, context: {cluster: slipway-test, user: admin, namespace: default}}]
current-context: slipway-test
EOF
  chmod 600 "$run/kubeconfig"
}

api() { curl -sf --cacert "$run/pki/ca.crt" -H "Authorization: Bearer $(cat "$run/token")" "$(cat "$run/url")$1"; }

start_control_plane() {
  local address=$1 etcd_client=$2 etcd_peer=$3 secure=$4 controllers=$5 scheduler=$6 token
  token=$(openssl rand -hex 16)
  echo "$token" >"$run/token"
  echo "https://127.0.0.1:$secure" >"$run/url"
  echo "$token,admin,admin,system:masters" >"$run/tokens.csv"
  chmod 600 "$run/token" "$run/tokens.csv"
  make_certificates "$address" >"$run/logs/openssl.log" 2>&1 || fail "openssl failed; see $run/logs/openssl.log"
  write_kubeconfig "$secure" "$token"
  launch etcd etcd --data-dir "$run/etcd" --unsafe-no-fsync --log-level error \
    --listen-client-urls "http://127.0.0.1:$etcd_client" --advertise-client-urls "http://127.0.0.1:$etcd_client" \
    --listen-peer-urls "http://127.0.0.1:$etcd_peer" --initial-advertise-peer-urls "http://127.0.0.1:$etcd_peer" \
    --initial-cluster "default=http://127.0.0.1:$etcd_peer"
  wait_for etcd 20 curl -sf "http://127.0.0.1:$etcd_client/health"
  launch apiserver "$bin/kubernetes" apiserver --etcd-servers "http://127.0.0.1:$etcd_client" \
    --bind-address 127.0.0.1 --secure-port "$secure" --advertise-address "$address" \
    --tls-cert-file "$run/pki/api.crt" --tls-private-key-file "$run/pki/api.key" \
    --token-auth-file "$run/tokens.csv" --authorization-mode=Node,RBAC \
    --service-account-key-file "$run/pki/sa.key" --service-account-signing-key-file "$run/pki/sa.key" \
    --service-account-issuer=https://kubernetes.default.svc --service-cluster-ip-range=10.96.0.0/16 \
    --kubelet-preferred-address-types=Hostname --allow-privileged=true
  wait_for "the API server" 60 api /readyz
  launch controller-manager "$bin/kubernetes" controller-manager --kubeconfig "$run/kubeconfig" \
    --bind-address 127.0.0.1 --secure-port "$controllers" --service-account-private-key-file "$run/pki/sa.key" \
    --allocate-node-cidrs=true --cluster-cidr=$pods --leader-elect=false --use-service-account-credentials=false
  launch scheduler "$bin/kubernetes" scheduler --kubeconfig "$run/kubeconfig" \
    --bind-address 127.0.0.1 --secure-port "$scheduler" --leader-elect=false
}

start_registry() {
  cat >"$run/registry.yml" <<EOF
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $run/registry}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$1"}
EOF
  launch registry docker-registry serve "$run/registry.yml"
  echo "127.0.0.1:$1" >"$run/registry.address"
  wait_for "the registry" 20 curl -sf "http://127.0.0.1:$1/v2/"
  node "$here/images.mjs" "127.0.0.1:$1" "$bin/server" "$(command -v busybox)" "$run/images.json" >"$run/logs/images.log" 2>&1 ||
    fail "the images could not be made; see $run/logs/images.log"
}

start_node() {
  local address=$1 kubelet=$2 health=$3 proxy_metrics=$4 proxy_health=$5 socket=$run/containerd/containerd.sock
  mkdir -p "$run/cni" "$run/containerd"
  cat >"$run/cni/10-slipway.conflist" <<EOF
{"cniVersion": "0.4.0", "name": "slipway", "plugins": [
  {"type": "bridge", "bridge": "$bridge", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$run/ipam", "ranges": [[{"subnet": "10.244.0.0/24"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
EOF
  # restrict_oom_score_adj: some machines do not allow to lower it, and no pod would start.
  cat >"$run/containerd.toml" <<EOF
version = 2
root = "$run/containerd/root"
state = "$run/containerd/state"
[grpc]
address = "$socket"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "$(node -p "JSON.parse(fs.readFileSync('$run/images.json')).pause")"
restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = "$run/cni"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
EOF
  cat >"$run/kubelet.yaml" <<EOF
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: 127.0.0.1
port: $kubelet
readOnlyPort: 0
healthzBindAddress: 127.0.0.1
healthzPort: $health
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
enforceNodeAllocatable: []
localStorageCapacityIsolation: false
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, imagefs.available: 1%}
maxPods: 250
registryPullQPS: 0
serializeImagePulls: false
containerRuntimeEndpoint: unix://$socket
clusterDomain: cluster.local
EOF
  launch containerd containerd --config "$run/containerd.toml"
  wait_for containerd 20 test -S "$socket"
  launch kubelet "$bin/kubernetes" kubelet --config "$run/kubelet.yaml" --kubeconfig "$run/kubeconfig" \
    --hostname-override localhost --root-dir "$run/kubelet" --node-ip "$address"
  launch proxy "$bin/kubernetes" proxy --kubeconfig "$run/kubeconfig" --proxy-mode iptables --cluster-cidr $pods \
    --hostname-override localhost --metrics-bind-address "127.0.0.1:$proxy_metrics" --healthz-bind-address "127.0.0.1:$proxy_health"
}

# A way for load that is routed like a client's outside of the node: what comes from the node itself is masqueraded, and
# its source ports collide.
start_load_network() {
  ip netns add slipway-load
  ip link add slipwayl0 type veth peer name eth0 netns slipway-load
  ip addr add 10.244.7.1/32 dev slipwayl0
  ip link set slipwayl0 up
  ip route add 10.244.7.2/32 dev slipwayl0
  ip -n slipway-load addr add 10.244.7.2/32 dev eth0
  ip -n slipway-load link set eth0 up
  ip -n slipway-load link set lo up
  ip -n slipway-load route add 10.244.7.1/32 dev eth0
  ip -n slipway-load route add default via 10.244.7.1 dev eth0
  # A container engine on the same machine may drop what is forwarded.
  iptables -I FORWARD -s $pods -j ACCEPT
  iptables -I FORWARD -d $pods -j ACCEPT
}

node_ready() { api /api/v1/nodes/localhost | grep -q '"reason": "KubeletReady"'; }
account_ready() { api /api/v1/namespaces/default/serviceaccounts/default; }

up() {
  need_machine
  mkdir -p "$run/logs" "$run/pids"
  exec 9>"$run/lock"
  flock 9
  if alive apiserver && alive kubelet && api /readyz >/dev/null; then
    say "is up already"
  else
    local began=$SECONDS address ports
    down_quietly
    mkdir -p "$run/logs" "$run/pids"
    install_packages
    build
    address=$(ip -4 route get 192.0.2.1 2>/dev/null | grep -oE 'src [0-9.]+' | cut -d' ' -f2)
    [ -n "$address" ] || address=$(hostname -I | cut -d' ' -f1)
    [ -n "$address" ] || fail "this machine has no address besides loopback."
    read -ra ports < <(free_ports 10)
    trap 'down_quietly' ERR
    start_registry "${ports[0]}"
    start_control_plane "$address" "${ports[@]:1:5}"
    start_node "$address" "${ports[@]:6:4}"
    start_load_network
    wait_for "the node" 60 node_ready
    wait_for "its first account" 30 account_ready
    trap - ERR
    say "is up after $((SECONDS - began)) s; logs are in $run/logs"
  fi
  environment
}

environment() {
  echo "export KUBECONFIG=$run/kubeconfig"
  echo "export SLIPWAY_TEST_IMAGES=$run/images.json"
  echo "export SLIPWAY_TEST_REGISTRY=$(cat "$run/registry.address")"
}

# --- ending -------------------------------------------------------------------------------------------------------

end() { # name: ends one process that this script started, and waits until it is gone
  local pid
  [ -f "$run/pids/$1" ] || return 0
  pid=$(cat "$run/pids/$1")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  rm -f "$run/pids/$1"
}

down_quietly() {
  [ -d "$run" ] || return 0
  local name task mount
  for name in proxy kubelet scheduler controller-manager apiserver etcd; do end "$name"; done
  if alive containerd; then
    local ctr=(ctr --address "$run/containerd/containerd.sock" --namespace k8s.io)
    for task in $("${ctr[@]}" tasks ls -q 2>/dev/null); do "${ctr[@]}" tasks kill -s KILL "$task" >/dev/null 2>&1 || true; done
    for _ in $(seq 50); do
      "${ctr[@]}" tasks ls 2>/dev/null | grep -q RUNNING || break
      sleep 0.1
    done
    for task in $("${ctr[@]}" tasks ls -q 2>/dev/null); do "${ctr[@]}" tasks rm -f "$task" >/dev/null 2>&1 || true; done
  fi
  end containerd
  end registry
  # Shims outlive containerd by design; those of this run carry its folder.
  pkill -KILL -f "containerd-shim.*-address $run/containerd/" 2>/dev/null || true
  for mount in $(awk -v dir="$run/" 'index($2, dir) == 1 { print $2 }' /proc/mounts | sort -r); do umount -l "$mount" 2>/dev/null || true; done
  for name in $(ip netns list 2>/dev/null | awk '/^cni-/ { print $1 }'); do
    ip -n "$name" route show 2>/dev/null | grep -q 10.244.0.1 && ip netns del "$name" 2>/dev/null || true
  done
  ip netns del slipway-load 2>/dev/null || true
  ip link del slipwayl0 2>/dev/null || true
  ip link del $bridge 2>/dev/null || true
  while iptables -D FORWARD -s $pods -j ACCEPT 2>/dev/null; do :; done
  while iptables -D FORWARD -d $pods -j ACCEPT 2>/dev/null; do :; done
  [ -x "$bin/kubernetes" ] && "$bin/kubernetes" proxy --cleanup >/dev/null 2>&1 || true
  find "$run" -mindepth 1 -maxdepth 1 ! -name lock ! -name logs -exec rm -rf {} + 2>/dev/null || true
}

down() {
  need_machine
  mkdir -p "$run"
  exec 9>"$run/lock"
  flock 9
  down_quietly
  rm -rf "$run"
  say "is down"
}

status() {
  local name
  [ -d "$run/pids" ] || { say "is down"; return 1; }
  for name in registry etcd apiserver controller-manager scheduler containerd kubelet proxy; do
    printf '%-20s %s\n' "$name" "$(alive "$name" && echo "runs as $(cat "$run/pids/$name")" || echo 'does not run')"
  done
}

case ${1:-} in
up) up ;;
down) down ;;
status) status ;;
exec)
  shift
  [ "${1:-}" = -- ] && shift
  [ $# -gt 0 ] || { usage >&2; exit 2; }
  if [ -z "${KUBECONFIG:-}" ]; then
    settings=$("$0" up)
    eval "$settings"
  else
    say "uses the cluster of KUBECONFIG"
  fi
  exec "$@"
  ;;
load)
  shift
  exec ip netns exec slipway-load "$bin/load" "$@"
  ;;
*) usage >&2; exit 2 ;;
esac
