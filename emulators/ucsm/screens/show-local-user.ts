import { recalled } from '../../../src/emulator/index.ts'
import type { ManagedObject, ObjectTree } from '../managed-objects.ts'
import { rolesOf, sshKeyOf } from '../users/local-users.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = recalled(
  'The layout is remembered from show local-user under FXOS, which has the same object model.',
)

const COLUMNS = [
  { title: 'User Name', width: 15 },
  { title: 'First Name', width: 15 },
  { title: 'Last name', width: 15 },
]

/** `show local-user`. */
export function localUserTable(users: readonly ManagedObject[]): string {
  if (users.length === 0) return ''
  const rows = users.map(({ attributes: { name = '', firstName = '', lastName = '' } }) => [
    name,
    firstName,
    lastName,
  ])
  return table(COLUMNS, rows).join('\n')
}

/** `show local-user detail`. */
export function localUserDetail(users: readonly ManagedObject[], objects: ObjectTree): string {
  return users.flatMap((user) => detailLines(user, objects)).join('\n')
}

function detailLines({ attributes }: ManagedObject, objects: ObjectTree): string[] {
  const { name = '', firstName, lastName, email, phone, expires, expiration } = attributes
  const rows = [
    `First Name: ${firstName ?? ''}`,
    `Last Name: ${lastName ?? ''}`,
    `Email: ${email ?? ''}`,
    `Phone: ${phone ?? ''}`,
    `Expiration: ${expires === 'yes' ? expiration : 'Never'}`,
    'Password: ****',
    `Account status: ${shown(attributes.accountStatus ?? '')}`,
    'User Roles:',
    ...rolesOf(objects, name).map((role) => `    Name: ${role}`),
    'User SSH public key:',
    ...sshKeyOf(objects, name)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `    ${line}`),
  ]
  return [`Local User ${name}:`, ...rows.map((row) => `    ${row}`.trimEnd())]
}
