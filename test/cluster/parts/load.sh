# A way for load that is routed like a client's outside of the node: what comes from the node itself is masqueraded, and
# its source ports collide.

outer=${pods%.*.*}.7.1
inner=${pods%.*.*}.7.2

start_load_network() {
  ip netns add $load_network
  ip link add slipwayl0 type veth peer name eth0 netns $load_network
  ip address add "$outer/32" dev slipwayl0
  ip link set slipwayl0 up
  ip route add "$inner/32" dev slipwayl0
  ip -n $load_network address add "$inner/32" dev eth0
  ip -n $load_network link set eth0 up
  ip -n $load_network link set lo up
  ip -n $load_network route add "$outer/32" dev eth0
  ip -n $load_network route add default via "$outer" dev eth0
  # A container engine on the same machine may drop what is forwarded.
  iptables -w -I FORWARD -s $pods -m comment --comment slipway-cluster -j ACCEPT
  iptables -w -I FORWARD -d $pods -m comment --comment slipway-cluster -j ACCEPT
}

load() {
  need_machine
  build_apps
  ip netns pids $load_network >/dev/null 2>&1 || fail "is down"
  # A connection that failed is remembered for two minutes, and would hit a later one from the same port.
  conntrack -D -s "$inner" >/dev/null 2>&1 || true
  exec ip netns exec $load_network "$apps/load" "$@"
}

control_manifests() { # image
  cat <<EOF
apiVersion: v1
kind: Namespace
metadata: {name: control}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: control}
spec:
  replicas: 4
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - {name: web, image: "$1", readinessProbe: {httpGet: {path: /readyz, port: 8080}, periodSeconds: 1}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: control}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
EOF
}

# What a release is blamed for must not be there without one.
control_run() {
  local kubectl=("$kubernetes/kubectl" --kubeconfig "$run/components.kubeconfig" --namespace control) address way code=0 result
  is_up || fail "is down"
  control_manifests "$(node -p "JSON.parse(fs.readFileSync('$run/images.json')).v1")" | "${kubectl[@]}" apply -f - >&2
  "${kubectl[@]}" rollout status deployment/web --timeout 60s >&2
  address=$("${kubectl[@]}" get service web -o 'jsonpath={.spec.clusterIP}')
  for way in new-connections keep-alive; do
    result=$(bash "$here/cluster.sh" load --url "http://$address/" "--$way" --rate 200 --seconds 20)
    printf '%s\t%s\n' "$way" "$result"
    node -e 'process.exitCode = JSON.parse(process.argv[1]).failed === 0 ? 0 : 1' "$result" || code=1
  done
  "${kubectl[@]}" delete namespace control >&2
  [ $code = 0 ] || fail "the way of the load loses requests without a release; nothing measured here would mean anything"
}
