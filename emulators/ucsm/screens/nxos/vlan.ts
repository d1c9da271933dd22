import { recalled } from '../../../../src/emulator/index.ts'
import { vlansOf, type SwitchFacts, type Vlan } from '../../switching/switch-facts.ts'

export const evidence = recalled('show vlan: remembered from NX-OS 5 and 7.')

const TITLES = [
  'VLAN Name                             Status    Ports',
  '---- -------------------------------- --------- -------------------------------',
]
const PORTS_PER_LINE = 4
const INDENT = ' '.repeat(48)

/** `show vlan brief`. */
export function nxosVlanBrief(facts: SwitchFacts): string {
  const rows = vlansOf(facts.objects).flatMap((vlan) => vlanLines(vlan, facts))
  return ['', ...TITLES, ...rows, ''].join('\n')
}

/** `show vlan`. */
export function nxosVlans(facts: SwitchFacts): string {
  const types = vlansOf(facts.objects).map(({ id }) => `${String(id).padEnd(4)} enet  CE`)
  return [
    nxosVlanBrief(facts),
    'VLAN Type  Vlan-mode',
    '---- ----- ----------',
    ...types,
    '',
    'Remote SPAN VLANs',
    '-'.repeat(79),
    '',
    'Primary  Secondary  Type             Ports',
    '-------  ---------  ---------------  -------------------------------------------',
    '',
  ].join('\n')
}

/** Trunks carry every VLAN of the network; all other ports are in VLAN 1. */
function vlanLines({ id, name }: Vlan, { ports, objects }: SwitchFacts): string[] {
  const isOfNetwork = Object.values(objects).some(
    (object) => object.class === 'fabricVlan' && object.attributes.id === String(id),
  )
  const members = ports
    .filter(({ role }) => isOfNetwork && (role === 'uplink' || role === 'server' || id === 1))
    .map(({ short }) => short)
  const [first = '', ...rest] = inLines(members)
  const head = `${String(id).padEnd(4)} ${name.padEnd(32)} active    ${first}`
  return [head.trimEnd(), ...rest.map((line) => `${INDENT}${line}`)]
}

function inLines(members: readonly string[]): string[] {
  const count = Math.ceil(members.length / PORTS_PER_LINE)
  return Array.from({ length: count }, (_, line) => {
    const start = line * PORTS_PER_LINE
    const isLast = line === count - 1
    return `${members.slice(start, start + PORTS_PER_LINE).join(', ')}${isLast ? '' : ','}`
  })
}
