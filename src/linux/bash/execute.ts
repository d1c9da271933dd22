import type { Bash, Command, ExecResult, IFileSystem, ScriptNode } from 'just-bash'
import { executionLimits } from '../limits.ts'
import { FileRefusal } from '../tree/refusal.ts'
import { INTERPRETER_COMMANDS } from './interpreter-commands.ts'
import type { BashModule } from './load-bash.ts'
import { watchUnpausedWork } from './turns.ts'

/** What an executor is made of. */
export interface ExecutorPlan {
  readonly bash: BashModule
  readonly process: { readonly pid: number; readonly uid: number; readonly gid: number }
}

/** Runs a script that has been prepared. */
export type Execute = (script: ScriptNode, ...how: Parameters<Bash['exec']>) => Promise<ExecResult>

/** Makes what runs prepared scripts; the interpreter itself takes only text. */
export function createExecutor(
  plan: ExecutorPlan,
  customCommands: Command[],
  fs: IFileSystem,
): Execute {
  let prepared: ScriptNode | undefined
  const shell = new plan.bash.Bash({
    fs,
    customCommands,
    executionLimits,
    commands: [...INTERPRETER_COMMANDS],
    coverage: watchUnpausedWork(),
    // It would replace timers and other globals of the whole process while a line runs.
    defenseInDepth: false,
    processInfo: { ...plan.process, ppid: 1 },
  })
  shell.registerTransformPlugin({
    name: 'visit',
    transform: ({ ast }) => {
      const next = prepared
      prepared = undefined
      return { ast: next ?? ast }
    },
  })

  return async (script, ...how) => {
    prepared = script
    try {
      return await shell.exec(...how)
    } catch (error) {
      // A file that may not be written, where nothing could be said beforehand, ends the line.
      if (!(error instanceof FileRefusal)) throw error
      return { stdout: '', stderr: `bash: ${error.path}: ${error.words}\n`, exitCode: 1 }
    }
  }
}
