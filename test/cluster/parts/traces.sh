# What a node leaves on a machine, remembered before it comes up and taken away when it is down.

# Set by the kubelet and kube-proxy without asking.
settings_of_kernel=(
  net/ipv4/ip_forward net/ipv4/conf/all/route_localnet vm/overcommit_memory vm/panic_on_oom
  kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes
  net/netfilter/nf_conntrack_max net/netfilter/nf_conntrack_tcp_timeout_established
  net/netfilter/nf_conntrack_tcp_timeout_close_wait net/netfilter/nf_conntrack_tcp_be_liberal
)

# Fixed in the sources of the kubelet and of libraries.
folders_of_node=(/var/lib/kubelet /var/lib/cni /var/log/containers /var/log/pods /run/containerd /opt/containerd /opt/cni)

remember_traces() {
  local name
  for name in "${settings_of_kernel[@]}"; do
    [ ! -r "/proc/sys/$name" ] || echo "$name $(cat "/proc/sys/$name")"
  done >"$run/kernel-settings"
  for name in "${folders_of_node[@]}"; do [ -e "$name" ] || echo "$name"; done >"$run/new-folders"
  mountpoint -q /run/netns || touch "$run/new-netns-mount"
}

# Two kube-proxies would undo each other's rules.
refuse_a_second_kubernetes() {
  ! iptables -w -t nat -S KUBE-SERVICES >/dev/null 2>&1 ||
    fail "another Kubernetes uses this machine (iptables -t nat -S KUBE-SERVICES). Set KUBECONFIG to it, or stop it."
}

clean_up() {
  [ -d "$run" ] || return 0
  end proxy kubelet scheduler controller-manager
  end apiserver
  end etcd
  end_containers
  end containerd registry
  unmount_all
  [ ! -e "$run/kernel-settings" ] || forget_network
  forget_traces
  find "$run" -mindepth 1 -maxdepth 1 ! -name logs -exec rm -rf {} +
}

unmount_all() {
  local place
  awk -v folder="$run/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r | while read -r place; do
    umount -l "$place" 2>/dev/null || true
  done
}

forget_network() {
  local command
  ! ip netns pids $load_network >/dev/null 2>&1 || ip netns delete $load_network
  if [ -e "$run/new-netns-mount" ] && mountpoint -q /run/netns && [ -z "$(ls /run/netns)" ]; then
    umount /run/netns
    rmdir /run/netns
  fi
  ip link delete slipwayl0 2>/dev/null || true # gone with its peer, unless that was never made
  ip link delete $bridge 2>/dev/null || true
  for command in iptables ip6tables; do
    ! command -v $command >/dev/null || forget_rules $command
  done
}

# Takes chains away whose names begin with KUBE-, and what leads there.
forget_rules() { # iptables-command
  local table
  for table in mangle nat filter; do
    "$1" -w -t $table -S 2>/dev/null | awk -v table=$table '
      function ours(  i) {
        if ($0 ~ /--comment "?slipway-cluster"? /) return 1
        for (i = 3; i < NF; i++) if ($i == "-j" && $(i + 1) ~ /^KUBE-/) return 1
        return 0
      }
      $1 == "-N" && $2 ~ /^KUBE-/ { chains[$2] }
      $1 == "-A" && $2 !~ /^KUBE-/ { n[$2]++; if (ours()) rules[++count] = "-D " $2 " " n[$2] }
      END {
        print "*" table
        for (i = count; i > 0; i--) print rules[i] # from the end, so that numbers stay true
        for (chain in chains) print "-F " chain
        for (chain in chains) print "-X " chain
        print "COMMIT"
      }' | "$1-restore" -w --noflush 2>>"$run/logs/clean-up.log" || say "rules of $1 in $table stay behind"
  done
}

forget_traces() {
  local name value folder
  find /sys/fs/cgroup -depth -type d -path '*/kubepods*' -exec rmdir {} \; 2>/dev/null || true
  ! [ -d /var/log/containers ] || find /var/log/containers -type l -lname "$run/*" -delete
  forget_pod_networks
  rm -f /var/lib/kubelet/device-plugins/kubelet.sock
  rmdir /var/lib/kubelet/device-plugins /var/lib/cni/results 2>/dev/null || true
  if [ -e "$run/kernel-settings" ]; then
    while read -r name value; do echo "$value" >"/proc/sys/$name"; done <"$run/kernel-settings" 2>/dev/null || true
  fi
  if [ -e "$run/new-folders" ]; then
    while read -r folder; do rm -rf --one-file-system "$folder"; done <"$run/new-folders"
  fi
}

# The loopback of a pod is remembered under a name that other nodes of containerd use too; the pod's id tells whose it is.
forget_pod_networks() {
  local result id
  for result in /var/lib/cni/results/slipway-*-eth0; do
    [ -e "$result" ] || continue
    id=${result##*/slipway-}
    rm -f "$result" "/var/lib/cni/results/cni-loopback-${id%-eth0}-lo"
  done
}
