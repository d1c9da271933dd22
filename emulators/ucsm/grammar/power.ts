import { ERASE_QUESTION, REBOOT_ADVICE, REBOOT_QUESTION } from '../screens/local-mgmt.ts'
import { NO_PRIVILEGE } from '../screens/user-errors.ts'
import { isReadOnly } from '../users/privileges.ts'
import { command } from './words.ts'

/** `reboot` in local management: every session ends, this one too. */
export const reboot = command('reboot', {
  help: 'Reboots the fabric interconnect',
  async run(_, io) {
    if (isReadOnly(io.session)) return NO_PRIVILEGE
    io.print(REBOOT_ADVICE)
    if (!(await io.confirm(REBOOT_QUESTION))) return
    const { appliance, user } = io.session
    appliance.send({ type: 'reboot.requested', reason: `asked for by ${user}` })
  },
})

/** `erase configuration` in local management: the first setup is what is left. */
export const eraseConfiguration = command('erase configuration', {
  help: 'Erase the configuration',
  vocabulary: { erase: 'Erase' },
  async run(_, io) {
    if (isReadOnly(io.session)) return NO_PRIVILEGE
    if (!(await io.confirm(ERASE_QUESTION))) return
    io.session.appliance.send({ type: 'configuration.erasing' })
  },
})
