# Base images, made of what this machine has: nothing is pulled from a registry. Each is one or two packed layers, kept in
# the cache; push-bases.mjs gives them a configuration and pushes them.

layers=$cache/engine-bases-$(uname -m)-$({ cat "$here/parts/bases.sh" && go version 2>/dev/null; } | sha256sum | cut -c1-12)

make_bases() { # fast|full
  make_layers "$1"
  local set=$1
  [ ! -e "$run/full" ] || set=full
  node "$here/push-bases.mjs" "$(cat "$run/registry.address")" "$layers" "$set" "$run/bases.json" \
    >"$run/logs/bases.log" 2>&1 || fail "the base images could not be pushed; see $run/logs/bases.log"
  [ "$set" = fast ] || touch "$run/full"
}

make_layers() { # fast|full
  local began=$EPOCHREALTIME name
  local -A makers=([runtime]=make_runtime [static]=make_static [go]=make_go)
  [ "$1" = fast ] || makers+=([debian]=make_debian [toolchain]=make_toolchain)
  mkdir -p "$layers"
  for name in "${!makers[@]}"; do
    [ ! -e "$layers/$name.tar.gz" ] || continue
    say "makes the base image layer $name, once"
    local root=$run/rootfs-$name
    rm -rf "$root" && mkdir -p "$root"
    "${makers[$name]}" "$root" >"$run/logs/layer-$name.log" 2>&1 || fail "could not make it; see $run/logs/layer-$name.log"
    pack "$root" "$layers/$name.tar.gz" >>"$run/logs/layer-$name.log" 2>&1 || fail "could not pack it; see $run/logs/layer-$name.log"
    rm -rf "$root"
  done
  # Earlier versions are of no use for long.
  find "$cache" -mindepth 1 -maxdepth 1 -type d -name 'engine-bases-*' ! -path "$layers" -mtime +14 -exec rm -rf {} +
}

# The same bytes for the same files. Everything belongs to root but the home of nonroot, whoever packs it.
pack() { # rootfs file
  local same=(--numeric-owner --sort=name --mtime=@1700000000 -C "$1") new=$2.new
  if [ -d "$1/home/nonroot" ]; then
    tar "${same[@]}" --owner=0 --group=0 --exclude=./home/nonroot -cf "$new.tar" . &&
      tar "${same[@]}" --owner=65532 --group=65532 -rf "$new.tar" ./home/nonroot
  else
    tar "${same[@]}" -cf "$new.tar" .
  fi && gzip -n -1 -c "$new.tar" >"$new" && rm -f "$new.tar" && mv "$new" "$2"
}

make_users() { # rootfs
  mkdir -p "$1"/{etc/ssl/certs,tmp,home/nonroot,usr/share}
  chmod 1777 "$1/tmp"
  printf '%s\n' root:x:0:0:root:/root:/bin/sh nobody:x:65534:65534:nobody:/:/bin/false \
    nonroot:x:65532:65532:nonroot:/home/nonroot:/bin/false >"$1/etc/passwd"
  printf '%s\n' root:x:0: nogroup:x:65534: nonroot:x:65532: >"$1/etc/group"
  cp -L /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"
  cp -a /usr/share/zoneinfo "$1/usr/share/"
}

make_busybox() { # rootfs
  mkdir -p "$1"/{bin,sbin,usr/bin,usr/sbin,proc,sys,dev,root,var/cache,run}
  cp "$(command -v busybox)" "$1/bin/busybox"
  local applet
  for applet in $("$1/bin/busybox" --list); do [ "$applet" = busybox ] || ln -sf /bin/busybox "$1/bin/$applet"; done
}

make_static() { make_users "$1"; }

make_runtime() {
  make_busybox "$1"
  make_users "$1"
}

make_go() {
  local from
  from=$(go env GOROOT) || return 1
  make_runtime "$1"
  mkdir -p "$1/go" "$1/usr/local/go"
  tar -C "$from" --exclude=./test --exclude=./api --exclude=./doc -c . | tar -C "$1/usr/local/go" -x
}

debootstrap_here() { # rootfs packages
  command -v debootstrap >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends debootstrap
  debootstrap --variant=minbase --include="$2" stable "$1" "$(debian_mirror)" </dev/null || return 1
  rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/* "$1"/dev/*
}

make_debian() { debootstrap_here "$1" ca-certificates; }

# As large as what builders of languages are made of.
make_toolchain() {
  debootstrap_here "$1" ca-certificates,g++,gcc,libc6-dev,make,pkg-config,git,curl,gnupg,openssh-client,mercurial,subversion,procps,wget
  mkdir -p "$1/go" "$1/usr/local/go"
  tar -C "$(go env GOROOT)" --exclude=./test --exclude=./api --exclude=./doc -c . | tar -C "$1/usr/local/go" -x
}
