# etcd, the API server, the controllers and the scheduler, all on loopback.

# Another address than loopback: the API server advertises it and the kubelet gives it to pods of the host's network.
own_address() {
  local address
  address=$(ip -4 route get 192.0.2.1 2>/dev/null | sed -n 's/.* src \([0-9.]*\).*/\1/p')
  [ -n "$address" ] || address=$(ip -4 -o address show scope global 2>/dev/null | awk '{ sub("/.*", "", $4); print $4; exit }')
  [ -n "$address" ] || fail "this machine has no address besides loopback."
  echo "$address"
}

make_certificates() { # address
  local pki=$run/pki curve=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
  mkdir -p "$pki"
  openssl genrsa -out "$pki/accounts.key" 2048
  openssl req -x509 "${curve[@]}" -days 30 -subj /CN=slipway-test-ca -keyout "$pki/ca.key" -out "$pki/ca.crt"
  openssl req "${curve[@]}" -subj /CN=kube-apiserver -keyout "$pki/api.key" -out "$pki/api.csr"
  openssl x509 -req -in "$pki/api.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -CAcreateserial -days 30 -out "$pki/api.crt" \
    -extfile <(echo "subjectAltName=DNS:localhost,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:${services%.*.*}.0.1,IP:$1")
}

write_kubeconfig() { # file user token
  cat >"$1" <<EOF
apiVersion: v1
kind: Config
clusters: [{name: slipway-test, cluster: {server: "$(cat "$run/url")", certificate-authority-data: $(base64 -w0 "$run/pki/ca.crt")}}]
users: [{name: $2, user: {token: $3}}]
contexts: [{name: slipway-test, context: {cluster: slipway-test, user: $2, namespace: default}}]
current-context: slipway-test
EOF
}

# Two users may do everything: `admin` is for tests, `components` for what belongs to the cluster. So the audit log holds
# what tests asked for, and nothing else.
write_logins() {
  local admin components
  admin=$(openssl rand -hex 16)
  components=$(openssl rand -hex 16)
  printf '%s\n' "$admin,admin,admin,system:masters" "$components,components,components,system:masters" >"$run/tokens.csv"
  echo "Authorization: Bearer $components" >"$run/authorization"
  write_kubeconfig "$run/kubeconfig" admin "$admin"
  write_kubeconfig "$run/components.kubeconfig" components "$components"
  cat >"$run/audit.yaml" <<'EOF'
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules: [{level: None, userGroups: [system:unauthenticated]}, {level: Metadata, users: [admin]}, {level: None}]
EOF
}

api() { # path curl-flags...: asks the API server, with a token that no list of processes shows
  local path=$1
  shift
  curl -sf --noproxy '*' --cacert "$run/pki/ca.crt" -H "@$run/authorization" "$@" "$(cat "$run/url")$path"
}

start_control_plane() { # address ports...
  local address=$1 client=http://127.0.0.1:$2 peer=http://127.0.0.1:$3 secure=$4 controllers=$5 scheduler=$6
  echo "https://127.0.0.1:$secure" >"$run/url"
  make_certificates "$address" >"$run/logs/openssl.log" 2>&1 || fail "openssl failed; see $run/logs/openssl.log"
  write_logins
  launch etcd etcd --data-dir "$run/etcd" --unsafe-no-fsync --log-level error --initial-cluster "default=$peer" \
    --listen-client-urls "$client" --advertise-client-urls "$client" \
    --listen-peer-urls "$peer" --initial-advertise-peer-urls "$peer"
  wait_for etcd 20 curl -sf --noproxy '*' "$client/health"
  launch apiserver "$kubernetes/kubernetes" apiserver --etcd-servers "$client" \
    --bind-address 127.0.0.1 --secure-port "$secure" --advertise-address "$address" \
    --tls-cert-file "$run/pki/api.crt" --tls-private-key-file "$run/pki/api.key" \
    --token-auth-file "$run/tokens.csv" --authorization-mode Node,RBAC \
    --service-account-key-file "$run/pki/accounts.key" --service-account-signing-key-file "$run/pki/accounts.key" \
    --service-account-issuer https://kubernetes.default.svc --service-cluster-ip-range $services \
    --audit-policy-file "$run/audit.yaml" --audit-log-path "$run/logs/audit.json" \
    --kubelet-preferred-address-types Hostname --allow-privileged=true
  wait_for "the API server" 90 api /readyz
  launch controller-manager "$kubernetes/kubernetes" controller-manager --kubeconfig "$run/components.kubeconfig" \
    --bind-address 127.0.0.1 --secure-port "$controllers" --service-account-private-key-file "$run/pki/accounts.key" \
    --root-ca-file "$run/pki/ca.crt" --allocate-node-cidrs=true --cluster-cidr $pods --leader-elect=false
  launch scheduler "$kubernetes/kubernetes" scheduler --kubeconfig "$run/components.kubeconfig" \
    --bind-address 127.0.0.1 --secure-port "$scheduler" --leader-elect=false
}
