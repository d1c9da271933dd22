import { recalled } from '../../../../src/emulator/index.ts'
import type { SwitchFacts } from '../../switching/switch-facts.ts'
import { RULE, ruled } from './lines.ts'

export const evidence = recalled(
  'Tables of neighbours, FEX, port channels and Fibre Channel logins: remembered from NX-OS 5 and 7.',
)

/** `show lldp neighbors`: nothing in a lab speaks LLDP. */
export function nxosLldpNeighbors(): string {
  return `Capability codes:
  (R) Router, (B) Bridge, (T) Telephone, (C) DOCSIS Cable Device
  (W) WLAN Access Point, (P) Repeater, (S) Station, (O) Other
Device ID            Local Intf      Hold-time  Capability  Port ID
Total entries displayed: 0
`
}

/** `show cdp neighbors`: nothing in a lab speaks CDP. */
export function nxosCdpNeighbors(): string {
  return `Capability Codes: R - Router, T - Trans-Bridge, B - Source-Route-Bridge
                  S - Switch, H - Host, I - IGMP, r - Repeater,
                  V - VoIP-Phone, D - Remotely-Managed-Device,
                  s - Supports-STP-Dispute

Device-ID          Local Intrfce  Hldtme Capability  Platform      Port ID

Total entries displayed: 0
`
}

/** `show fex`: the I/O modules of the chassis on this fabric. */
export function nxosFex({ equipment, fabric }: SwitchFacts): string {
  const rows = equipment.chassis.flatMap(({ id, ioModules }) =>
    ioModules
      .filter((one) => one.fabric === fabric)
      .map(({ pid, serial }) => {
        const description = `FEX${String(id).padStart(4, '0')}`
        const columns = [String(id).padEnd(10), description.padEnd(20), 'Online'.padEnd(12)]
        return `${columns.join(' ')} ${pid.padEnd(16)} ${serial}`
      }),
  )
  return [
    '  FEX         FEX                FEX          FEX',
    'Number     Description          State        Model            Serial',
    '-'.repeat(72),
    ...rows,
    '',
  ].join('\n')
}

/** `show mac address-table`: no server has a service profile, so no address was learnt. */
export function nxosMacAddressTable(): string {
  return `Legend:
        * - primary entry, G - Gateway MAC, (R) - Routed MAC, O - Overlay MAC
        age - seconds since last seen,+ - primary entry using vPC Peer-Link
   VLAN     MAC Address      Type      age     Secure NTFY    Ports
---------+-----------------+--------+---------+------+----+------------------
`
}

/** `show port-channel summary`: no uplinks are joined. */
export function nxosPortChannels(): string {
  return `Flags:  D - Down        P - Up in port-channel (members)
        I - Individual  H - Hot-standby (LACP only)
        s - Suspended   r - Module-removed
        S - Switched    R - Routed
        U - Up (port-channel)
        M - Not in use. Min-links not met
${RULE}
Group Port-       Type     Protocol  Member Ports
      Channel
${RULE}
`
}

/** `show npv status`: no uplink for Fibre Channel, and no server. */
export function nxosNpvStatus(): string {
  return `npiv is enabled

disruptive load balancing is disabled

External Interfaces:
====================

  Number of External Interfaces: 0

Server Interfaces:
==================

  Number of Server Interfaces: 0
`
}

/** `show npv flogi-table`: no server has logged in to the fabric. */
export function nxosNpvFlogiTable(): string {
  const titles = [
    'SERVER                                                                  EXTERNAL',
    'INTERFACE VSAN FCID             PORT NAME               NODE NAME       INTERFACE',
  ]
  return `${ruled(titles, [])}
Total number of flogi = 0.
`
}

/** `show flogi database`. */
export function nxosFlogiDatabase(): string {
  const titles = ['INTERFACE        VSAN    FCID           PORT NAME               NODE NAME']
  return `${ruled(titles, [])}
Total number of flogi = 0.
`
}
