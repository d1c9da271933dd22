import { captured } from '../../../src/emulator/index.ts'
import type { AlarmFacts, AuditFacts, EventFacts } from '../../../src/emulator/index.ts'
import { SYSLOG_LEVELS } from '../records/syslog-policy.ts'

export const evidence = captured(
  'Lines of 2018 and 2020 in the tests of two published syslog parsers: events, audit entries, major and minor faults raised and cleared. The levels of the other severities are recalled.',
)

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

const FAULT_LEVELS: Readonly<Record<string, (typeof SYSLOG_LEVELS)[number]>> = {
  critical: 'critical',
  major: 'errors',
  minor: 'warnings',
  warning: 'notifications',
}

/** The number of a fault's level; a cleared fault keeps that of the severity it was raised with. */
export function faultLevel(severity: string): number {
  return SYSLOG_LEVELS.indexOf(FAULT_LEVELS[severity] ?? 'information')
}

/** `%UCSM-6-EVENT: [code][id][transition][user][] text`. */
export function eventLine({ code, id, user, text }: EventFacts, nowMs: number): string {
  return `${stamp(nowMs)}: %UCSM-6-EVENT: [${code}][${id}][transition][${user}][] ${text}`
}

/** `%UCSM-6-AUDIT: [kind][user][action][session][id][dn][changes][] text`. */
export function auditLine(audit: AuditFacts, nowMs: number): string {
  const { kind, user, action, id, object, changes, text } = audit
  const fields = [kind, user, action, 'internal', id, object, changes, '']
  return `${stamp(nowMs)}: %UCSM-6-AUDIT: ${fields.map((field) => `[${field}]`).join('')} ${text}`
}

/** `%UCSM-3-LINK_DOWN: [code][severity][cause][dn] text`. */
export function faultLine(fault: AlarmFacts, nowMs: number): string {
  const { code, severity, originalSeverity, cause, object, text } = fault
  const mnemonic = cause.replaceAll('-', '_').toUpperCase()
  const tag = `%UCSM-${faultLevel(originalSeverity)}-${mnemonic}`
  return `${stamp(nowMs)}: ${tag}: [${code}][${severity}][${cause}][${object}] ${text}`
}

/** `2018 May  3 00:05:36 UTC`. */
function stamp(ms: number): string {
  const at = new Date(ms)
  const day = String(at.getUTCDate()).padStart(2)
  const time = at.toISOString().slice(11, 19)
  return `${at.getUTCFullYear()} ${MONTHS[at.getUTCMonth()]} ${day} ${time} UTC`
}
