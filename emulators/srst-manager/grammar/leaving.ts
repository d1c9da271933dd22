import { command } from './words.ts'

/** `end` and `exit` of the modes below EXEC. */
export const leavingCommands = [
  command('end', { help: 'Exit to EXEC mode', run: (_, io) => io.leaveAll() }),
  command('exit', { help: 'Exit from this mode', run: (_, io) => io.leave() }),
]
