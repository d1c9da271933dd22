import type { LinuxCommand } from '../../linux/index.ts'
import type { EvidenceRow } from '../evidence.ts'
import type { OutwardSshPlan } from './client-plan.ts'
import * as failures from './failure-words.ts'
import * as hostKeys from './host-key-words.ts'
import { scpCommand } from './scp-command.ts'
import { sftpCommand } from './sftp-command.ts'
import { sshCommand } from './ssh-command.ts'

export { clientBeside } from './client-plan.ts'
export type { OutwardSshPlan } from './client-plan.ts'

/** The programs with which somebody at an appliance's Linux goes on to other machines: `ssh`, `scp` and `sftp`. */
export function outwardSsh(plan: OutwardSshPlan): LinuxCommand[] {
  return [sshCommand(plan), scpCommand(plan), sftpCommand(plan)]
}

/** What the words of these programs rest on. */
export const outwardSshEvidence: readonly EvidenceRow[] = [
  { what: 'ssh, scp and sftp, host keys', ...hostKeys.evidence },
  { what: 'ssh, scp and sftp, failures', ...failures.evidence },
]
