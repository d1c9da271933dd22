import { integer, oneOf, type CommandIo } from '../../../src/emulator/index.ts'
import { backupServerOf } from '../backup/backup-settings.ts'
import { BUSY, NOT_OFFLINE } from '../screens/power.ts'
import { NO_BACKUP_SERVER } from '../screens/show-backup.ts'
import { facts, settled, type Visit } from '../visit.ts'
import type { Category, SrstEvent } from '../vocabulary.ts'
import { command } from './words.ts'

const vocabulary = {
  backup: 'Back up to the backup server',
  category: 'Category of data',
  id: 'Id of a backup',
  restore: 'Restore from the backup server',
}
const CATEGORIES: Readonly<Record<'all' | Category, readonly Category[]>> = {
  all: ['configuration', 'data'],
  configuration: ['configuration'],
  data: ['data'],
}
const category = oneOf({
  all: 'Configuration and data',
  configuration: 'System configuration',
  data: 'System data',
})
const ID_MAX = 999_999_999

/** `backup category` and `restore id` in offline mode: both come back when the work is done, and say nothing. */
export const offlineBackupCommands = [
  command('backup category {category}', {
    help: 'Category of data',
    vocabulary,
    slots: { category },
    run: ({ category }, io) =>
      order(io, {
        type: 'backup.ordered',
        categories: CATEGORIES[category],
        by: io.session.user,
      }),
  }),
  command('restore id {id} category {category}', {
    help: 'Category of data',
    vocabulary,
    slots: { id: integer(1, ID_MAX, 'Id of a backup, from show backup server'), category },
    run: ({ id, category }, io) =>
      order(io, {
        type: 'restore.ordered',
        id,
        categories: CATEGORIES[category],
        by: io.session.user,
      }),
  }),
]

async function order(io: CommandIo<Visit>, event: SrstEvent): Promise<string | void> {
  const { appliance } = io.session
  if (!appliance.getSnapshot().matches('offline')) return NOT_OFFLINE
  if (!backupServerOf(facts(io.session).running)) return NO_BACKUP_SERVER
  if (appliance.getSnapshot().hasTag('busy')) return BUSY
  appliance.send(event)
  await io.until(settled(io.session))
}
