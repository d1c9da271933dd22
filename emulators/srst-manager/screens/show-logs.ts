import { assumed, recalled } from '../../../src/emulator/index.ts'
import { valueOf } from '../configuration/host-name.ts'
import type { Configuration } from '../configuration/statements.ts'
import type { LogFile } from '../logs/log-book.ts'
import { logDate } from './lab-dates.ts'
import { labelled } from './columns.ts'

export const evidence = recalled('show logs of Unity Express: size, time and name; file names.')
export const loggingEvidence = assumed('Named in the guide without a sample.')

/** `show logs`. */
export function logFiles(files: readonly LogFile[]): string {
  const rows = files.map(({ name, lines, changedMs }) => {
    const bytes = lines.reduce((sum, line) => sum + line.length + 1, 0)
    return `${String(bytes).padStart(8)}    ${logDate(changedMs)}    ${name}`
  })
  return ['    SIZE    LAST_MODIFIED_TIME              NAME', ...rows].join('\n')
}

/** `show logging`. */
export function logging(running: Configuration): string {
  return labelled(
    [
      ['Console severity', valueOf(running, 'log console') ?? 'off'],
      ['Log server', valueOf(running, 'log server address') ?? 'none'],
    ],
    20,
  )
}

/** What is said of a log file that does not exist. */
export function noSuchLog(name: string): string {
  return `Error: log file ${name} does not exist`
}
