import { caretRow, integer } from '../../../src/emulator/index.ts'
import { interconnectOf } from '../interconnects.ts'
import { nxosBanner } from '../screens/nxos-banner.ts'
import {
  NXOS_SSH_SERVER,
  nxosInterfaceBrief,
  nxosInterfaceStatus,
  nxosRunningConfig,
  nxosShowVersion,
  nxosUsers,
  type NxosFacts,
} from '../screens/nxos.ts'
import { clockLine } from '../screens/show-system.ts'
import { facts, type Visit } from '../visit.ts'
import { showFipsStatus } from './fips-status.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A(nxos)# ` */
export const nxos = mode('nxos', {
  prompt: nxosPrompt,
  vocabulary,
  errors: {
    invalid: (spot) => `${caretRow(spot)}\n% Invalid command at '^' marker.`,
    ambiguous: (spot) => `${caretRow(spot)}\n% Ambiguous command at '^' marker.`,
    incomplete: () => '% Incomplete command',
  },
  commands: [
    command('show version', { help: 'Show the software version', run: show(nxosShowVersion) }),
    command('show running-config', {
      help: 'Current operating configuration',
      run: show(nxosRunningConfig),
    }),
    command('show interface brief', {
      help: 'Show brief info of interface',
      vocabulary: { interface: 'Show interface status and information' },
      run: show(nxosInterfaceBrief),
    }),
    command('show interface status', {
      help: 'Show interface line status',
      vocabulary: { interface: 'Show interface status and information' },
      run: nxosInterfaceStatus,
    }),
    command('show ssh server', {
      help: 'Show SSH server',
      vocabulary: { ssh: 'Show SSH information' },
      run: () => NXOS_SSH_SERVER,
    }),
    command('show users', {
      help: 'Show the current users logged in the system',
      run: (_, { session }) => nxosUsers(session.desk.list()),
    }),
    command('show clock', {
      help: 'Display current date',
      run: (_, { session }) => clockLine(facts(session).now()),
    }),
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
    command('end', { help: 'Go to exec mode', run: () => {} }),
    command('exit', { help: 'Exit from command interpreter', run: (_, io) => io.leave() }),
  ],
})

/** What is shown when NX-OS is connected to. */
export function nxosGreeting(visit: Visit): string {
  return nxosBanner(facts(visit).profile.copyrightYears)
}

/** `(nx-os)` on the 6400 series from 4.2 on, `(nxos)` on all others. */
function nxosPrompt(visit: Visit): string {
  const { host, platform } = visit
  const [major = 0, minor = 0] = facts(visit).profile.title.split(/[.(]/).map(Number)
  const isNew = platform.series === '6400' && (major > 4 || (major === 4 && minor >= 2))
  return `${host}(${isNew ? 'nx-os' : 'nxos'})# `
}

function show(screen: (nxos: NxosFacts) => string) {
  return (_: unknown, { session }: { readonly session: Visit }): string => {
    const one = interconnectOf(session, session.fabric)
    if (!one) return ''
    const { profile, now } = facts(session)
    const copyright = nxosBanner(profile.copyrightYears)
    return screen({ ...one, host: session.host, nowMs: now(), copyright })
  }
}
