import { nxosInterfaces, nxosTransceivers } from '../../screens/nxos/interface.ts'
import {
  nxosInterfaceBrief,
  nxosInterfaceCounters,
  nxosInterfaceStatus,
  nxosInterfaceTrunk,
  nxosPriorityFlowControl,
} from '../../screens/nxos/interface-tables.ts'
import { nxosIpBrief, nxosIpBriefAll, nxosIpBriefManagement } from '../../screens/nxos/settings.ts'
import { command } from '../words.ts'
import { show } from './show.ts'

/** `show interface` and what it has below. */
export const interfaceCommands = [
  command('show interface', {
    help: 'Show interface status and information',
    run: show(nxosInterfaces),
  }),
  command('show interface brief', {
    help: 'Show brief info of interface',
    run: show(nxosInterfaceBrief),
  }),
  command('show interface status', {
    help: 'Show interface line status',
    run: show(nxosInterfaceStatus),
  }),
  command('show interface counters', {
    help: 'Show interface counters',
    run: show(nxosInterfaceCounters),
  }),
  command('show interface trunk', {
    help: 'Show interface trunk information',
    run: show(nxosInterfaceTrunk),
  }),
  command('show interface priority-flow-control', {
    help: 'Show interface PFC information',
    run: show(nxosPriorityFlowControl),
  }),
  command('show interface transceiver', {
    help: 'Show interface transceiver information',
    run: show(nxosTransceivers),
  }),
  command('show ip interface brief', {
    help: 'Brief summary of IP status and configuration',
    run: show(nxosIpBrief),
  }),
  command('show ip interface brief vrf management', {
    help: 'Management VRF',
    run: show(nxosIpBriefManagement),
  }),
  command('show ip interface brief vrf all', {
    help: 'All VRFs',
    run: show(nxosIpBriefAll),
  }),
]
