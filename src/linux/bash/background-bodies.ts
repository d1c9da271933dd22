import type { Command } from 'just-bash'
import { keptVariables, quoted, type LineState } from './line-state.ts'
import type { BashModule } from './load-bash.ts'
import { bodiesOf, commandsIn, type CommandNode, type StatementNode } from './script-nodes.ts'
import { BEHIND_COMMAND } from './session-devices.ts'

/** Begins a job from the state that a running line has reached. */
export type StartBehind = (text: string, state: LineState) => Promise<void>

/** A line while it runs, and what begins its jobs. */
export interface LineUnderWay {
  /** What it started from, with the functions that it defines. */
  readonly state: () => LineState
  readonly startBehind: StartBehind
}

/** The command that begins what stands before an `&` inside of a compound command. */
export function behindCommand(underWay: () => LineUnderWay | undefined): Command {
  return {
    name: BEHIND_COMMAND,
    execute: async ([text = ''], { env, exportedEnv = {}, cwd }) => {
      const line = underWay()
      const exported = { ...exportedEnv }
      const variables = keptVariables(env, exported)
      await line?.startBehind(text, { ...line.state(), cwd, exported, variables })
      return { stdout: '', stderr: '', exitCode: 0 }
    },
  }
}

/** Puts that command where an `&` is inside of another command; in place. */
export function moveBehind(
  statements: readonly StatementNode[],
  { parse, serialize }: Pick<BashModule, 'parse' | 'serialize'>,
): void {
  for (const body of [...commandsIn(statements)].flatMap(allBodies))
    for (const [at, statement] of body.entries()) {
      if (!statement.background) continue
      const alone = { ...statement, background: false }
      const text = serialize({ type: 'Script', statements: [alone] }).trimEnd()
      body[at] = parse(`/usr/bin/${BEHIND_COMMAND} ${quoted(text)}`).statements[0]!
    }
}

function allBodies(command: CommandNode): StatementNode[][] {
  return bodiesOf(command.type === 'FunctionDef' ? command.body : command)
}
