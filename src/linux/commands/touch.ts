import type { LinuxCommand } from '../command.ts'
import { instantOf, wallTime } from '../time/calendar.ts'
import { parseDate } from '../time/parse-date.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'

/** Makes files and sets their times as GNU touch does. */
export const touch: LinuxCommand = {
  name: 'touch',
  run: (args, { files, path, host }) => {
    const parsed = parseArgs(args, {
      flags: 'acmfh',
      values: 'dtr',
      long: { date: 'd', reference: 'r', 'no-create': 'c' },
    })
    if ('error' in parsed) return usageError('touch', parsed.error)
    const { flags, values, operands } = parsed
    if (operands.length === 0) return usageError('touch', 'missing file operand')
    const said = createSaid('touch')
    const context = { nowMs: host.clock.now(), timeZone: host.facts.timeZone }
    const asked = values.get('d')
    const stamp = values.get('t')
    const reference = values.get('r')
    if (reference !== undefined && !files.has(path(reference)))
      return {
        stderr: `touch: failed to get attributes of '${reference}': No such file or directory\n`,
        exitCode: 1,
      }
    const ms = reference
      ? files.stat(path(reference)).mtimeMs
      : stamp
        ? stampedInstant(stamp, context)
        : asked === undefined
          ? context.nowMs
          : parseDate(asked, context)
    if (ms === undefined)
      return { stderr: `touch: invalid date format '${asked ?? stamp}'\n`, exitCode: 1 }
    for (const operand of operands) {
      const isThere = files.has(path(operand))
      if (!isThere && flags.has('c')) continue
      said.trying(`cannot touch '${operand}'`, () => {
        if (!isThere) files.write(path(operand), new Uint8Array(0))
        files.setTime(path(operand), ms)
      })
    }
    return said.outcome()
  },
}

/** `[[CC]YY]MMDDhhmm[.ss]` of `-t` (POSIX, touch). */
function stampedInstant(
  stamp: string,
  { nowMs, timeZone }: { nowMs: number; timeZone: string },
): number | undefined {
  const match = /^(\d{2}|\d{4})?(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{2}))?$/.exec(stamp)
  if (!match) return undefined
  const [, yearText, month, day, hour, minute, second = '0'] = match
  const year = yearText === undefined ? wallTime(nowMs, timeZone).year : Number(yearText)
  const full = yearText?.length === 2 ? year + (year < 69 ? 2000 : 1900) : year
  const numbers = { month: Number(month), day: Number(day), hour: Number(hour) }
  return instantOf(
    { year: full, ...numbers, minute: Number(minute), second: Number(second) },
    timeZone,
  )
}
