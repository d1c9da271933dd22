import { DEBUG_PROMPT, notACommand } from '../screens/debug-plugin.ts'
import { showFipsStatus } from './fips-status.ts'
import { command, mode } from './words.ts'

/** `Linux(debug)# `, which the debug plugin opens: the FIPS mode, and nothing else of Linux. */
export const debugShell = mode('debug', {
  prompt: () => DEBUG_PROMPT,
  vocabulary: { fips: 'FIPS mode', mode: 'FIPS mode', no: 'Negate a command' },
  errors: {
    invalid: ({ word }) => notACommand(word),
    ambiguous: ({ word }) => notACommand(word),
    incomplete: ({ word }) => notACommand(word),
  },
  commands: [
    command('fips mode enable', {
      help: 'Enable FIPS mode',
      run: (_, { session: { appliance } }) => appliance.send({ type: 'fips.switched', isOn: true }),
    }),
    command('no fips mode enable', {
      help: 'Disable FIPS mode',
      run: (_, { session: { appliance } }) =>
        appliance.send({ type: 'fips.switched', isOn: false }),
    }),
    showFipsStatus,
    command('exit', { help: 'Go back to local management', run: (_, io) => io.leave() }),
  ],
})
