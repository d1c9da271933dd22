import { assumed, captured, documented } from '../../../src/emulator/index.ts'
import type { Alarm } from '../vocabulary.ts'
import { shown, shownTime } from './wording.ts'

export const evidence = documented(
  'Firmware Management guide 4.3, show fault: widths, number to the right, newest first.',
)
export const detailEvidence = documented(
  'Faults reference 6.0, properties of faults; the layout is that of other detail screens.',
)
export const pollerEvidence = captured(
  'The fault line of the field note, as a fault poller printed it.',
)

export const baselineEvidence = assumed(
  'That the commands exist is documented, what makes the baseline is not: here the activation of firmware.',
)

const TITLES = 'Severity  Code     Last Transition Time     ID       Description'
const DASHES = '--------- -------- ------------------------ -------- -----------'

/** `show fault`. Prints nothing when there is none. */
export function faultTable(alarms: readonly Alarm[]): string {
  if (alarms.length === 0) return ''
  const rows = newestFirst(alarms).map(({ severity, code, lastTransitionMs, id, text }) =>
    [
      shown(severity).padEnd(9),
      code.padEnd(8),
      shownTime(lastTransitionMs).padEnd(24),
      String(id).padStart(8),
      text,
    ].join(' '),
  )
  return [TITLES, DASHES, ...rows].join('\n')
}

/** `show fault detail`. */
export function faultDetail(alarms: readonly Alarm[]): string {
  if (alarms.length === 0) return ''
  return ['', 'Fault Instance', ...newestFirst(alarms).flatMap(detailLines), ''].join('\n')
}

function detailLines(alarm: Alarm): string[] {
  const rows = [
    ['Code', alarm.code],
    ['Last Transition Time', shownTime(alarm.lastTransitionMs)],
    ['ID', String(alarm.id)],
    ['Status', statusOf(alarm)],
    ['Description', alarm.text],
    ['Affected Object', alarm.dn],
    ['Name', shown(alarm.name.replace(':', '-'))],
    ['Cause', shown(alarm.cause)],
    ['Type', shown(alarm.type)],
    ['Acknowledged', alarm.acknowledged ? 'Yes' : 'No'],
    ['Occurrences', String(alarm.occurrences)],
    ['Creation Time', shownTime(alarm.createdMs)],
    ['Original Severity', shown(alarm.originalSeverity)],
    ['Previous Severity', shown(alarm.previousSeverity)],
    ['Highest Severity', shown(alarm.highestSeverity)],
  ]
  const head = ['', `Severity: ${shown(alarm.severity)}`]
  return [...head, ...rows.map(([name, value]) => `    ${name}: ${value}`.trimEnd())]
}

/** A fault on one line, in the form in which the field note prints F999723. */
export function pollerLine(alarm: Alarm): string {
  const { severity, code, id, dn, cause, occurrences, createdMs, lastTransitionMs, text } = alarm
  const times = `${shownTime(createdMs)} ${shownTime(lastTransitionMs)}`
  return `[${shown(severity)}] ${code} ${id} ${dn} ${shown(cause)} ${occurrences} ${times} ${text}`
}

function newestFirst(alarms: readonly Alarm[]): Alarm[] {
  return alarms.toSorted((a, b) => b.lastTransitionMs - a.lastTransitionMs || b.id - a.id)
}

/** The life-cycle flags of a fault, as the SDK names them; None when it is plainly active or cleared. */
function statusOf({ flags }: Alarm): string {
  return flags.length === 0 ? 'None' : flags.map(shown).join(',')
}
