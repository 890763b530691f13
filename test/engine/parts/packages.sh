# What the engine needs of the machine: packages of Debian. The engine itself comes from Debian's unstable branch, because
# that of Debian 12 is too old for what users build with; it is unpacked beside what is installed and changes nothing.

docker=$cache/docker-engine-$(uname -m)

need_machine() {
  [ "$(uname -s)" = Linux ] || fail "needs Linux. Or start a Docker engine of your own and set DOCKER_HOST."
  [ "$(id -u)" = 0 ] || fail "needs root, for containers, networks and mounts. Or set DOCKER_HOST to an engine."
  command -v node >/dev/null || fail "needs Node 22 or newer on PATH: npm ci, then npm run engine -- …"
  [ ${#run} -le 70 ] || fail "$run is too long for the path of a socket; set SLIPWAY_ENGINE_DIR to a shorter one."
}

make_run() {
  (umask 077 && mkdir -p "$run")
  [ -O "$run" ] || fail "$run belongs to another user; set SLIPWAY_ENGINE_DIR to another folder."
  mkdir -p "$run/logs" "$run/pids"
}

install_packages() { # engine|registry: all, or what a registry and base images need beside an engine that is there
  local -A programs=([docker-registry]=docker-registry [curl]=curl)
  local missing=() program unit
  [ -z "${SLIPWAY_TEST_REGISTRY:-}" ] || programs=()
  [ "$1" = registry ] || programs+=([containerd]=containerd [runc]=runc [iptables]=iptables [ip]=iproute2)
  for program in "${!programs[@]}"; do command -v "$program" >/dev/null || missing+=("${programs[$program]}"); done
  [ -e /etc/ssl/certs/ca-certificates.crt ] || missing+=(ca-certificates)
  [ -d /usr/share/zoneinfo ] || missing+=(tzdata)
  busybox_is_static || missing+=(busybox-static)
  [ ${#missing[@]} != 0 ] || return 0
  command -v apt-get >/dev/null || fail "lacks ${missing[*]}, and there is no apt-get to install them."
  [ "$(id -u)" = 0 ] || fail "lacks ${missing[*]}, and may not install them: do it as root, or set SLIPWAY_TEST_REGISTRY."
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
  for unit in containerd docker-registry; do
    case " ${missing[*]} " in *" $unit "*) service "$unit" stop >/dev/null 2>&1 || true ;; esac
  done
}

busybox_is_static() { command -v busybox >/dev/null && ! ldd "$(command -v busybox)" >/dev/null 2>&1; }

# The machine's own mirror of Debian.
debian_mirror() {
  local mirror
  mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    awk '$1 == "URIs:" { print $2; exit } $1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^[a-z+]+:\/\//) { print $i; exit } }')
  [ -n "$mirror" ] || fail "apt has no source of packages. Start a Docker engine yourself and set DOCKER_HOST."
  echo "$mirror"
}

# Engine, client, buildx and Compose, in a folder that appears when it is whole.
unpack_docker() {
  [ ! -x "$docker/bin/dockerd" ] || return 0
  say "fetches a Docker engine from Debian's packages, once"
  local new=$docker.new
  rm -rf "$new" "$docker"
  fetch_docker "$new" >"$run/logs/docker-packages.log" 2>&1 ||
    fail "the packages could not be had: $(tail -n 3 "$run/logs/docker-packages.log")"
  mv "$new" "$docker"
  say "has $("$docker/bin/dockerd" --version), $("$docker/cli-plugins/docker-buildx" version)"
}

fetch_docker() { # folder
  local folder=$1 apt
  mkdir -p "$folder"/{apt/lists/partial,apt/cache/archives/partial,debs,root,bin,cli-plugins}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) sid main" >"$folder/apt/sources.list"
  apt=(apt-get -qq -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=- -o Acquire::Languages=none
    -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" -o APT::Sandbox::User=root)
  "${apt[@]}" update || return 1
  (cd "$folder/debs" && "${apt[@]}" download docker.io docker-cli docker-buildx docker-compose) || return 1
  local package
  for package in "$folder"/debs/*.deb; do dpkg-deb -x "$package" "$folder/root" || return 1; done
  cp "$folder"/root/usr/bin/docker "$folder"/root/usr/sbin/{dockerd,docker-proxy} "$folder/bin/" || return 1
  cp "$folder"/root/usr/libexec/docker/cli-plugins/docker-* "$folder/cli-plugins/" || return 1
  "$folder/bin/dockerd" --version || return 1 # tells whether this machine's C library is new enough
  rm -rf "${folder:?}"/{apt,debs,root}
}
