import { ENCRYPTION_KEY_DN } from '../../encryption-key.ts'
import { oneLineKey } from '../../users/ssh-key-text.ts'
import { plain, quoted, type WordRule } from './object-words.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Local users, what belongs to them, and the password encryption key. */
export const securityWords: readonly WordRule[] = [
  [
    /^sys\/user-ext\/user-([^/]+)$/,
    ([user]) => ({
      within: 'sys/user-ext',
      name: `local-user ${user}`,
      comes: 'created',
      settings: {
        firstName: quoted('set firstname'),
        lastName: quoted('set lastname'),
        email: quoted('set email'),
        phone: quoted('set phone'),
        expiration: expirationLine,
        accountStatus: plain('set account-status'),
      },
      secret: 'set password',
    }),
  ],
  [
    /^(sys\/user-ext\/user-[^/]+)\/role-([^/]+)$/,
    ([user = '', role]) => ({
      within: user,
      name: `role ${role}`,
      comes: 'listed',
      settings: {},
    }),
  ],
  [
    /^(sys\/user-ext\/user-[^/]+)\/sshauth$/,
    ([user = '']) => ({
      within: user,
      comes: 'there',
      settings: {
        data: (key) => (key === '' ? 'set sshkey none' : `set sshkey "${oneLineKey(key)}"`),
      },
    }),
  ],
  [
    new RegExp(`^${ENCRYPTION_KEY_DN}$`),
    () => ({
      within: 'sys/user-ext',
      comes: 'there',
      settings: {},
      secret: 'set password-encryption-key',
    }),
  ],
]

/** `2019-09-13T00:00:00.000` as it is typed: `set expiration sep 13 2019`. */
function expirationLine(expiration: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(expiration) ?? []
  if (year === undefined) return undefined
  return `set expiration ${MONTHS[Number(month) - 1]} ${Number(day)} ${year}`
}
