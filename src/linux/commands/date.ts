import type { LinuxCommand } from '../command.ts'
import { isTimeZone } from '../time/calendar.ts'
import { formatDate } from '../time/format-date.ts'
import { parseDate } from '../time/parse-date.ts'
import { parseArgs, usageError } from './options.ts'

/** What `date` prints unless told otherwise, in the C locale. */
const USUAL = '%a %b %e %H:%M:%S %Z %Y'
const RFC_2822 = '%a, %d %b %Y %H:%M:%S %z'
const ISO_FORMATS: Readonly<Record<string, string>> = {
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
}

/** Prints lab time, or another moment, as GNU date does. */
export const date: LinuxCommand = {
  name: 'date',
  run: (args, { host, env, files, path }) => {
    const parsed = parseArgs(args.map(spelledOut), {
      flags: 'uR',
      values: 'dIrs',
      long: {
        utc: 'u',
        universal: 'u',
        date: 'd',
        'iso-8601': 'I',
        'rfc-2822': 'R',
        'rfc-email': 'R',
        reference: 'r',
        set: 's',
      },
    })
    if ('error' in parsed) return usageError('date', parsed.error)
    const { flags, values, operands } = parsed
    const zone = env['TZ'] && isTimeZone(env['TZ']) ? env['TZ'] : host.facts.timeZone
    const timeZone = flags.has('u') ? 'UTC' : zone
    const nowMs = host.clock.now()
    const asked = values.get('d')
    const reference = values.get('r')
    if (values.has('s'))
      return { stderr: 'date: cannot set date: Operation not permitted\n', exitCode: 1 }
    const ms = reference
      ? files.stat(path(reference)).mtimeMs
      : asked === undefined
        ? nowMs
        : parseDate(asked, { nowMs, timeZone })
    if (ms === undefined) return { stderr: `date: invalid date '${asked}'\n`, exitCode: 1 }
    const [operand] = operands
    if (operand !== undefined && !operand.startsWith('+'))
      return { stderr: `date: invalid date '${operand}'\n`, exitCode: 1 }
    const iso = values.get('I')
    const usual = iso !== undefined ? ISO_FORMATS[iso] : flags.has('R') ? RFC_2822 : USUAL
    return { stdout: `${formatDate(operand?.slice(1) ?? usual ?? USUAL, ms, timeZone)}\n` }
  },
}

/** `-I` and `--iso-8601` may stand without a value. */
function spelledOut(arg: string): string {
  return arg === '-I' || arg === '--iso-8601' ? '-Idate' : arg
}
