import { pattern } from '../../../src/emulator/index.ts'
import { NO_SUCH_OBJECT, OBJECT_EXISTS } from '../screens/object-errors.ts'
import { localUserDetail, localUserTable } from '../screens/show-local-user.ts'
import { ADMIN_STAYS } from '../screens/user-errors.ts'
import { ADMIN, localUsers, newUser, userDn } from '../users/local-users.ts'
import { edit, seen } from '../visit.ts'
import { localUser } from './local-user.ts'
import { command } from './words.ts'

const userName = pattern(/^[A-Za-z][\w.-]{0,31}$/, {
  label: 'WORD',
  help: 'User name',
  examples: ['steve', 'jeff'],
})

/** The commands of /security about local users. */
export const localUserCommands = [
  command('create local-user {name}', {
    help: 'Local user',
    slots: { name: userName },
    run({ name }, io) {
      if (seen(io.session)[userDn(name)]) return OBJECT_EXISTS
      for (const change of newUser(name)) edit(io.session, change)
      io.session.localUser = name
      io.enter(localUser)
    },
  }),
  command('enter local-user {name}', {
    help: 'Local user',
    slots: { name: userName },
    run({ name }, io) {
      if (!seen(io.session)[userDn(name)])
        for (const change of newUser(name)) edit(io.session, change)
      io.session.localUser = name
      io.enter(localUser)
    },
  }),
  command('scope local-user {name}', {
    help: 'Local user',
    slots: { name: userName },
    run({ name }, io) {
      if (!seen(io.session)[userDn(name)]) return NO_SUCH_OBJECT
      io.session.localUser = name
      io.enter(localUser)
    },
  }),
  command('delete local-user {name}', {
    help: 'Local user',
    slots: { name: userName },
    run({ name }, { session }) {
      if (name === ADMIN) return ADMIN_STAYS
      edit(session, { verb: 'delete', dn: userDn(name) })
    },
  }),
  command('show local-user [detail]', {
    help: 'Local user',
    run({ detail }, { session }) {
      const users = localUsers(seen(session))
      return detail ? localUserDetail(users, seen(session)) : localUserTable(users)
    },
  }),
  command('show local-user {name} [detail]', {
    help: 'Local user',
    slots: { name: userName },
    run({ name, detail }, { session }) {
      const user = seen(session)[userDn(name)]
      if (!user) return ''
      return detail ? localUserDetail([user], seen(session)) : localUserTable([user])
    },
  }),
]
