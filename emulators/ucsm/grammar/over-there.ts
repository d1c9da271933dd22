import type { CommandIo } from '../../../src/emulator/index.ts'
import { otherOf } from '../cluster/cluster-link.ts'
import { peerHasClosed } from '../screens/peer-connection.ts'
import type { Visit } from '../visit.ts'
import type { Mode } from './words.ts'

type Command = Mode['commands'][number]

/** A mode at the other interconnect: its prompt and its commands are about the machine there. */
export function overThere(mode: Mode): Mode {
  return {
    ...mode,
    prompt: (visit, path) => mode.prompt(visit.peer ?? visit, path),
    commands: mode.commands.map(command),
    inherits: mode.inherits.map(overThere),
  }
}

/** A command that runs there. When the machine there goes down, its visitor is back on this one. */
function command(one: Command): Command {
  return {
    ...one,
    visible: (visit) => one.visible(visit.peer ?? visit),
    async run(values, io) {
      if (isGone(io.session)) return comeBack(io)
      const printed = await one.run(values, { ...io, ...asThere(io) })
      if (printed !== undefined) io.print(printed)
      if (isGone(io.session)) return comeBack(io)
    },
  }
}

function asThere(io: CommandIo<Visit>): Pick<CommandIo<Visit>, 'session' | 'enter'> {
  return {
    session: io.session.peer ?? io.session,
    enter: (mode, label) => io.enter(overThere(mode), label),
  }
}

function isGone({ cluster, fabric }: Visit): boolean {
  return !cluster?.isUp(otherOf(fabric))
}

function comeBack(io: CommandIo<Visit>): string {
  const host = io.session.peer?.host ?? ''
  io.session.peer = undefined
  io.leaveAll()
  return peerHasClosed(host)
}
