import type { Rule } from '../rule.ts';
import { apparmorProfile } from './apparmor-profile.ts';
import { baselineCapabilities } from './baseline-capabilities.ts';
import { capabilityNames } from './capability-names.ts';
import { defaultServiceAccount } from './default-service-account.ts';
import { dropCapabilities } from './drop-capabilities.ts';
import { highGroupId } from './high-group-id.ts';
import { highUserId } from './high-user-id.ts';
import { hostAliases } from './host-aliases.ts';
import { hostPathRule } from './host-path.ts';
import { namespacePodSecurity } from './namespace-pod-security.ts';
import { noHostIpc } from './no-host-ipc.ts';
import { noHostNetwork } from './no-host-network.ts';
import { noHostPid } from './no-host-pid.ts';
import { noHostPort } from './no-host-port.ts';
import { noHostProcess } from './no-host-process.ts';
import { noPrivilegeEscalation } from './no-privilege-escalation.ts';
import { noPrivilegedContainer } from './no-privileged-container.ts';
import { nonRootGroup } from './non-root-group.ts';
import { ownProcessNamespace } from './own-process-namespace.ts';
import { privilegedPort } from './privileged-port.ts';
import { procMount } from './proc-mount.ts';
import { readOnlyRootFilesystem } from './read-only-root-filesystem.ts';
import { restrictedCapabilities } from './restricted-capabilities.ts';
import { runAsNonRoot } from './run-as-non-root.ts';
import { runtimeSocket } from './runtime-socket.ts';
import { safeSysctlsRule } from './safe-sysctls.ts';
import { seccompProfile } from './seccomp-profile.ts';
import { selinuxOptions } from './selinux-options.ts';
import { serviceAccountExists } from './service-account-exists.ts';
import { serviceAccountField } from './service-account-field.ts';
import { serviceAccountToken } from './service-account-token.ts';
import { sshPort } from './ssh-port.ts';

export const securityRules: readonly Rule[] = [
  apparmorProfile,
  baselineCapabilities,
  capabilityNames,
  defaultServiceAccount,
  dropCapabilities,
  highGroupId,
  highUserId,
  hostAliases,
  hostPathRule,
  namespacePodSecurity,
  noHostIpc,
  noHostNetwork,
  noHostPid,
  noHostPort,
  noHostProcess,
  noPrivilegeEscalation,
  noPrivilegedContainer,
  nonRootGroup,
  ownProcessNamespace,
  privilegedPort,
  procMount,
  readOnlyRootFilesystem,
  restrictedCapabilities,
  runAsNonRoot,
  runtimeSocket,
  safeSysctlsRule,
  seccompProfile,
  selinuxOptions,
  serviceAccountExists,
  serviceAccountField,
  serviceAccountToken,
  sshPort,
];
