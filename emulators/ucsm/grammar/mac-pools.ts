import { pattern, type CommandIo } from '../../../src/emulator/index.ts'
import { objectsOf, type ManagedObject } from '../managed-objects.ts'
import { NO_SUCH_OBJECT, OBJECT_EXISTS } from '../screens/object-errors.ts'
import { macPoolDetail, macPoolTable } from '../screens/show-mac-pool.ts'
import { edit, openOrganization, seen, type Visit } from '../visit.ts'
import { macPool } from './mac-pool.ts'
import { command } from './words.ts'

const POOL_CLASS = 'macpoolPool'
const words = { 'mac-pool': 'MAC Pool', expand: 'Expand' }
const name = pattern(/^[\w.:-]{1,32}$/, {
  label: 'NAME',
  help: 'MAC Pool Name',
  examples: ['default', 'pool37'],
})

/** The commands of /org about MAC pools. */
export const macPools = [
  command('create mac-pool {name}', {
    help: 'MAC Pool',
    vocabulary: words,
    slots: { name },
    run({ name: pool }, io) {
      if (seen(io.session)[poolDn(io, pool)]) return OBJECT_EXISTS
      create(io, pool)
      return open(pool, io)
    },
  }),
  command('enter mac-pool {name}', {
    help: 'MAC Pool',
    vocabulary: words,
    slots: { name },
    run({ name: pool }, io) {
      if (!seen(io.session)[poolDn(io, pool)]) create(io, pool)
      return open(pool, io)
    },
  }),
  command('scope mac-pool {name}', {
    help: 'MAC Pool',
    vocabulary: words,
    slots: { name },
    run: ({ name: pool }, io) => open(pool, io),
  }),
  command('delete mac-pool {name}', {
    help: 'MAC Pool',
    vocabulary: words,
    slots: { name },
    run: ({ name: pool }, io) => edit(io.session, { verb: 'delete', dn: poolDn(io, pool) }),
  }),
  command('show mac-pool [expand] [detail]', {
    help: 'MAC Pool',
    vocabulary: words,
    run: (how, io) => show(io.session, poolsIn(io), how),
  }),
  command('show mac-pool {name} [expand] [detail]', {
    help: 'MAC Pool',
    vocabulary: words,
    slots: { name },
    run: ({ name: pool, ...how }, io) =>
      show(
        io.session,
        poolsIn(io).filter(({ attributes }) => attributes.name === pool),
        how,
      ),
  }),
]

function show(
  visit: Visit,
  pools: readonly ManagedObject[],
  { expand, detail }: { readonly expand?: true; readonly detail?: true },
): string {
  const objects = seen(visit)
  if (!expand && !detail) return macPoolTable(pools, objects)
  return pools.map((pool) => macPoolDetail(pool, objects, expand)).join('\n')
}

/** The pools of the open organization, without those of the organizations below it. */
function poolsIn(io: CommandIo<Visit>): ManagedObject[] {
  const prefix = poolDn(io, '')
  return objectsOf(seen(io.session), POOL_CLASS).filter(({ dn }) => dn.startsWith(prefix))
}

function open(pool: string, io: CommandIo<Visit>): string | void {
  const dn = poolDn(io, pool)
  if (!seen(io.session)[dn]) return NO_SUCH_OBJECT
  io.session.macPool = dn
  io.enter(macPool)
}

function create(io: CommandIo<Visit>, pool: string): void {
  const attributes = { name: pool, descr: '', assignmentOrder: 'default' }
  edit(io.session, {
    verb: 'create',
    object: { class: POOL_CLASS, dn: poolDn(io, pool), attributes },
  })
}

function poolDn({ session, modePath }: CommandIo<Visit>, pool: string): string {
  return `${openOrganization(session, modePath())}/mac-pool-${pool}`
}
