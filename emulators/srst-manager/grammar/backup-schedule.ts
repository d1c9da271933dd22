import { leavingCommands } from './leaving.ts'
import { modePrompt } from './prompt.ts'
import { put, scheduleSettings } from './schedule-settings.ts'
import { show } from './show.ts'
import { command, mode, vocabulary } from './words.ts'

/** `srstmgr-1(backup-schedule)# ` */
export const backupSchedule = mode('backup-schedule', {
  prompt: modePrompt('backup-schedule'),
  vocabulary,
  inherits: [show],
  commands: [
    ...scheduleSettings,
    command('backup categories (all|configuration [data]|data [configuration])', {
      help: 'Categories that are backed up',
      vocabulary: { all: 'Configuration and data', configuration: 'Configuration' },
      run({ all, configuration, data }, { session }) {
        const words = [configuration && 'configuration', data && 'data'].filter(Boolean)
        put(session, 'categories', all ? 'all' : words.join(' '))
      },
    }),
    command('no backup categories', {
      help: 'Categories that are backed up',
      run: (_, { session }) => put(session, 'categories', undefined),
    }),
    ...leavingCommands,
  ],
})
