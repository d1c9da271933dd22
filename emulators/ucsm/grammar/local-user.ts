import { integer, oneOf, pattern, text, type CommandIo } from '../../../src/emulator/index.ts'
import type { Edit, ManagedObject } from '../managed-objects.ts'
import { NO_SUCH_OBJECT, OBJECT_EXISTS } from '../screens/object-errors.ts'
import { localUserDetail, localUserTable } from '../screens/show-local-user.ts'
import { EXPIRED_ALREADY, FIRST_ROLE_STAYS, ROLE_ABSENT } from '../screens/user-errors.ts'
import { FIRST_ROLE, roleGiven, rolesOf, userDn, userRoleDn } from '../users/local-users.ts'
import { edit, facts, seen, type Visit } from '../visit.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { askNewPassword, askSshKey, takeSshKey } from './user-secrets.ts'
import { command, mode, vocabulary } from './words.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = oneOf(
  Object.fromEntries(MONTHS.map((name) => [name, name.replace(/^./, (m) => m.toUpperCase())])),
)

const roleName = pattern(/^[\w.:-]{1,32}$/, {
  label: 'WORD',
  help: 'Role name',
  examples: ['admin', 'read-only'],
})

/** `UCS-A /security/local-user # ` */
export const localUser = mode('local-user', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('set firstname {name}', {
      help: 'First name',
      slots: { name: text('First name') },
      run: ({ name }, { session }) => set(session, { firstName: name }),
    }),
    command('set lastname {name}', {
      help: 'Last name',
      slots: { name: text('Last name') },
      run: ({ name }, { session }) => set(session, { lastName: name }),
    }),
    command('set email {address}', {
      help: 'Email',
      slots: { address: text('Email address') },
      run: ({ address }, { session }) => set(session, { email: address }),
    }),
    command('set phone {number}', {
      help: 'Phone',
      slots: { number: text('Phone number') },
      run: ({ number }, { session }) => set(session, { phone: number }),
    }),
    command('set account-status {status}', {
      help: 'Account status',
      slots: { status: oneOf({ active: 'Active', inactive: 'Inactive' }) },
      run: ({ status }, { session }) => set(session, { accountStatus: status }),
    }),
    command('set expiration {month} {day} {year}', {
      help: 'Expiration',
      slots: {
        month,
        day: integer(1, 31, 'Day of month'),
        year: integer(1970, 2199, 'Year'),
      },
      run: ({ month: name, day, year }, { session }) => {
        const expiryMs = Date.UTC(year, MONTHS.indexOf(name), day)
        if (expiryMs <= facts(session).now()) return EXPIRED_ALREADY
        const expiration = new Date(expiryMs).toISOString().slice(0, -1)
        return set(session, { expires: 'yes', expiration })
      },
    }),
    command('set password', { help: 'Password', run: (_, io) => change(io, askNewPassword) }),
    command('set sshkey', { help: 'SSH key', run: (_, io) => change(io, askSshKey) }),
    command('set sshkey none', {
      help: 'No key',
      run: (_, io) => change(io, () => takeSshKey('', io.session)),
    }),
    command('set sshkey {key}', {
      help: 'SSH key',
      slots: { key: text('SSH key in quotation marks') },
      run: ({ key }, io) => change(io, () => takeSshKey(key, io.session)),
    }),
    command('create role {role}', {
      help: 'Role',
      slots: { role: roleName },
      run({ role }, { session }) {
        if (!seen(session)[`sys/user-ext/role-${role}`]) return ROLE_ABSENT
        if (rolesOf(seen(session), session.localUser).includes(role)) return OBJECT_EXISTS
        edit(session, roleGiven(session.localUser, role))
      },
    }),
    command('enter role {role}', {
      help: 'Role',
      slots: { role: roleName },
      run({ role }, { session }) {
        if (!seen(session)[`sys/user-ext/role-${role}`]) return ROLE_ABSENT
        if (!rolesOf(seen(session), session.localUser).includes(role))
          edit(session, roleGiven(session.localUser, role))
      },
    }),
    command('delete role {role}', {
      help: 'Role',
      slots: { role: roleName },
      run({ role }, { session }) {
        if (role === FIRST_ROLE) return FIRST_ROLE_STAYS
        edit(session, { verb: 'delete', dn: userRoleDn(session.localUser, role) })
      },
    }),
    command('show role', {
      help: 'Role',
      run: (_, { session }) => rolesOf(seen(session), session.localUser).join('\n'),
    }),
    command('show [detail]', {
      help: 'Show this object',
      run({ detail }, { session }) {
        const user = userOf(session)
        if (!user) return ''
        return detail ? localUserDetail([user], seen(session)) : localUserTable([user])
      },
    }),
  ],
})

function userOf(visit: Visit): ManagedObject | undefined {
  return seen(visit)[userDn(visit.localUser)]
}

/** Asks for something and changes the open user by the answer; refused when the user is gone. */
async function change(
  io: CommandIo<Visit>,
  ask: (io: CommandIo<Visit>) => Promise<string | Edit> | string | Edit,
): Promise<string | void> {
  if (!userOf(io.session)) return NO_SUCH_OBJECT
  const answer = await ask(io)
  if (typeof answer === 'string') return answer
  edit(io.session, answer)
}

function set(visit: Visit, attributes: Record<string, string>): string | void {
  if (!userOf(visit)) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn: userDn(visit.localUser), attributes })
}
