import { pattern } from '../../../src/emulator/index.ts'
import { activation } from '../firmware/boot-unit.ts'
import {
  ACTIVATION_QUESTION,
  ACTIVATION_WARNING,
  NO_SUCH_VERSION,
} from '../screens/show-firmware.ts'
import { edit, facts } from '../visit.ts'
import { command } from './words.ts'

const version = pattern(/^\d+\.\d+\(\w+\)$/, {
  label: 'WORD',
  help: 'Version, such as 4.0(2a)',
  examples: ['4.0(9z)', '9.9(1a)'],
})

/** `activate firmware` in /system; the sessions end when it is committed. */
export const activateFirmware = command('activate firmware {version}', {
  help: 'Firmware',
  vocabulary: { activate: 'Activate' },
  slots: { version },
  async run({ version: to }, io) {
    if (!facts(io.session).profiles[to]) return NO_SUCH_VERSION
    io.print(ACTIVATION_WARNING)
    if (await io.confirm(ACTIVATION_QUESTION)) edit(io.session, activation(to))
  },
})
