import { FAULT_POLICY_DN } from '../../faults/fault-policy.ts'
import { syslogDns } from '../../records/syslog-policy.ts'
import { plain, switched, type ObjectWords, type WordRule } from './object-words.ts'

/** The name of /monitoring, which no object of the tree stands for. */
export const MONITORING = 'monitoring'

/** The fault policy, the syslog objects, and faults themselves, which can be acknowledged. */
export const monitoringWords: readonly WordRule[] = [
  [
    new RegExp(`^${FAULT_POLICY_DN}$`),
    () => ({
      within: MONITORING,
      name: 'fault policy',
      comes: 'there',
      settings: {
        clearAction: plain('set clear-action'),
        flapInterval: plain('set flap-interval'),
        retentionInterval: (value) => `set retention-interval ${asTyped(value)}`,
      },
    }),
  ],
  ...Object.entries(syslogDns).map(([part, dn]): WordRule => {
    const words: ObjectWords = {
      within: MONITORING,
      comes: 'there',
      settings: syslogSettings(part),
    }
    return [new RegExp(`^${dn}$`), () => words]
  }),
  [
    /\/fault-F\d+$/,
    () => ({ within: '', comes: 'there', settings: { id: plain('acknowledge fault') } }),
  ],
]

function syslogSettings(part: string): ObjectWords['settings'] {
  if (part === 'source') {
    const source = (name: string) => switched(`syslog source ${name}`)
    return { faults: source('faults'), audits: source('audits'), events: source('events') }
  }
  const isServer = part.startsWith('server-')
  const adminState = switched(`syslog ${isServer ? `remote-destination ${part}` : part}`)
  if (isServer) return { adminState }
  return {
    adminState,
    severity: plain(`set syslog ${part} level`),
    name: plain(`set syslog ${part} name`),
    size: plain(`set syslog ${part} size`),
  }
}

/** `30:00:00:00` as it is typed: `30 0 0 0`. */
function asTyped(interval: string): string {
  if (interval === 'forever') return interval
  const parts = interval.split(':').map(Number)
  return [...Array<number>(4 - parts.length).fill(0), ...parts].join(' ')
}
