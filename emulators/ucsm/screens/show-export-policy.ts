import { assumed } from '../../../src/emulator/index.ts'
import type { ExportPolicy } from '../policies/export-policies.ts'
import { table } from './table.ts'
import { shown, shownType } from './wording.ts'

export const evidence = assumed(
  'No screen is published; the attributes are those of the SDK, the layouts those of backups.',
)
export const fileNameEvidence = assumed(
  'That the time of the run follows the file name, and that the first run comes an interval after the commit.',
)

type Attributes = Readonly<Record<string, string>>

const SCHEDULES: Readonly<Record<string, string>> = {
  '1day': 'Daily',
  '1week': 'Weekly',
  '2week': 'Bi Weekly',
}

const TITLES: Readonly<Record<ExportPolicy['keyword'], string>> = {
  'backup-policy': 'Full State Backup Policy:',
  'cfg-export-policy': 'All Configuration Export Policy:',
}

const COLUMNS = [
  { title: 'Name', width: 10 },
  { title: 'Hostname', width: 20 },
  { title: 'Protocol', width: 8 },
  { title: 'Administrative State', width: 20 },
  { title: 'Schedule', width: 9 },
]

/** `show` in the scope of a policy, and `show backup-policy` above it. */
export function exportPolicyTable({ keyword }: ExportPolicy, attributes: Attributes): string {
  const { host = '', proto = '', adminState = '', schedule = '' } = attributes
  const row = ['default', host, shown(proto), shown(adminState), SCHEDULES[schedule] ?? schedule]
  const lines = table(COLUMNS, [row]).map((line) => `    ${line}`)
  return ['', TITLES[keyword], ...lines, ''].join('\n')
}

/** `show detail` in the scope of a policy. */
export function exportPolicyDetail(policy: ExportPolicy, attributes: Attributes): string {
  const { host = '', proto = '', user = '', remoteFile = '', schedule = '' } = attributes
  return screen(TITLES[policy.keyword], [
    ['Name', 'default'],
    ['Type', shownType(policy.type)],
    ['Hostname', host],
    ['User', user],
    ['Protocol', shown(proto)],
    ['Remote File', remoteFile],
    ['Administrative State', shown(attributes.adminState ?? '')],
    ['Schedule', SCHEDULES[schedule] ?? schedule],
    ['Description', attributes.descr ?? ''],
  ])
}

/** `show` in /org/backup-exp-policy. */
export function reminderScreen({ adminState = '', frequency = '' }: Attributes): string {
  return screen('Backup Export Policy:', [
    ['Administrative State', shown(adminState)],
    ['Frequency (Days)', frequency],
  ])
}

function screen(title: string, rows: readonly (readonly [string, string])[]): string {
  return ['', title, ...rows.map(([name, value]) => `    ${name}: ${value}`.trimEnd()), ''].join(
    '\n',
  )
}
