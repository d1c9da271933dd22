import type { LinuxCommand } from '../command.ts'
import { ENDLESS_DEVICE_BYTES } from '../limits.ts'
import { bytesOf } from './digests.ts'
import { endlessEnd, isEndless } from './endless-output.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'

/** Prints files as GNU cat does. */
export const cat: LinuxCommand = {
  name: 'cat',
  run: (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'nbsAETvetu',
      long: {
        number: 'n',
        'number-nonblank': 'b',
        'squeeze-blank': 's',
        'show-all': 'A',
        'show-ends': 'E',
        'show-tabs': 'T',
        'show-nonprinting': 'v',
      },
    })
    if ('error' in parsed) return usageError('cat', parsed.error)
    const { flags, operands } = parsed
    const said = createSaid('cat')
    const chunks: Uint8Array[] = []
    for (const operand of operands.length > 0 ? operands : ['-']) {
      const bytes = said.trying(operand, () => bytesOf(operand, context))
      if (bytes) chunks.push(bytes)
    }
    const bytes = Buffer.concat(chunks)
    const outcome = {
      ...said.outcome(),
      stdout: flags.size === 0 ? bytes : decorated(bytes, flags),
    }
    const endless = operands.find((operand) => operand !== '-' && isEndless(operand, context))
    if (endless === undefined) return outcome
    const end = endlessEnd(`cat: ${endless}`, ENDLESS_DEVICE_BYTES, context)
    return { ...outcome, stderr: `${outcome.stderr ?? ''}${end.stderr}`, exitCode: end.exitCode }
  },
}

function decorated(bytes: Buffer, flags: ReadonlySet<string>): Uint8Array {
  const has = (...letters: string[]) => letters.some((letter) => flags.has(letter))
  let lines = bytes.toString('latin1').split('\n')
  const endsOpen = lines.at(-1) !== ''
  if (!endsOpen) lines.pop()
  if (has('s')) lines = lines.filter((line, at) => line !== '' || lines[at - 1] !== '')
  let number = 0
  const shown = lines.map((line, at) => {
    const visible = has('A', 'v', 'e', 't') ? caretForm(line) : line
    const tabs = has('A', 'T', 't') ? visible.replaceAll('\t', '^I') : visible
    const isLast = at === lines.length - 1
    const end = has('A', 'E', 'e') && !(isLast && endsOpen) ? '$' : ''
    const counts = has('b') ? line !== '' : has('n')
    return `${counts ? `${String(++number).padStart(6)}\t` : ''}${tabs}${end}`
  })
  return Buffer.from(shown.join('\n') + (endsOpen || shown.length === 0 ? '' : '\n'), 'latin1')
}

/** `^M` and `M-b` of bytes that have no shape of their own (GNU cat, `-v`). */
function caretForm(line: string): string {
  return line.replace(/[^\t -~]/g, (char) => {
    const code = char.charCodeAt(0)
    if (code >= 0x80) return `M-${caretForm(String.fromCharCode(code - 0x80))}`
    return code === 0x7f ? '^?' : `^${String.fromCharCode(code + 0x40)}`
  })
}
