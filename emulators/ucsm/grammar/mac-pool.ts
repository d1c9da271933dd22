import { oneOf, pattern } from '../../../src/emulator/index.ts'
import { MAC_ADDRESS, rangeSize } from '../configuration/mac-address.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { INVALID_BLOCK, NO_SUCH_OBJECT, OBJECT_EXISTS } from '../screens/object-errors.ts'
import { macBlockTable, macPoolDetail, macPoolTable } from '../screens/show-mac-pool.ts'
import { edit, seen, type Visit } from '../visit.ts'
import { description } from './backup-slots.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

const address = pattern(MAC_ADDRESS, {
  label: 'MAC',
  help: 'MAC Address',
  examples: ['00:25:B5:00:01:00', '00:25:B5:00:01:FF'],
})
const blockWords = { block: 'Block of MAC Addresses' }

/** `UCS-A /org/mac-pool # ` */
export const macPool = mode('mac-pool', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('create block {from} {to}', {
      help: 'Block of MAC Addresses',
      vocabulary: blockWords,
      slots: { from: address, to: address },
      run: ({ from, to }, { session }) => addBlock(session, from.toUpperCase(), to.toUpperCase()),
    }),
    command('enter block {from} {to}', {
      help: 'Block of MAC Addresses',
      vocabulary: blockWords,
      slots: { from: address, to: address },
      run({ from, to }, { session }) {
        const answer = addBlock(session, from.toUpperCase(), to.toUpperCase())
        return answer === OBJECT_EXISTS ? undefined : answer
      },
    }),
    command('delete block {from} {to}', {
      help: 'Block of MAC Addresses',
      vocabulary: blockWords,
      slots: { from: address, to: address },
      run: ({ from, to }, { session }) =>
        edit(session, {
          verb: 'delete',
          dn: blockDn(session, from.toUpperCase(), to.toUpperCase()),
        }),
    }),
    command('set assignmentorder {order}', {
      help: 'Assignment Order',
      slots: { order: oneOf({ default: 'Default', sequential: 'Sequential' }) },
      run: ({ order }, { session }) => set(session, { assignmentOrder: order }),
    }),
    command('set descr {descr}', {
      help: 'Description',
      slots: { descr: description },
      run: ({ descr }, { session }) => set(session, { descr }),
    }),
    command('show [expand] [detail]', {
      help: 'Show this object',
      vocabulary: { expand: 'Expand' },
      run({ expand, detail }, { session }) {
        const pool = openPool(session)
        if (!pool) return ''
        if (!expand && !detail) return macPoolTable([pool], seen(session))
        return macPoolDetail(pool, seen(session), expand)
      },
    }),
    command('show block', {
      help: 'Block of MAC Addresses',
      vocabulary: blockWords,
      run(_, { session }) {
        const pool = openPool(session)
        return pool ? macBlockTable(pool, seen(session)) : ''
      },
    }),
  ],
})

function openPool(visit: Visit): ManagedObject | undefined {
  return seen(visit)[visit.macPool]
}

function set(visit: Visit, attributes: Record<string, string>): string | void {
  if (!openPool(visit)) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn: visit.macPool, attributes })
}

function addBlock(visit: Visit, from: string, to: string): string | void {
  const dn = blockDn(visit, from, to)
  if (!openPool(visit)) return NO_SUCH_OBJECT
  if (rangeSize(from, to) === 0) return INVALID_BLOCK
  if (seen(visit)[dn]) return OBJECT_EXISTS
  edit(visit, { verb: 'create', object: { class: 'macpoolBlock', dn, attributes: { from, to } } })
}

function blockDn({ macPool: pool }: Visit, from: string, to: string): string {
  return `${pool}/block-${from}-${to}`
}
