#!/usr/bin/env bash
# Builds the program of main.go, and a link by which it is kubectl, into a folder.
set -euo pipefail
folder=$1 version=$2
cd "$(dirname "${BASH_SOURCE[0]}")"
stamp=k8s.io/component-base/version # without it clients cannot tell the server's version
IFS=. read -r major minor _ <<<"$version"
# The compiler spends a seventh less time when it collects garbage less often.
GOGC=400 CGO_ENABLED=0 go build -trimpath -buildvcs=false -o "$folder/kubernetes" \
  -ldflags "-s -w -X $stamp.gitVersion=v$version -X $stamp.gitMajor=$major -X $stamp.gitMinor=$minor" .
ln -s kubernetes "$folder/kubectl"
