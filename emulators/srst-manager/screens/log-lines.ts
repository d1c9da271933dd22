import { assumed, type Emitted } from '../../../src/emulator/index.ts'
import { dateText } from '../schedules/calendar.ts'
import { logDate } from './lab-dates.ts'

export const evidence = assumed(
  'The guide names the log files and the trace activities; no line of them is published.',
)

/** A line of messages.log. */
export function messageLine(nowMs: number, message: string): string {
  return `${logDate(nowMs)} ${message}`
}

/** The lines that the traced activities of BackupRestore write about an event. */
export function traceLines(
  emitted: Emitted,
  traced: readonly string[],
  nowMs: number,
): readonly string[] {
  const [activity, text] = activityOf(emitted)
  const isTraced = ['all', activity].some((name) =>
    traced.includes(`BackupRestore BackupRestore ${name}`),
  )
  if (text === '' || !isTraced) return []
  const at = `${dateText(nowMs).slice(0, 5)} ${new Date(nowMs).toISOString().slice(11, 23)}`
  return [`${at} bkup ${activity.toLowerCase().slice(0, 4)} 0 ${text}`]
}

function activityOf({ type, data }: Emitted): readonly [activity: string, text: string] {
  switch (type) {
    case 'backup.started':
      return ['OPERATION', `backup ${data.type} to ${data.protocol}://${data.host}`]
    case 'restore.started':
      return ['OPERATION', `restore ${data.id} ${data.type} from ${data.host}`]
    case 'operation.recorded':
      return ['HISTORY', `${data.operation} ${data.category} ${data.id} ${data.result}`]
    case 'hostkey.pinned':
      return ['SERVER', `knownhost ${data.host} ${data.type} ${data.md5}`]
    case 'configuration.committed':
      return ['CONF', data.changes.filter((change) => change.includes(' backup ')).join(', ')]
    default:
      return ['', '']
  }
}
