import { integer, pattern } from '../../../src/emulator/index.ts'
import { CHANGED, portChanged, showNetwork } from '../screens/show-network.ts'
import { showTime } from '../screens/show-time.ts'
import { facts, type Visit } from '../visit.ts'
import type { NetworkSettings } from '../vocabulary.ts'
import { address, command, host } from './words.ts'

const servers = pattern(/^[\d.:a-fA-F]+(?:,[\d.:a-fA-F]+)*$/, {
  label: 'DNSLIST',
  help: 'DNS servers, divided by commas',
  examples: ['208.67.222.222', '10.0.0.1,10.0.0.2'],
})

/** Ports that may be chosen (FTD Command Reference, configure network management-port). */
const port = integer(1025, 65_535, 'TCP port of the tunnel to the manager')

/** The settings of the management interface, and the time. */
export const networkCommands = [
  command('show network', {
    help: 'Show management interface configuration',
    run: (_, { session }) => showNetwork(facts(session).network, session.end.interfaceName()),
  }),
  command('show time', {
    help: 'Display the current time',
    run: (_, { session }) => showTime(session.now()),
  }),
  command('configure network ipv4 manual {address} {netmask} {gateway}', {
    help: 'Configure IPv4 manually',
    slots: { address, netmask: address, gateway: host },
    run({ address: own, netmask, gateway }, { session }) {
      change(session, { address: own, netmask, gateway })
      return CHANGED
    },
  }),
  command('configure network hostname {name}', {
    help: 'Configure the hostname',
    slots: { name: host },
    run: ({ name }, { session }) => change(session, { hostname: name }),
  }),
  command('configure network management-port {port}', {
    help: 'Configure the port of the tunnel to the manager; the manager needs the same',
    slots: { port },
    run({ port: managementPort }, { session }) {
      change(session, { managementPort })
      session.appliance.send({ type: 'sftunnel.restarted' })
      return portChanged(managementPort)
    },
  }),
  command('configure network dns servers {servers}', {
    help: 'Configure DNS servers',
    slots: { servers },
    run: ({ servers: list }, { session }) => change(session, { dnsServers: list.split(',') }),
  }),
]

function change({ appliance }: Visit, settings: Partial<NetworkSettings>): void {
  appliance.send({ type: 'network.configured', settings })
}
