import { pattern } from '../../../src/emulator/index.ts'
import { shownInstallation } from '../firmware/installation.ts'
import { fsmStatusScreen } from '../screens/fsm-status.ts'
import {
  INSTALL_CHECKLIST,
  INSTALL_QUESTION,
  installTriggered,
  NO_SUCH_VERSION,
} from '../screens/show-firmware.ts'
import { NO_PRIVILEGE } from '../screens/user-errors.ts'
import { isReadOnly } from '../users/privileges.ts'
import { facts } from '../visit.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

const packVersion = pattern(/^\d+\.\d+\(\w+\)A$/, {
  label: 'WORD',
  help: 'Infrastructure Pack Version, such as 4.0(2a)A',
  examples: ['4.0(9z)A', '9.9(1a)A'],
})

/** `UCS-A /firmware/auto-install # ` */
export const autoInstall = mode('auto-install', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('show fsm status [expand]', {
      help: 'Status',
      vocabulary: { expand: 'Expand' },
      run: ({ expand }, { session }) =>
        fsmStatusScreen(shownInstallation(facts(session).installation), expand),
    }),
    command('install infra infra-vers {version}', {
      help: 'Infrastructure Pack Version',
      slots: { version: packVersion },
      async run({ version }, io) {
        const { appliance } = io.session
        const to = version.slice(0, -1)
        if (isReadOnly(io.session)) return NO_PRIVILEGE
        if (!facts(io.session).profiles[to]) return NO_SUCH_VERSION
        io.print(INSTALL_CHECKLIST)
        if (!(await io.confirm(INSTALL_QUESTION))) return
        appliance.send({ type: 'install.triggered', to })
        return installTriggered(version)
      },
    }),
  ],
})
