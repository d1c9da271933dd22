import { pattern, text } from '../../../src/emulator/index.ts'
import { edit, type Visit } from '../visit.ts'
import { description } from './backup-slots.ts'
import { command } from './words.ts'

const systemName = pattern(/^[\w.-]{1,30}$/, {
  label: 'WORD',
  help: 'System name',
  examples: ['UCS', 'HANK'],
})

/** The `set` commands of /system about the system itself. The prompt follows its name with the commit. */
export const systemSettings = [
  command('set name {name}', {
    help: 'Name',
    slots: { name: systemName },
    run: ({ name }, { session }) => set(session, { name }),
  }),
  command('set descr {descr}', {
    help: 'Description',
    slots: { descr: description },
    run: ({ descr }, { session }) => set(session, { descr }),
  }),
  command('set owner {owner}', {
    help: 'Owner',
    slots: { owner: text('Owner') },
    run: ({ owner }, { session }) => set(session, { owner }),
  }),
]

function set(visit: Visit, attributes: Record<string, string>): void {
  edit(visit, { verb: 'set', dn: 'sys', attributes })
}
