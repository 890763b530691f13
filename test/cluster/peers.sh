#!/usr/bin/env bash
# Builds what the benchmark of deploy is compared with, and prints how to reach it: eval "$(test/cluster/peers.sh)".
# Needs Go 1.26. kubectl comes with the cluster; Azure/k8s-deploy is taken from where K8S_DEPLOY points, if at all.
set -euo pipefail
helm=4.3.1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/slipway-ci
folder=$cache/helm-$helm-$(uname -m)

command -v go >/dev/null || { echo "peers: needs Go 1.26 or newer on PATH to build Helm once" >&2; exit 1; }
mkdir -p "$cache"
(
  flock 7
  [ ! -x "$folder/helm" ] || exit 0
  echo "peers: builds Helm $helm once" >&2
  rm -rf "$folder.new"
  stamp=helm.sh/helm/v4/internal/version
  GOBIN=$folder.new GOFLAGS=-modcacherw CGO_ENABLED=0 go install -trimpath -ldflags "-s -w -X $stamp.version=v$helm" \
    "helm.sh/helm/v4/cmd/helm@v$helm"
  rm -rf "$folder"
  mv "$folder.new" "$folder"
) 7>"$cache/helm.lock" 1>&2
echo "export PATH=\"$folder:\$PATH\""
