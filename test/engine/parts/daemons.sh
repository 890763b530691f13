# The engine, its containerd, and the registry. All listen on sockets of this run or on loopback.

client() { # arguments of docker...
  env DOCKER_HOST="unix://$run/docker.sock" DOCKER_CONFIG="$run/config" "$docker/bin/docker" "$@"
}

docker_answers() { client info >/dev/null 2>&1; }

# An engine of the user's: named by DOCKER_HOST, or behind the client's default.
foreign_engine() {
  command -v docker >/dev/null || return 1
  docker info >/dev/null 2>&1 || {
    [ -z "${DOCKER_HOST:-}" ] || fail "no engine answers at DOCKER_HOST=$DOCKER_HOST. Unset it to have one brought up."
    return 1
  }
  docker buildx version >/dev/null 2>&1 || fail "the engine that answers has no buildx; install its plugin."
}

write_engine_settings() {
  mkdir -p "$run/config" "$run/containerd"
  ln -sfn "$docker/cli-plugins" "$run/config/cli-plugins"
  echo '{}' >"$run/config/config.json"
  cat >"$run/containerd.toml" <<TOML
version = 2
root = "$run/containerd/root"
state = "$run/containerd/state"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
address = "$run/containerd/containerd.sock"
[plugins."io.containerd.internal.v1.opt"]
path = "$run/containerd/opt"
TOML
  # ip-forward-no-drop: traffic that others forward through this machine, such as that of a node of Kubernetes, goes on.
  cat >"$run/dockerd.json" <<JSON
{"hosts": ["unix://$run/docker.sock"], "data-root": "$run/data", "exec-root": "$run/exec", "pidfile": "$run/dockerd.pid",
 "containerd": "$run/containerd/containerd.sock", "features": {"containerd-snapshotter": ${SLIPWAY_ENGINE_CONTAINERD:-true}},
 "bridge": "$bridge", "default-address-pools": [{"base": "$networks", "size": 24}], "ip-forward-no-drop": true,
 "ip6tables": false, "cgroup-parent": "/slipway-engine", "log-level": "warn"}
JSON
}

start_engine() {
  write_engine_settings
  ip link add name $bridge type bridge
  ip address add "${networks%.*.*}.255.1/24" dev $bridge
  ip link set $bridge up
  launch containerd containerd --config "$run/containerd.toml" --log-level warn
  wait_for containerd 20 test -S "$run/containerd/containerd.sock"
  PATH=$docker/bin:$PATH launch dockerd "$docker/bin/dockerd" --config-file "$run/dockerd.json"
  wait_for "the engine" 60 docker_answers
}

# Its port is new each time, its blobs of base images come from the cache.
start_registry() {
  local port
  if [ -n "${SLIPWAY_TEST_REGISTRY:-}" ]; then
    echo "$SLIPWAY_TEST_REGISTRY" >"$run/registry.address"
    return
  fi
  command -v docker-registry >/dev/null || fail "lacks docker-registry. Install it, or set SLIPWAY_TEST_REGISTRY to a registry."
  port=$(node "$here/../cluster/free-ports.mjs" 1)
  cat >"$run/registry.yml" <<YAML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $run/registry}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$port"}
YAML
  launch registry docker-registry serve "$run/registry.yml"
  echo "127.0.0.1:$port" >"$run/registry.address"
  wait_for "the registry" 20 curl -sf --noproxy '*' "http://127.0.0.1:$port/v2/"
}

alive_registry() { [ ! -e "$run/registry.yml" ] || alive registry; } # else it is another's
