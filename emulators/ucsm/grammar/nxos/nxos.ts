import { caretRow, integer } from '../../../../src/emulator/index.ts'
import { facts, type Visit } from '../../visit.ts'
import { showFipsStatus } from '../fips-status.ts'
import { command, mode, vocabulary } from '../words.ts'
import { fabricCommands } from './fabric.ts'
import { interfaceCommands } from './interfaces.ts'
import { machineCommands } from './machine.ts'
import { pushedModes } from './pushed-modes.ts'

/** `UCS-A(nxos)# ` */
export const nxos = mode('nxos', {
  prompt: nxosPrompt,
  vocabulary: {
    ...vocabulary,
    all: 'All VRFs',
    cdp: 'Show Cisco Discovery Protocol information',
    flogi: 'Show information about FLOGI sessions',
    interface: 'Show interface status and information',
    ip: 'Display IP information',
    key: 'Show SSH keys',
    lldp: 'Show information about LLDP',
    mac: 'MAC configuration commands',
    npv: 'Show information about NPV',
    'port-channel': 'Show port-channel information',
    ssh: 'Show SSH information',
    vlan: 'Vlan commands',
    vrf: 'Display per-VRF information',
  },
  errors: {
    invalid: (spot) => `${caretRow(spot)}\n% Invalid command at '^' marker.`,
    ambiguous: (spot) => `${caretRow(spot)}\n% Ambiguous command at '^' marker.`,
    incomplete: () => '% Incomplete command',
  },
  commands: [
    ...machineCommands,
    ...interfaceCommands,
    ...fabricCommands,
    showFipsStatus,
    command('terminal length {lines}', {
      help: 'Set number of lines on a screen',
      slots: { lines: integer(0, 511, 'Number of lines on screen (0 for no pausing)') },
      run: ({ lines }, io) => io.terminal.setPageLength(lines),
    }),
    command('terminal width {columns}', {
      help: 'Set width of the display terminal',
      slots: { columns: integer(24, 511, 'Number of characters on a line') },
      run: ({ columns }, io) => io.terminal.setWidth(columns),
    }),
    command('where', {
      help: 'Shows the cli context you are in',
      run: (_, { session }) => `  exec mode  ${session.user}@${session.host}`,
    }),
    ...pushedModes,
    command('end', { help: 'Go to exec mode', run: () => {} }),
    command('exit', { help: 'Exit from command interpreter', run: (_, io) => io.leave() }),
  ],
})

/** `(nx-os)` on the 6400 series from 4.2 on, `(nxos)` on all others. */
function nxosPrompt(visit: Visit): string {
  const { host, platform } = visit
  const [major = 0, minor = 0] = facts(visit).profile.title.split(/[.(]/).map(Number)
  const isNew = platform.series === '6400' && (major > 4 || (major === 4 && minor >= 2))
  return `${host}(${isNew ? 'nx-os' : 'nxos'})# `
}
