import { aaaCommands } from './aaa.ts'
import { accountCommands } from './accounts.ts'
import { backupSecurityCommands } from './backup-security.ts'
import { backupSettingCommands } from './backup-settings.ts'
import { configInterface } from './config-interface.ts'
import { hostSettings } from './host-settings.ts'
import { knownHostCommands } from './known-hosts.ts'
import { leavingCommands } from './leaving.ts'
import { modePrompt } from './prompt.ts'
import { show } from './show.ts'
import { command, mode, vocabulary } from './words.ts'

/** `srstmgr-1(config)# ` */
export const config = mode('config', {
  prompt: modePrompt('config'),
  vocabulary,
  inherits: [show],
  commands: [
    ...hostSettings,
    ...accountCommands,
    ...aaaCommands,
    ...backupSettingCommands,
    ...backupSecurityCommands,
    ...knownHostCommands,
    command('interface ethernet 0', {
      help: 'Ethernet interface',
      vocabulary: { ethernet: 'IEEE 802.3', 0: 'Interface number' },
      run: (_, io) => io.enter(configInterface),
    }),
    ...leavingCommands,
  ],
})
