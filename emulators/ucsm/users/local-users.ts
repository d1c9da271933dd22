import { documented } from '../../../src/emulator/index.ts'
import { objectsOf, type Edit, type ManagedObject, type ObjectTree } from '../managed-objects.ts'

export const evidence = documented(
  'Administration guide 4.3, local users: attributes, roles, SSH keys in one line or as SECSH; classes of the SDK.',
)

/** The account that is always there (administration guide 4.3: it cannot be deleted). */
export const ADMIN = 'admin'
/** The role that every local user has and keeps (administration guide 4.3). */
export const FIRST_ROLE = 'read-only'
const USER_CLASS = 'aaaUser'
const ROLE_CLASS = 'aaaUserRole'
const KEY_CLASS = 'aaaSshAuth'

/** The name of a local user in the tree. */
export function userDn(name: string): string {
  return `sys/user-ext/user-${name}`
}

/** The name of a role that a user has. */
export function userRoleDn(name: string, role: string): string {
  return `${userDn(name)}/role-${role}`
}

/** A user as `create local-user` makes it: no password, read-only. */
export function newUser(name: string): Edit[] {
  const object: ManagedObject = {
    class: USER_CLASS,
    dn: userDn(name),
    attributes: {
      name,
      firstName: '',
      lastName: '',
      email: '',
      phone: '',
      expires: 'no',
      expiration: 'never',
      accountStatus: 'active',
    },
  }
  return [{ verb: 'create', object }, roleGiven(name, FIRST_ROLE)]
}

/** The change that gives a user a role. */
export function roleGiven(name: string, role: string): Edit {
  const dn = userRoleDn(name, role)
  return { verb: 'create', object: { class: ROLE_CLASS, dn, attributes: { name: role } } }
}

/** The change that sets or takes a user's SSH key. */
export function keySet(name: string, key: string): Edit {
  const attributes = { strType: key === '' ? 'none' : 'key', data: key }
  return { verb: 'create', object: { class: KEY_CLASS, dn: keyDn(name), attributes } }
}

/** The key that a user may log in with, as it was typed; empty without one. */
export function sshKeyOf(objects: ObjectTree, name: string): string {
  return objects[keyDn(name)]?.attributes.data ?? ''
}

/** The roles of a user, by name. */
export function rolesOf(objects: ObjectTree, name: string): string[] {
  return objectsOf(objects, ROLE_CLASS)
    .filter(({ dn }) => dn.startsWith(`${userDn(name)}/`))
    .map(({ attributes }) => attributes.name ?? '')
}

/** The local users, by name. */
export function localUsers(objects: ObjectTree): ManagedObject[] {
  return objectsOf(objects, USER_CLASS)
}

function keyDn(name: string): string {
  return `${userDn(name)}/sshauth`
}
