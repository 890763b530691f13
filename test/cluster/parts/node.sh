# The registry, and the one node: containerd, kubelet and kube-proxy.

start_registry() { # port
  cat >"$run/registry.yml" <<EOF
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $run/registry}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$1"}
EOF
  launch registry docker-registry serve "$run/registry.yml"
  echo "127.0.0.1:$1" >"$run/registry.address"
  wait_for "the registry" 20 curl -sf --noproxy '*' "http://127.0.0.1:$1/v2/"
  make_images
}

# The list changes only where the programs did.
make_images() {
  build_apps
  node "$here/images.mjs" "$(cat "$run/registry.address")" "$apps/server" "$(command -v busybox)" "$run/images.json" \
    >"$run/logs/images.log" 2>&1 || fail "the images could not be made; see $run/logs/images.log"
}

write_node_settings() { # kubelet-port health-port socket
  local kubelet=$1 health=$2 socket=$3
  mkdir -p "$run/cni" "$run/containerd"
  # Nothing outside of this machine is routed to pods, so nothing is masqueraded.
  cat >"$run/cni/10-slipway.conflist" <<EOF
{"cniVersion": "0.4.0", "name": "slipway", "plugins": [
  {"type": "bridge", "bridge": "$bridge", "isGateway": true, "hairpinMode": true, "ipam": {"type": "host-local",
   "dataDir": "$run/ipam", "ranges": [[{"subnet": "${pods%.*.*}.0.0/24"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
EOF
  # restrict_oom_score_adj: some machines do not allow to lower it, and no pod would start.
  cat >"$run/containerd.toml" <<EOF
version = 2
root = "$run/containerd/root"
state = "$run/containerd/state"
[grpc]
address = "$socket"
[plugins."io.containerd.internal.v1.opt"]
path = "$run/containerd/opt"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "$(node -p "JSON.parse(fs.readFileSync('$run/images.json')).pause")"
restrict_oom_score_adj = true
netns_mounts_under_state_dir = true
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = "$run/cni"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
EOF
  # Images are kept however full the disk is: the registry is the only place that has them.
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
imageGCHighThresholdPercent: 100
maxPods: 250
registryPullQPS: 0
serializeImagePulls: false
containerRuntimeEndpoint: unix://$socket
podLogsDir: $run/logs/pods
volumePluginDir: $run/plugins
clusterDomain: cluster.local
EOF
}

start_node() { # address ports...
  local address=$1 kubelet=$2 health=$3 proxy_metrics=$4 proxy_health=$5 socket=$run/containerd/containerd.sock
  write_node_settings "$kubelet" "$health" "$socket"
  launch containerd containerd --config "$run/containerd.toml"
  wait_for containerd 20 test -S "$socket"
  launch kubelet "$kubernetes/kubernetes" kubelet --config "$run/kubelet.yaml" --kubeconfig "$run/components.kubeconfig" \
    --hostname-override localhost --root-dir "$run/kubelet" --cert-dir "$run/kubelet-pki" --node-ip "$address"
  launch proxy "$kubernetes/kubernetes" proxy --kubeconfig "$run/components.kubeconfig" --proxy-mode iptables \
    --cluster-cidr $pods --hostname-override localhost \
    --metrics-bind-address "127.0.0.1:$proxy_metrics" --healthz-bind-address "127.0.0.1:$proxy_health"
}

node_ready() { api /api/v1/nodes/localhost | grep -q '"reason": "KubeletReady"'; }

# A node may be ready before it can run anything. One pod that answers shows that images, containers and network work.
prove_a_pod() {
  local pods_path=/api/v1/namespaces/default/pods image
  wait_for "the default service account" 30 api /api/v1/namespaces/default/serviceaccounts/default
  image=$(node -p "JSON.parse(fs.readFileSync('$run/images.json')).v1")
  api $pods_path -X POST -H 'content-type: application/json' -o /dev/null -d '{"apiVersion": "v1", "kind": "Pod",
    "metadata": {"name": "check"}, "spec": {"containers": [{"name": "app", "image": "'"$image"'"}]}}' ||
    fail "the API server refuses a pod; see $run/logs/apiserver.log"
  wait_for "a pod's answer" 60 api $pods_path/check:8080/proxy/healthz
  api "$pods_path/check?gracePeriodSeconds=0" -X DELETE -o /dev/null
}
