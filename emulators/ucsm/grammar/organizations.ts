import { pattern, type CommandIo } from '../../../src/emulator/index.ts'
import { objectsOf, type ManagedObject } from '../managed-objects.ts'
import { NO_SUCH_OBJECT, OBJECT_EXISTS } from '../screens/object-errors.ts'
import { organizationTable, serviceProfileTable } from '../screens/show-org.ts'
import { edit, openOrganization, rememberOrganization, seen, type Visit } from '../visit.ts'
import { description } from './backup-slots.ts'
import type { Mode } from './words.ts'
import { command } from './words.ts'

const ROOT = 'org-root'
const orgName = pattern(/^(?:\/|\/?[\w.:-]{1,16})$/, {
  label: 'NAME',
  help: 'Organization, / for the root',
  examples: ['/', 'Finance', 'Engineering'],
})

/** The way into an organization; `open` is the mode that is entered. */
export function scopeOrganization(open: () => Mode) {
  return command('scope org [{name}]', {
    help: 'Organizations',
    slots: { name: orgName },
    run: ({ name }, io) => enter(io, orgDn(name), open()),
  })
}

/** The commands within an organization about those below it. */
export function organizationCommands(open: () => Mode) {
  return [
    scopeOrganization(open),
    command('create org {name}', {
      help: 'Organizations',
      slots: { name: orgName },
      run({ name }, io) {
        if (seen(io.session)[orgDn(name)]) return OBJECT_EXISTS
        create(io.session, name)
        return enter(io, orgDn(name), open())
      },
    }),
    command('enter org {name}', {
      help: 'Organizations',
      slots: { name: orgName },
      run({ name }, io) {
        if (!seen(io.session)[orgDn(name)]) create(io.session, name)
        return enter(io, orgDn(name), open())
      },
    }),
    command('delete org {name}', {
      help: 'Organizations',
      slots: { name: orgName },
      run({ name }, { session }) {
        if (orgDn(name) === ROOT) return NO_SUCH_OBJECT
        edit(session, { verb: 'delete', dn: orgDn(name) })
      },
    }),
    command('set descr {descr}', {
      help: 'Description',
      slots: { descr: description },
      run({ descr }, io) {
        const dn = openOrganization(io.session, io.modePath())
        edit(io.session, { verb: 'set', dn, attributes: { descr } })
      },
    }),
    command('show org', {
      help: 'Organizations',
      run: (_, { session }) => organizationTable(objectsOf(seen(session), 'orgOrg')),
    }),
  ]
}

/** The commands within an organization. */
export const serviceProfileScreen = command('show service-profile', {
  help: 'Service profile',
  run: (_, io) =>
    serviceProfileTable(profilesIn(io.session, openOrganization(io.session, io.modePath()))),
})

function profilesIn(visit: Visit, organization: string): ManagedObject[] {
  return objectsOf(seen(visit), 'lsServer').filter(({ dn }) => dn.startsWith(`${organization}/`))
}

function enter(io: CommandIo<Visit>, dn: string, mode: Mode): string | void {
  if (!seen(io.session)[dn]) return NO_SUCH_OBJECT
  rememberOrganization(io.session, io.modePath(), dn)
  io.enter(mode)
}

function create(visit: Visit, name: string): void {
  const attributes = { name: bare(name), descr: '' }
  edit(visit, { verb: 'create', object: { class: 'orgOrg', dn: orgDn(name), attributes } })
}

function orgDn(name = '/'): string {
  const own = bare(name)
  return own === '' || own === 'root' ? ROOT : `${ROOT}/org-${own}`
}

function bare(name: string): string {
  return name.replace(/^\//, '')
}
