import type { Command } from 'just-bash'
import { LOOP_ROUNDS_MAX } from '../limits.ts'
import type { BashModule } from './load-bash.ts'
import { commandsIn, type StatementNode } from './script-nodes.ts'
import { LOOP_TURN_COMMAND } from './session-devices.ts'
import { giveTurn } from './turns.ts'

/** Watches the loops of one shell's lines: the interpreter itself runs them without a pause. */
export interface LoopWatch {
  /** Lets the rest of the process work, and ends a loop that has gone round too often; it leaves `$?` as it is. */
  readonly command: Command
  /** Puts that command at the start of every loop's body; in place. */
  readonly giveTurns: (statements: readonly StatementNode[]) => void
  /** Forgets how often loops have gone round; called before each line. */
  readonly renew: () => void
}

/** Makes a watch that has seen no loop. */
export function watchLoops({ parse }: Pick<BashModule, 'parse'>): LoopWatch {
  const rounds = new Map<number, number>()
  let lastLoop = 0

  function countRound(loop: number): number {
    // Loops inside of this one, which have later numbers, begin anew.
    for (const inner of rounds.keys()) if (inner > loop) rounds.delete(inner)
    const count = (rounds.get(loop) ?? 0) + 1
    rounds.set(loop, count)
    return count
  }

  return {
    command: {
      name: LOOP_TURN_COMMAND,
      execute: async ([exitCode = '0', loop = ''], { executionScope }) => {
        await giveTurn()
        if (countRound(Number(loop)) > LOOP_ROUNDS_MAX)
          executionScope?.consumeLimited('rounds of a loop', 1, 0, 'too many iterations')
        return { stdout: '', stderr: '', exitCode: Number(exitCode) }
      },
    },
    giveTurns: (statements) => {
      for (const command of commandsIn(statements)) {
        const { type } = command
        const isLoop =
          type === 'While' || type === 'Until' || type === 'For' || type === 'CStyleFor'
        if (!isLoop) continue
        const turn = `/usr/bin/${LOOP_TURN_COMMAND} "$?" ${++lastLoop}`
        command.body.unshift(...parse(turn).statements)
      }
    },
    renew: () => rounds.clear(),
  }
}
