import { pattern, word } from '../../../src/emulator/index.ts'
import { statusBrief } from '../../sftunnel/screens/status-brief.ts'
import { tunnelStatus } from '../../sftunnel/screens/status.ts'
import { pmtool } from '../../sftunnel/shell/pmtool.ts'
import { command } from './words.ts'

/** What is asked and done about the sftunnel process. */
export const tunnelCommands = [
  command('sftunnel-status', {
    help: 'Show sftunnel status',
    run: (_, { session: { end } }) => tunnelStatus(end, end.tunnel.peers()),
  }),
  command('sftunnel-status-brief', {
    help: 'Show sftunnel status brief',
    run: (_, { session: { end } }) => statusBrief(end),
  }),
  command('pmtool status', {
    help: 'Show the processes that the process manager runs',
    vocabulary: { pmtool: 'Process manager tool' },
    run: (_, { session }) => pmtool(session.processes, ['status']).text,
  }),
  command('pmtool {order} {process}', {
    help: 'Process manager tool',
    slots: {
      order: pattern(/^(?:restart|disable|enable)byid$/i, {
        label: 'restartbyid|disablebyid|enablebyid',
        help: 'What to do with a process',
        examples: ['restartbyid', 'enablebyid'],
      }),
      process: word('Name of the process'),
    },
    run: ({ order, process }, { session }) => pmtool(session.processes, [order, process]).text,
  }),
]
