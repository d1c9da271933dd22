import type { CommandIo } from '../../../src/emulator/index.ts'
import { securityEdit } from '../backup/backup-settings.ts'
import { masterKeyOf } from '../backup/protection/master-key.ts'
import {
  DELETE_QUESTION,
  GENERATE_FIRST,
  keyScreen,
  NO_KEY,
  OVERWRITE_QUESTION,
  PASSWORD_AGAIN,
  PASSWORD_EMPTY,
  PASSWORD_QUESTION,
  PASSWORDS_DIFFER,
} from '../screens/master-key.ts'
import { edit, facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

const vocabulary = {
  delete: 'Delete the master key',
  enforced: 'Only protected and untampered backup files are restored',
  generate: 'Generate the master key from a password',
  key: 'Master key of protected backups',
  protected: 'Backup files are encrypted and signed',
  security: 'Security of backups',
}
const HELP = {
  protected: 'Backup files are encrypted and signed',
  enforced: 'Only protected and untampered backup files are restored',
} as const

/** `backup security ...` in configuration mode, with its `no` and `default` forms. */
export const backupSecurityCommands = [
  command('backup security key generate', {
    help: 'Generate the master key from a password',
    vocabulary,
    run: (_, io) => generateKey(io),
  }),
  command('backup security key delete', {
    help: 'Delete the master key',
    vocabulary,
    run: (_, io) => deleteKey(io),
  }),
  command('backup security protected', {
    help: HELP.protected,
    vocabulary,
    run: (_, { session }) => turnOn(session, 'protected'),
  }),
  command('backup security enforced', {
    help: HELP.enforced,
    vocabulary,
    run: (_, { session }) => turnOn(session, 'enforced'),
  }),
  command('(no|default) backup security protected', {
    help: HELP.protected,
    vocabulary,
    run: (_, { session }) => edit(session, [securityEdit('protected', false)]),
  }),
  command('(no|default) backup security enforced', {
    help: HELP.enforced,
    vocabulary,
    run: (_, { session }) => edit(session, [securityEdit('enforced', false)]),
  }),
]

async function generateKey(io: CommandIo<Visit>): Promise<string | void> {
  const { appliance, surroundings } = io.session
  const { masterKey } = facts(io.session)
  if (masterKey) {
    io.print(keyScreen(masterKey.magic))
    if (!(await io.confirm(OVERWRITE_QUESTION))) return
  }
  const password = surroundings.secret(await io.ask(PASSWORD_QUESTION, { echo: false }))
  const again = surroundings.secret(await io.ask(PASSWORD_AGAIN, { echo: false }))
  if (password !== again) return PASSWORDS_DIFFER
  if (password === '') return PASSWORD_EMPTY
  const key = masterKeyOf(password)
  surroundings.secret(key.secret)
  appliance.send({ type: 'masterKey.generated', key })
}

async function deleteKey(io: CommandIo<Visit>): Promise<string | void> {
  const { masterKey } = facts(io.session)
  if (!masterKey) return NO_KEY
  io.print(keyScreen(masterKey.magic))
  if (await io.confirm(DELETE_QUESTION)) io.session.appliance.send({ type: 'masterKey.deleted' })
}

function turnOn(visit: Visit, rule: 'protected' | 'enforced'): string | void {
  if (!facts(visit).masterKey) return GENERATE_FIRST
  edit(visit, [securityEdit(rule, true)])
}
