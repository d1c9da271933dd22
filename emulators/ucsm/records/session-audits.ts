import { documented } from '../../../src/emulator/index.ts'
import type { AuditNews } from './record.ts'

export const evidence = documented(
  'Entries of the web interface in the System Monitoring guide 4.3 and faults reference 6.0; those of SSH are formed after them.',
)

/** Somebody who logs in to the command line. */
export interface Login {
  readonly user: string
  /** The address they come from. */
  readonly from: string
  readonly fabric: string
}

/** Someone has logged in; the interconnect itself writes that down. */
export function loginAudit({ user, from, fabric }: Login): AuditNews {
  const text = `SSH ${fabric}: local user ${user} logged in from ${from}`
  return { ...session(user), action: 'creation', text }
}

/** Someone has logged out, or has been thrown out. */
export function logoutAudit({ user, from, fabric }: Login): AuditNews {
  const text = `SSH ${fabric}: local user ${user} logged out from ${from}`
  return { ...session(user), action: 'deletion', text }
}

function session(user: string) {
  return {
    kind: 'session',
    user: 'internal',
    dn: `sys/user-ext/sh-login-${user}`,
    changes: '',
  } as const
}
