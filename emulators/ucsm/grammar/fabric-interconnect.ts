import { oneOf } from '../../../src/emulator/index.ts'
import { interconnectOf, interconnects } from '../interconnects.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import {
  interconnectDetail,
  interconnectTable,
  interconnectVersion,
} from '../screens/show-interconnect.ts'
import type { Visit } from '../visit.ts'
import { everywhere } from './everywhere.ts'
import { interconnectScreens } from './interconnect-screens.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

const fabric = oneOf({ a: 'Fabric A', b: 'Fabric B' })

/** `UCS-A /fabric-interconnect # ` */
export const fabricInterconnect = mode('fabric-interconnect', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('show', {
      help: 'Show this object',
      run: (_, { session }) => interconnectTable(open(session)),
    }),
    command('show detail', {
      help: 'Detail',
      run: (_, { session }) => open(session).map(interconnectDetail).join('\n'),
    }),
    command('show version', {
      help: 'System version',
      run: (_, { session }) => open(session).map(interconnectVersion).join('\n'),
    }),
  ],
})

/** The commands at the top about fabric interconnects. */
export const interconnectCommands = [
  command('scope fabric-interconnect {fabric}', {
    help: 'Fabric Interconnect',
    slots: { fabric },
    run({ fabric: letter }, io) {
      const wanted = upper(letter)
      if (!interconnectOf(io.session, wanted)) return NO_SUCH_OBJECT
      io.session.openFabric = wanted
      io.enter(fabricInterconnect)
    },
  }),
  command('show fabric-interconnect [detail]', {
    help: 'Fabric Interconnect',
    run: ({ detail }, { session }) => list(session, detail),
  }),
  command('show fabric-interconnect {fabric} [detail]', {
    help: 'Fabric Interconnect',
    slots: { fabric },
    run: ({ fabric: letter, detail }, { session }) => list(session, detail, upper(letter)),
  }),
  ...interconnectScreens,
]

function upper(letter: 'a' | 'b'): 'A' | 'B' {
  return letter === 'a' ? 'A' : 'B'
}

function open(visit: Visit) {
  return interconnects(visit).filter((one) => one.fabric === visit.openFabric)
}

function list(visit: Visit, detail: true | undefined, only?: 'A' | 'B'): string {
  const chosen = interconnects(visit).filter((one) => only === undefined || one.fabric === only)
  if (chosen.length === 0) return ''
  return detail ? chosen.map(interconnectDetail).join('\n') : interconnectTable(chosen)
}
