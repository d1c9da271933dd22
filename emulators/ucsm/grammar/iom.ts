import { caretRow } from '../../../src/emulator/index.ts'
import { equipmentSeen } from '../equipment/equipment-seen.ts'
import { commandList, iomPrompt, iomVersion } from '../screens/endpoint-shells.ts'
import { facts } from '../visit.ts'
import { command, mode } from './words.ts'

const HELP = {
  exit: 'Exit from the fabric extender',
  help: 'List available commands',
  'show version': 'Show the software version',
}

/** `fex-1# `; the mode is entered with the number of the chassis as its label. */
export const iom = mode('iom', {
  prompt: (_, path) => iomPrompt(path.at(-1) ?? ''),
  vocabulary: { help: HELP.help, show: 'Show running system information' },
  errors: {
    invalid: (spot) => `${caretRow(spot)}\n% Invalid command at '^' marker.`,
    ambiguous: (spot) => `${caretRow(spot)}\n% Ambiguous command at '^' marker.`,
    incomplete: () => '% Incomplete command',
  },
  commands: [
    command('show version', {
      help: HELP['show version'],
      run(_, io) {
        const label = io.modePath().at(-1)
        const chassis = equipmentSeen(io.session).chassis.find(({ id }) => String(id) === label)
        const module = chassis?.ioModules.find(({ fabric }) => fabric === io.session.fabric)
        return module && iomVersion(module.pid, facts(io.session).profile.title)
      },
    }),
    command('help', { help: HELP.help, run: () => commandList(HELP) }),
    command('exit', { help: HELP.exit, run: (_, io) => io.leave() }),
  ],
})
