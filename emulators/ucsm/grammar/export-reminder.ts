import { integer, oneOf } from '../../../src/emulator/index.ts'
import { REMINDER_DN } from '../policies/export-reminder.ts'
import { reminderScreen } from '../screens/show-export-policy.ts'
import { edit, seen, type Visit } from '../visit.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

const set = (visit: Visit, attributes: Record<string, string>) =>
  edit(visit, { verb: 'set', dn: REMINDER_DN, attributes })

/** `UCS-A /org/backup-exp-policy # ` */
export const exportReminder = mode('backup-exp-policy', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('set frequency {days}', {
      help: 'Frequency',
      slots: { days: integer(1, 365, 'Days without a backup before the reminder') },
      run: ({ days }, { session }) => set(session, { frequency: String(days) }),
    }),
    command('set adminstate {state}', {
      help: 'Administrative State',
      slots: { state: oneOf({ disable: 'Disable', enable: 'Enable' }) },
      run: ({ state }, { session }) => set(session, { adminState: state }),
    }),
    command('show [detail]', {
      help: 'Show this object',
      run: (_, { session }) => reminderScreen(seen(session)[REMINDER_DN]?.attributes ?? {}),
    }),
  ],
})
