# What an engine leaves on a machine, remembered before it comes up and taken away when it is down.

settings_of_kernel=(net/ipv4/ip_forward net/ipv4/conf/all/route_localnet net/ipv6/conf/all/forwarding
  net/ipv6/conf/default/forwarding net/bridge/bridge-nf-call-iptables net/bridge/bridge-nf-call-ip6tables)

folders_of_engine=(/var/lib/docker /var/lib/docker-engine /var/run/docker /run/docker /etc/docker /run/containerd /opt/containerd /run/netns)

remember_traces() {
  local name
  for name in "${settings_of_kernel[@]}"; do
    [ ! -r "/proc/sys/$name" ] || echo "$name $(cat "/proc/sys/$name")"
  done >"$run/kernel-settings"
  for name in "${folders_of_engine[@]}"; do [ -e "$name" ] || echo "$name"; done >"$run/new-folders"
  # Another engine's rules are its own affair.
  if [ "$(id -u)" = 0 ] && command -v iptables >/dev/null; then
    iptables -w -t nat -S DOCKER >/dev/null 2>&1 || touch "$run/own-rules"
  fi
}

clean_up() {
  [ -d "$run" ] || return 0
  if [ -e "$run/dockerd.json" ]; then
    end dockerd
    end_containers
    end containerd
    unmount_all
    forget_bridges
    [ ! -e "$run/own-rules" ] || forget_rules
    forget_traces
  fi
  end registry
  find "$run" -mindepth 1 -maxdepth 1 ! -name logs -exec rm -rf {} +
}

# Its own bridge, and those of networks that somebody made: all have addresses of ours.
forget_bridges() {
  local link
  ip -o -4 address show | awk -v ours="${networks%.*.*}." 'index($4, ours) == 1 { print $2 }' | while read -r link; do
    ip link delete "$link" 2>/dev/null || true
  done
}

unmount_all() {
  local place
  awk -v folder="$run/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r | while read -r place; do
    umount -l "$place" 2>/dev/null || true
  done
}

# Takes the engine's chains away, and what leads there. Rules go by what they say, never by their number: others, such as
# kube-proxy, add theirs at the same time.
forget_rules() {
  local table
  for table in raw nat filter; do
    iptables -w -t $table -S 2>/dev/null | awk -v table=$table -v bridge=$bridge '
      function ours(  i) {
        for (i = 3; i < NF; i++) {
          if ($i == "-j" && $(i + 1) ~ /^DOCKER/) return 1
          if (($i == "-i" || $i == "-o") && ($(i + 1) == bridge || $(i + 1) ~ /^br-[0-9a-f]+$/)) return 1
        }
        return 0
      }
      $1 == "-N" && $2 ~ /^DOCKER/ { chains[$2] }
      $1 == "-A" && $2 !~ /^(DOCKER|KUBE-)/ && ours() { $1 = "-D"; rules[++count] = $0 }
      END {
        print "*" table
        for (i = 1; i <= count; i++) print rules[i]
        for (chain in chains) print "-F " chain
        for (chain in chains) print "-X " chain
        print "COMMIT"
      }' | iptables-restore -w --noflush 2>>"$run/logs/clean-up.log" || say "rules of iptables in $table stay behind"
  done
}

forget_traces() {
  local name value folder
  find /sys/fs/cgroup -depth -type d -path '*/slipway-engine*' -exec rmdir {} \; 2>/dev/null || true
  # A node of Kubernetes may have come up since, and needs what it has set.
  if [ -e "$run/kernel-settings" ] && ! iptables -w -t nat -S KUBE-SERVICES >/dev/null 2>&1; then
    while read -r name value; do echo "$value" >"/proc/sys/$name"; done <"$run/kernel-settings" 2>/dev/null || true
  fi
  while read -r folder; do
    case $folder in
    /run/netns | /run/containerd | /opt/containerd) rmdir "$folder" 2>/dev/null || true ;; # the cluster's too
    *) rm -rf --one-file-system "$folder" ;;
    esac
  done <"$run/new-folders"
}
