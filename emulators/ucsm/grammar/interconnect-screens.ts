import { oneOf } from '../../../src/emulator/index.ts'
import { switchDn } from '../cluster/network-element.ts'
import { interconnects } from '../interconnects.ts'
import { fsmStatusScreen, idleFsm } from '../screens/fsm-status.ts'
import {
  interconnectEnvironment,
  interconnectInventory,
  interconnectMacAging,
  interconnectMode,
} from '../screens/interconnect-parts.ts'
import { interconnectVersion, type InterconnectFacts } from '../screens/show-interconnect.ts'
import type { Visit } from '../visit.ts'
import { command } from './words.ts'

type Screen = (all: readonly InterconnectFacts[]) => string

const each = (screen: (one: InterconnectFacts) => string): Screen => {
  return (all) => all.map(screen).join('\n')
}

const SCREENS = {
  environment: each(interconnectEnvironment),
  inventory: each(interconnectInventory),
  'mac-aging': interconnectMacAging,
  mode: interconnectMode,
  version: each(interconnectVersion),
} as const satisfies Readonly<Record<string, Screen>>

const part = oneOf({
  environment: 'Environment',
  inventory: 'Inventory',
  'mac-aging': 'Mac Aging',
  mode: 'Mode',
  version: 'System version',
})
const fabric = oneOf({ a: 'Fabric A', b: 'Fabric B' })
const expansion = { expand: 'Expand' }

/** `show fabric-interconnect` with one of its parts, at the top. */
export const interconnectScreens = [
  command('show fabric-interconnect {part}', {
    help: 'Fabric Interconnect',
    slots: { part },
    run: ({ part: name }, { session }) => show(session, SCREENS[name]),
  }),
  command('show fabric-interconnect {fabric} {part}', {
    help: 'Fabric Interconnect',
    slots: { fabric, part },
    run: ({ fabric: letter, part: name }, { session }) => show(session, SCREENS[name], letter),
  }),
  command('show fabric-interconnect fsm status [expand]', {
    help: 'Status',
    vocabulary: expansion,
    run: ({ expand }, { session }) => show(session, fsmScreen(expand)),
  }),
  command('show fabric-interconnect {fabric} fsm [status]', {
    help: 'Status',
    slots: { fabric },
    run: ({ fabric: letter }, { session }) => show(session, fsmScreen(undefined), letter),
  }),
  command('show fabric-interconnect {fabric} fsm status expand', {
    help: 'Expand',
    vocabulary: expansion,
    slots: { fabric },
    run: ({ fabric: letter }, { session }) => show(session, fsmScreen(true), letter),
  }),
]

/** No task of an interconnect's own runs here. */
function fsmScreen(expand: true | undefined): Screen {
  return each((one) => fsmStatusScreen(idleFsm(switchDn(one.fabric)), expand))
}

function show(visit: Visit, screen: Screen, letter?: 'a' | 'b'): string {
  const wanted = letter?.toUpperCase()
  const chosen = interconnects(visit).filter((one) => wanted === undefined || one.fabric === wanted)
  return chosen.length === 0 ? '' : screen(chosen)
}
