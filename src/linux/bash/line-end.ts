import type { Command } from 'just-bash'
import { LINE_END_COMMAND } from './session-devices.ts'

/** How a line left the shell. */
export interface LineEnd {
  readonly variables: ReadonlyMap<string, string>
  readonly exported: Readonly<Record<string, string>>
  readonly exitCode: number
  readonly cwd: string
  readonly arrays: string
}

/** Watches for the command that stands behind every line. */
export interface LineEndWatch {
  readonly command: Command
  /** How the last line ended; `undefined` when it did not come to its end. */
  readonly take: () => LineEnd | undefined
  /** The command with what it is told; asking for arrays costs time, so few lines do. */
  readonly script: (withArrays: boolean) => string
}

/** Lines that may make or change an array. */
const TOUCHES_ARRAYS = /\w\+?=\(|\w\[|\b(?:declare|typeset|mapfile|readarray|read\s+-\w*a)\b/

/** Whether a line may make or change an array. */
export function touchesArrays(text: string): boolean {
  return TOUCHES_ARRAYS.test(text)
}

/** Makes the command that tells how a line left the shell. */
export function watchLineEnd(): LineEndWatch {
  let seen: LineEnd | undefined
  return {
    command: {
      name: LINE_END_COMMAND,
      execute: async ([exitCode = '0', arrays = ''], { env, exportedEnv = {}, cwd }) => {
        seen = {
          variables: new Map(env),
          exported: { ...exportedEnv },
          exitCode: Number(exitCode),
          cwd,
          arrays: ordinaryArrays(arrays),
        }
        return { stdout: '', stderr: '', exitCode: 0 }
      },
    },
    take: () => {
      const end = seen
      seen = undefined
      return end
    },
    script: (withArrays) =>
      `/usr/bin/${LINE_END_COMMAND} "$?"${withArrays ? ' "$(declare -a; declare -A)"' : ''}`,
  }
}

function ordinaryArrays(declarations: string): string {
  return declarations
    .split('\n')
    .filter((line) => !/^declare -\w+ (?:BASH_\w+|DIRSTACK|FUNCNAME|GROUPS|PIPESTATUS)=/.test(line))
    .join('\n')
}
