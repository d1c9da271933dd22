import { FAULT_POLICY_DN } from '../faults/fault-policy.ts'
import type { Edit } from '../managed-objects.ts'
import { syslogDns } from '../records/syslog-policy.ts'
import type { PendingCommands } from './pending-configuration.ts'

/** The commands that change the fault policy, the syslog objects, or acknowledge a fault. */
export function pendingMonitoring(edit: Edit): PendingCommands | undefined {
  if (edit.verb !== 'set') return undefined
  const { dn, attributes } = edit
  if (attributes.ack === 'yes')
    return { scopes: [], commands: [`acknowledge fault ${attributes.id}`] }
  if (dn === FAULT_POLICY_DN)
    return { scopes: ['scope monitoring', 'scope fault policy'], commands: policyLines(attributes) }
  const part = Object.entries(syslogDns).find(([, partDn]) => partDn === dn)?.[0]
  if (part === undefined) return undefined
  return { scopes: ['scope monitoring'], commands: syslogLines(part, attributes) }
}

function policyLines({
  clearAction,
  flapInterval,
  retentionInterval,
}: Readonly<Record<string, string>>): string[] {
  return [
    ...(clearAction ? [`set clear-action ${clearAction}`] : []),
    ...(flapInterval ? [`set flap-interval ${flapInterval}`] : []),
    ...(retentionInterval ? [`set retention-interval ${asTyped(retentionInterval)}`] : []),
  ]
}

/** `30:00:00:00` as it is typed: `30 0 0 0`. */
function asTyped(interval: string): string {
  if (interval === 'forever') return interval
  const parts = interval.split(':').map(Number)
  return [...Array<number>(4 - parts.length).fill(0), ...parts].join(' ')
}

function syslogLines(part: string, attributes: Readonly<Record<string, string>>): string[] {
  const target = part.startsWith('server-') ? `remote-destination ${part}` : part
  return Object.entries(attributes).map(([name, value]) => {
    if (name === 'adminState') return `${onOff(value)} syslog ${target}`
    if (part === 'source') return `${onOff(value)} syslog source ${name}`
    return `set syslog ${target} ${name === 'severity' ? 'level' : name} ${value}`
  })
}

function onOff(state: string): string {
  return state === 'enabled' ? 'enable' : 'disable'
}
