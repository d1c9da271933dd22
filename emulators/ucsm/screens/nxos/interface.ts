import { recalled } from '../../../../src/emulator/index.ts'
import { countersOf, macOf } from '../../switching/link-layer.ts'
import type { PortRole, SwitchPort } from '../../switching/ports.ts'
import { managementPort, type SwitchFacts } from '../../switching/switch-facts.ts'

export const evidence = recalled(
  'show interface and its transceivers: remembered from NX-OS 5 and 7; MAC addresses are made of the serial number.',
)

/** `show interface`: everything about every interface. */
export function nxosInterfaces(facts: SwitchFacts): string {
  return [managementInterface(facts), ...facts.ports.map((port) => ethernet(port, facts)), ''].join(
    '\n\n',
  )
}

function managementInterface(facts: SwitchFacts): string {
  const { address, prefix } = managementPort(facts)
  const mac = macOf({ number: 0 }, facts)
  return `mgmt0 is up
admin state is up
  Hardware: GigabitEthernet, address: ${mac} (bia ${mac})
  Internet Address is ${address}/${prefix}
  MTU 1500 bytes, BW 1000000 Kbit, DLY 10 usec
  reliability 255/255, txload 1/255, rxload 1/255
  Encapsulation ARPA, medium is broadcast
  full-duplex, 1000 Mb/s
  Auto-Negotiation is turned on`
}

function ethernet(port: SwitchPort, facts: SwitchFacts): string {
  const { name, role, isUp, speed } = port
  const mac = macOf(port, facts)
  const { outBytes, outMulticast } = countersOf(port, facts)
  const gigabits = Number.parseInt(speed, 10)
  return `${name} is ${isUp ? 'up' : 'down (SFP not inserted)'}
admin state is up, Dedicated Interface
  Hardware: ${speed.replace('G', '000')} Ethernet, address: ${mac} (bia ${mac})
${described(port)}  MTU 1500 bytes, BW ${gigabits * 1_000_000} Kbit, DLY 10 usec
  reliability 255/255, txload 1/255, rxload 1/255
  Encapsulation ARPA, medium is broadcast
  Port mode is ${PORT_MODES[role]}
  ${isUp ? 'full' : 'auto'}-duplex, ${gigabits} Gb/s${media(port)}
  Beacon is turned off
  Input flow-control is off, output flow-control is off
  Switchport monitor is off
  RX
    0 unicast packets  0 multicast packets  0 broadcast packets
    0 input packets  0 bytes
    0 input error  0 short frame  0 overrun   0 underrun  0 ignored
  TX
    0 unicast packets  ${outMulticast} multicast packets  0 broadcast packets
    ${outMulticast} output packets  ${outBytes} bytes
    0 output error  0 collision  0 deferred  0 late collision
    0 interface resets`
}

const PORT_MODES: Readonly<Record<PortRole, string>> = {
  uplink: 'trunk',
  fabric: 'fex-fabric',
  server: 'trunk',
  unused: 'access',
}

function described({ role }: SwitchPort): string {
  if (role === 'unused') return ''
  return `  Description: ${role === 'uplink' ? 'U: Uplink' : 'S: Server'}\n`
}

function media({ transceiver }: SwitchPort): string {
  return transceiver === undefined ? '' : `, media type is ${transceiver}`
}

/** `show interface transceiver`. */
export function nxosTransceivers({ ports, serial }: SwitchFacts): string {
  return ports.map((port) => [port.name, ...transceiver(port, serial), ''].join('\n')).join('\n')
}

function transceiver({ transceiver: type, speed, number }: SwitchPort, serial: string): string[] {
  if (type === undefined) return ['    transceiver is not present']
  return [
    '    transceiver is present',
    `    type is ${type}`,
    '    name is CISCO-AVAGO',
    `    serial number is AVA${serial.slice(3, 7)}${String(number).padStart(4, '0')}`,
    `    nominal bitrate is ${Number.parseInt(speed, 10) * 1_000} MBit/sec`,
    '    cisco id is --',
    '    cisco extended id number is 4',
  ]
}
