import {
  nxosCdpNeighbors,
  nxosFex,
  nxosFlogiDatabase,
  nxosLldpNeighbors,
  nxosMacAddressTable,
  nxosNpvFlogiTable,
  nxosNpvStatus,
  nxosPortChannels,
} from '../../screens/nxos/neighbors.ts'
import { nxosVlanBrief, nxosVlans } from '../../screens/nxos/vlan.ts'
import { command } from '../words.ts'
import { show } from './show.ts'

/** What NX-OS shows of VLANs, neighbours, and the servers that are logged in. */
export const fabricCommands = [
  command('show vlan', { help: 'Vlan commands', run: show(nxosVlans) }),
  command('show vlan brief', {
    help: 'All VLAN status in brief',
    run: show(nxosVlanBrief),
  }),
  command('show mac address-table', {
    help: 'MAC address table',
    run: nxosMacAddressTable,
  }),
  command('show port-channel summary', {
    help: 'Show port-channel summary',
    run: nxosPortChannels,
  }),
  command('show npv status', { help: 'Show NPV status', run: nxosNpvStatus }),
  command('show npv flogi-table', {
    help: 'Show information about FLOGI sessions',
    run: nxosNpvFlogiTable,
  }),
  command('show flogi database', {
    help: 'Show information about FLOGI sessions',
    run: nxosFlogiDatabase,
  }),
  command('show lldp neighbors', {
    help: 'Show information about LLDP neighbors',
    run: nxosLldpNeighbors,
  }),
  command('show cdp neighbors', { help: 'Show CDP neighbors', run: nxosCdpNeighbors }),
  command('show fex', { help: 'Show FEX information', run: show(nxosFex) }),
]
