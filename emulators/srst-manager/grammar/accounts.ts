import { passwordDigest, word } from '../../../src/emulator/index.ts'
import { objectKey, objectsOf } from '../data/system-objects.ts'
import { accountExists, LAST_ACCOUNT, noSuchAccount } from '../screens/account-errors.ts'
import { facts, keep } from '../visit.ts'
import { nameOf } from './typed-names.ts'
import { command } from './words.ts'

const name = nameOf('User name')

/** The commands about user accounts, in EXEC and in configuration mode. They need no `write`. */
export const accountCommands = [
  command('username {name} create', {
    help: 'Create a user',
    slots: { name },
    run({ name: user }, { session }) {
      if (objectKey('account', user) in facts(session).objects) return accountExists(user)
      keep(session, { kind: 'account', name: user, attributes: {} })
    },
  }),
  command('username {name} password {password}', {
    help: 'Set the password of a user',
    slots: { name, password: word('Password', { secret: true }) },
    run({ name: user, password }, { session }) {
      if (!(objectKey('account', user) in facts(session).objects)) return noSuchAccount(user)
      const digest = passwordDigest(session.surroundings.secret(password), user)
      keep(session, { kind: 'account', name: user, attributes: { digest } })
    },
  }),
  command('no username {name} [create]', {
    help: 'Delete a user',
    slots: { name },
    run({ name: user }, { session }) {
      const key = objectKey('account', user)
      const { objects } = facts(session)
      if (!(key in objects)) return noSuchAccount(user)
      if (objectsOf(objects, 'account').length === 1) return LAST_ACCOUNT
      session.appliance.send({ type: 'object.dropped', key })
    },
  }),
]
