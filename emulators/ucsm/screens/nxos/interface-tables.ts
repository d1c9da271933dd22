import { recalled } from '../../../../src/emulator/index.ts'
import { countersOf } from '../../switching/link-layer.ts'
import type { PortRole, SwitchPort } from '../../switching/ports.ts'
import { carriedVlans, managementPort, type SwitchFacts } from '../../switching/switch-facts.ts'
import { RULE, ruled } from './lines.ts'

export const evidence = recalled('The tables of show interface: remembered from NX-OS 5 and 7.')

/** `show interface brief`. */
export function nxosInterfaceBrief(facts: SwitchFacts): string {
  const { address } = managementPort(facts)
  const ports = facts.ports.map(({ short, role, isUp, speed }) => {
    const state = isUp
      ? ['1', 'eth', MODES[role], 'up', 'none']
      : ['1', 'eth', MODES[role], 'down', 'SFP not inserted']
    return `${inBriefColumns([short, ...state])} ${`${speed}(D)`.padEnd(8)} --`
  })
  const management = `mgmt0  --           up     ${address.padEnd(39)} 1000     1500`
  return [
    ruled(
      [
        'Ethernet      VLAN    Type Mode   Status  Reason                   Speed     Port',
        'Interface                                                                    Ch #',
      ],
      ports,
    ),
    RULE,
    'Port   VRF          Status IP Address                              Speed    MTU',
    RULE,
    management,
    '',
  ].join('\n')
}

/** How NX-OS calls what ports are for. */
const MODES: Readonly<Record<PortRole, string>> = {
  uplink: 'trunk',
  fabric: 'fabric',
  server: 'trunk',
  unused: 'access',
}

const BRIEF_WIDTHS = [13, 7, 4, 6, 7, 25]

function inBriefColumns(cells: readonly string[]): string {
  return cells.map((cell, index) => cell.padEnd(BRIEF_WIDTHS[index] ?? 0)).join(' ')
}

/** `show interface status`. */
export function nxosInterfaceStatus({ ports }: SwitchFacts): string {
  const rows = ports.map(({ short, role, isUp, speed, transceiver = '--' }) => {
    const status = isUp ? 'connected' : 'sfpAbsent'
    const vlan = carriesAll(role) ? 'trunk' : '1'
    const columns = [short.padEnd(13), '--'.padEnd(18), status.padEnd(9), vlan.padEnd(9)]
    return `${columns.join(' ')} full    ${speed.padEnd(7)} ${transceiver}`
  })
  return ruled(['Port          Name               Status    Vlan      Duplex  Speed   Type'], rows)
}

/** `show interface trunk`. */
export function nxosInterfaceTrunk(facts: SwitchFacts): string {
  const trunks = facts.ports.filter(({ role }) => carriesAll(role))
  const carried = carriedVlans(facts.objects)
  const rows = (value: string) => trunks.map(({ short }) => `${short.padEnd(13)} ${value}`)
  const native = trunks.map(({ short }) => `${short.padEnd(13)} 1       trunking      --`)
  return [
    ruled(
      ['Port          Native  Status        Port', '              Vlan                  Channel'],
      native,
    ),
    ruled(['Port          Vlans Allowed on Trunk'], rows(carried)),
    ruled(['Port          Vlans Err-disabled on Trunk'], rows('none')),
    ruled(['Port          STP Forwarding'], rows(carried)),
  ].join('')
}

/** `show interface counters`. */
export function nxosInterfaceCounters(facts: SwitchFacts): string {
  const table = (left: string, right: string, count: (port: SwitchPort) => [number, number]) => {
    const rows = facts.ports.map((port) => {
      const [first, second] = count(port)
      return `${port.short.padEnd(12)}${String(first).padStart(33)}${String(second).padStart(34)}`
    })
    return ruled([`${'Port'.padEnd(12)}${left.padStart(33)}${right.padStart(34)}`], rows)
  }
  const sent = (port: SwitchPort) => countersOf(port, facts)
  return [
    table('InOctets', 'InUcastPkts', () => [0, 0]),
    table('InMcastPkts', 'InBcastPkts', () => [0, 0]),
    table('OutOctets', 'OutUcastPkts', (port) => [sent(port).outBytes, 0]),
    table('OutMcastPkts', 'OutBcastPkts', (port) => [sent(port).outMulticast, 0]),
  ].join('')
}

/** `show interface priority-flow-control`. */
export function nxosPriorityFlowControl({ ports }: SwitchFacts): string {
  const rule = '='.repeat(60)
  const rows = ports.map(({ name, isUp }) => {
    const state = `Auto ${isUp ? 'On  (8)' : 'Off'}`
    return `${name.padEnd(18)} ${state.padEnd(19)} 0          0`
  })
  const titles = 'Port               Mode Oper(VL bmap)  RxPPP      TxPPP'
  return [rule, titles, rule, '', ...rows, ''].join('\n')
}

function carriesAll(role: PortRole): boolean {
  return MODES[role] === 'trunk'
}
