import { demandFact } from '../../src/emulator/index.ts'
import { CLAIM_TEXT_ALLOWED, claimText } from '../sftunnel/registration/registration-claim.ts'

/** Facts of an event as text. */
type Facts = Readonly<Record<string, string | undefined>>

/** Ports that may be chosen (FTD Command Reference, configure network management-port; a manager has the same). */
const PORTS = { least: 1025, most: 65_535 } as const

/** Whether a number can be the port of tunnels. */
export function isTunnelPort(port: number): boolean {
  return Number.isInteger(port) && port >= PORTS.least && port <= PORTS.most
}

/** Throws `unfit-fact` when the port is none that may be chosen. */
export function checkPort({ port = '' }: Facts): void {
  demandFact(/^\d+$/.test(port) && isTunnelPort(Number(port)), {
    type: 'management-port.changed',
    fact: 'port',
    allowed: `${PORTS.least} to ${PORTS.most}`,
  })
}

/** Throws `unfit-fact` when the version of a vulnerability database is none. */
export function checkVdb({ version = '' }: Facts): void {
  const isWhole = /^\d+$/.test(version) && Number(version) > 0
  const allowed = 'a positive whole number, as 399'
  demandFact(isWhole, { type: 'vdb.installed', fact: 'version', allowed })
}

/** Throws `unfit-fact` when no device could have been given the key or the NAT ID; it says neither. */
export function checkClaim({ key = '', natId }: Facts): void {
  const about = { type: 'device.added', allowed: CLAIM_TEXT_ALLOWED }
  demandFact(claimText.test(key), { ...about, fact: 'key' })
  demandFact(natId === undefined || claimText.test(natId), { ...about, fact: 'natId' })
}
