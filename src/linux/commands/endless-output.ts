import type { CommandContext, CommandOutcome } from '../command.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'

/** Exit status of a program that SIGPIPE ends: 128 and 13 (bash(1), EXIT STATUS; signal(7)). */
const BROKEN_PIPE = 141

/** How a program ends whose output would have had no end: as in a pipe that nobody reads, or with this lab's limit. */
export function endlessEnd(
  lead: string,
  bytesMax: number,
  { readerLeaves = false }: Pick<CommandContext, 'readerLeaves'>,
): CommandOutcome & { readonly stderr: string; readonly exitCode: number } {
  if (readerLeaves) return { stderr: '', exitCode: BROKEN_PIPE }
  const stderr = `${lead}: output limit of this lab reached (${bytesMax} bytes)\n`
  return { stderr, exitCode: 1 }
}

/** Whether a file is a device that always has more to read. */
export function isEndless(operand: string, { files, path }: CommandContext): boolean {
  const facts = attempt(() => files.stat(path(operand)))
  if (facts instanceof FileRefusal || facts.device === undefined) return false
  return facts.device !== 'null' && facts.device !== 'tty'
}
