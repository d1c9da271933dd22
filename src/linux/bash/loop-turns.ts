import type { Command } from 'just-bash'
import { nextTurn } from '../../clock/real-time.ts'
import { ROUNDS_IN_A_TURN_MAX } from '../limits.ts'
import type { BashModule } from './load-bash.ts'
import { commandsIn, type StatementNode } from './script-nodes.ts'
import { LOOP_TURN_COMMAND } from './session-devices.ts'

/** Makes the command that lets the rest of the process work; it leaves `$?` as it is. */
export function loopTurnCommand(): Command {
  let rounds = 0
  return {
    name: LOOP_TURN_COMMAND,
    execute: async ([exitCode = '0']) => {
      if (++rounds % ROUNDS_IN_A_TURN_MAX === 0) await nextTurn()
      return { stdout: '', stderr: '', exitCode: Number(exitCode) }
    },
  }
}

/** Puts that command at the start of every loop's body: the interpreter itself runs without a pause. */
export function giveTurns(statements: readonly StatementNode[], { parse }: BashModule): void {
  for (const command of commandsIn(statements)) {
    const { type } = command
    const isLoop = type === 'While' || type === 'Until' || type === 'For' || type === 'CStyleFor'
    if (isLoop) command.body.unshift(...parse(`/usr/bin/${LOOP_TURN_COMMAND} "$?"`).statements)
  }
}
