import { createHash } from 'node:crypto'
import type { CommandContext, LinuxCommand } from '../command.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid, type Said } from './said.ts'

/** Prints and checks digests as `md5sum` and its like do. */
export const digestCommands: readonly LinuxCommand[] = [
  digestCommand('md5sum', 'md5'),
  digestCommand('sha1sum', 'sha1'),
  digestCommand('sha256sum', 'sha256'),
  digestCommand('sha512sum', 'sha512'),
]

function digestCommand(name: string, algorithm: string): LinuxCommand {
  const digest = (bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex')
  return {
    name,
    run: (args, context) => {
      const parsed = parseArgs(args, {
        flags: 'bctw',
        long: { check: 'c', binary: 'b', text: 't', status: 's', quiet: 'q' },
      })
      if ('error' in parsed) return usageError(name, parsed.error)
      const said = createSaid(name)
      const operands = parsed.operands.length > 0 ? parsed.operands : ['-']
      for (const operand of operands) {
        const bytes = said.trying(operand, () => bytesOf(operand, context))
        if (!bytes) continue
        if (parsed.flags.has('c'))
          checkList(Buffer.from(bytes).toString(), { context, said, digest })
        else said.print(`${digest(bytes)} ${parsed.flags.has('b') ? '*' : ' '}${operand}\n`)
      }
      return said.outcome()
    },
  }
}

/** The bytes of a file, or what comes through the pipe. */
export function bytesOf(operand: string, { files, path, stdin }: CommandContext): Uint8Array {
  return operand === '-' ? stdin : files.read(path(operand))
}

interface Check {
  readonly context: CommandContext
  readonly said: Said
  readonly digest: (bytes: Uint8Array) => string
}

function checkList(list: string, { context, said, digest }: Check): void {
  let failed = 0
  for (const line of list.split('\n').filter(Boolean)) {
    const [, wanted, name = ''] = /^([0-9a-f]+) [ *](.*)$/.exec(line) ?? []
    const bytes = said.trying(name, () => bytesOf(name, context))
    const isRight = bytes !== undefined && digest(bytes) === wanted
    if (!isRight && bytes) failed++
    const verdict = isRight ? 'OK' : bytes ? 'FAILED' : 'FAILED open or read'
    said.print(`${name}: ${verdict}\n`)
  }
  if (failed > 0)
    said.complain(`WARNING: ${failed} computed checksum${failed > 1 ? 's' : ''} did NOT match`)
}
