import { recalled } from '../../../../src/emulator/index.ts'
import type { SwitchFacts } from '../../switching/switch-facts.ts'
import { attributesAt } from '../../switching/switch-facts.ts'

export const evidence = recalled(
  'show ssh server, show ssh key and show users: remembered from NX-OS 5 and 7.',
)

const STARS = '*'.repeat(38)
const RSA_BITS = 2_048

/** `show ssh server`. */
export function nxosSshServer({ objects }: SwitchFacts): string {
  const { adminState } = attributesAt(objects, 'sys/svc-ext/ssh-svc')
  return `ssh version 2 is ${adminState === 'disabled' ? 'disabled' : 'enabled'}`
}

/** `show ssh key rsa`. */
export function nxosSshRsaKey({ hostKeys }: SwitchFacts): string {
  return hostKeys
    .flatMap(({ publicKey, sha256 }) => [
      'rsa Keys generated:',
      '',
      publicKey,
      '',
      `bitcount:${RSA_BITS}`,
      'fingerprint:',
      sha256,
    ])
    .join('\n')
}

/** `show ssh key dsa`: FIPS mode knows no DSA. */
export function nxosSshDsaKey(): string {
  return 'could not retrieve dsa key information'
}

/** `show ssh key`. */
export function nxosSshKeys(facts: SwitchFacts): string {
  return [STARS, nxosSshRsaKey(facts), STARS, nxosSshDsaKey(), STARS].join('\n')
}

/** `show ssh`. */
export function nxosSsh(facts: SwitchFacts): string {
  return `${nxosSshServer(facts)}\n${nxosSshKeys(facts)}`
}

/** `show users`. */
export function nxosUsers({ sessions }: SwitchFacts): string {
  const rows = sessions.map(({ user, line, pid, host, loginMs }) => {
    const at = new Date(loginMs).toUTCString().slice(8, 11)
    const day = new Date(loginMs).toISOString()
    const time = `${at} ${Number(day.slice(8, 10))} ${day.slice(11, 16)}`
    const columns = [user.padEnd(8), `pts/${line}`.padEnd(12), time.padEnd(14)]
    return `${columns.join(' ')} .     ${String(pid).padStart(11)} (${host})`
  })
  return ['NAME     LINE         TIME           IDLE          PID COMMENT', ...rows].join('\n')
}
