import type { Command, ExecResult } from 'just-bash'
import { Interrupted } from '../../console/command-io.ts'
import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import { FileRefusal } from '../tree/refusal.ts'
import { absolutePath } from '../tree/walk.ts'
import { ENDS_VARIABLE } from './session-devices.ts'
import { giveTurn } from './turns.ts'

type InterpreterContext = Parameters<Command['execute']>[1]

/** What a visit adds to the context of a command. */
export type VisitParts = Pick<
  CommandContext,
  'host' | 'account' | 'files' | 'signal' | 'wait' | 'until' | 'session' | 'tty'
> & {
  readonly write: (text: string) => void
  readonly askVisitor: (question: string) => Promise<string | undefined>
  /** Called when a command fails for a reason that no appliance has. */
  readonly crashed: (error: unknown) => void
}

/** Makes a command of the appliance one of the interpreter's; `parts` is asked for each run. */
export function adaptCommand(command: LinuxCommand, parts: () => VisitParts): Command {
  return {
    name: command.name,
    execute: async (args, context) => {
      await giveTurn()
      const visit = parts()
      // The interpreter takes its context back from a command that is ended before it has begun.
      if (visit.signal.aborted) throw new Interrupted()
      const itsOwn = new Set<unknown>()
      try {
        return resultOf(await command.run(args, contextOf(context, visit, itsOwn)))
      } catch (error) {
        if (!(error instanceof FileRefusal)) {
          if (!(error instanceof Interrupted) && !itsOwn.has(error)) visit.crashed(error)
          throw error
        }
        const stderr = `${command.name}: ${error.path}: ${error.words}\n`
        return { stdout: '', stderr, exitCode: 1 }
      }
    },
  }
}

function contextOf(
  context: InterpreterContext,
  parts: VisitParts,
  itsOwn: Set<unknown>,
): CommandContext {
  const ends = context.env.get(ENDS_VARIABLE) ?? ''
  const { [ENDS_VARIABLE]: _ends, ...env } = context.exportedEnv ?? {}
  const { write, askVisitor, crashed: _crashed, ...visit } = parts
  const isShown = ends.includes('o')
  const stdinIsVisitor = ends.includes('i')
  return {
    ...visit,
    env,
    cwd: context.cwd,
    path: (typed) => absolutePath(context.cwd, typed),
    stdin: Buffer.from(context.stdin as unknown as string, 'latin1'),
    stdinIsVisitor,
    readerLeaves: ends.includes('l'),
    askVisitor: stdinIsVisitor ? askVisitor : undefined,
    write: isShown ? write : undefined,
    screen: isShown ? visit.tty : undefined,
    run: (line, stdin) => {
      const input = { stdin: Buffer.from(stdin).toString('latin1'), stdinKind: 'bytes' as const }
      return outcomeOf(context.exec?.(line, { cwd: context.cwd, ...input }), itsOwn)
    },
    original: (args) => outcomeOf(context.origCommand?.([...args]), itsOwn),
  }
}

function resultOf({ stdout = '', stderr = '', exitCode = 0 }: CommandOutcome): ExecResult {
  if (typeof stdout === 'string') return { stdout, stderr, exitCode, stdoutKind: 'text' }
  const bytes = Buffer.from(stdout).toString('latin1')
  return { stdout: bytes, stderr, exitCode, stdoutKind: 'bytes', stdoutEncoding: 'binary' }
}

const NOT_FOUND: ExecResult = { stdout: '', stderr: '', exitCode: 127 }

/** What the interpreter's own command says. What it throws, such as its limits, is noted as its own. */
async function outcomeOf(
  running: Promise<ExecResult> | undefined,
  itsOwn: Set<unknown>,
): Promise<Required<CommandOutcome>> {
  try {
    const { stdout, stderr, exitCode, stdoutKind } = (await running) ?? NOT_FOUND
    const isBytes = stdoutKind === 'bytes'
    return { stdout: isBytes ? Buffer.from(stdout, 'latin1') : stdout, stderr, exitCode }
  } catch (error) {
    itsOwn.add(error)
    throw error
  }
}
