import type { Command } from 'just-bash'
import type { FileRefusal } from '../tree/refusal.ts'
import { WRITTEN_COMMAND } from './session-devices.ts'

/** Commands that bash carries out itself: it says its own name before theirs. */
const OF_BASH = new Set(['', 'echo', 'printf', 'pwd', 'set', 'alias', 'history', 'type', 'declare'])

/**
 * Makes the command behind every command that writes a file: passes its status on, unless the disk was full. The
 * words are those of bash and of GNU coreutils, recalled.
 */
export function writtenCommand(takeFailure: () => FileRefusal | undefined): Command {
  return {
    name: WRITTEN_COMMAND,
    execute: async ([exitCode = '0', name = '']) => {
      const failure = takeFailure()
      if (!failure) return { stdout: '', stderr: '', exitCode: Number(exitCode) }
      const lead = OF_BASH.has(name) ? `bash: ${name}${name && ': '}` : `${name}: `
      return { stdout: '', stderr: `${lead}write error: ${failure.words}\n`, exitCode: 1 }
    },
  }
}
