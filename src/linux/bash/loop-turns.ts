import type { Command } from 'just-bash'
import type { BashModule } from './load-bash.ts'
import { commandsIn, type StatementNode } from './script-nodes.ts'
import { LOOP_TURN_COMMAND } from './session-devices.ts'
import { giveTurn } from './turns.ts'

/** The command that lets the rest of the process work; it leaves `$?` as it is. */
export const loopTurnCommand: Command = {
  name: LOOP_TURN_COMMAND,
  execute: async ([exitCode = '0']) => {
    await giveTurn()
    return { stdout: '', stderr: '', exitCode: Number(exitCode) }
  },
}

/** Puts that command at the start of every loop's body: the interpreter itself runs without a pause. */
export function giveTurns(statements: readonly StatementNode[], { parse }: BashModule): void {
  for (const command of commandsIn(statements)) {
    const { type } = command
    const isLoop = type === 'While' || type === 'Until' || type === 'For' || type === 'CStyleFor'
    if (isLoop) command.body.unshift(...parse(`/usr/bin/${LOOP_TURN_COMMAND} "$?"`).statements)
  }
}
