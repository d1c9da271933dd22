import { assumed } from '../../../src/emulator/index.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = assumed('No screen is published; the layout is that of other objects.')

const COLUMNS = [
  { title: 'Clear Action', width: 12 },
  { title: 'Flap Interval (sec)', width: 19 },
  { title: 'Retention Interval (dd:hh:mm:ss)', width: 32 },
]

/** `show` in the fault policy. */
export function faultPolicyTable({ attributes }: ManagedObject): string {
  const rows = [
    [shown(attributes.clearAction ?? ''), attributes.flapInterval ?? '', retention(attributes)],
  ]
  return ['', 'Fault Policy:', ...table(COLUMNS, rows).map((line) => `    ${line}`), ''].join('\n')
}

/** `show detail` in the fault policy. */
export function faultPolicyDetail({ attributes }: ManagedObject): string {
  return [
    '',
    'Fault Policy:',
    `    Clear Action: ${shown(attributes.clearAction ?? '')}`,
    `    Flap Interval (sec): ${attributes.flapInterval ?? ''}`,
    `    Retention Interval (dd:hh:mm:ss): ${retention(attributes)}`,
    `    Policy Owner: ${shown(attributes.policyOwner ?? 'local')}`,
    '',
  ].join('\n')
}

/** An interval with its days, also when it has none. */
function retention({ retentionInterval = '' }: Readonly<Record<string, string>>): string {
  if (retentionInterval === 'forever') return shown(retentionInterval)
  return retentionInterval.split(':').length < 4 ? `00:${retentionInterval}` : retentionInterval
}
