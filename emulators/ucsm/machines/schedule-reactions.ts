import type { Edit, ManagedObject } from '../managed-objects.ts'
import { withSchedules } from './schedule-setup.ts'

/** What the interconnect does when something is due, in every state. */
export const scheduleReactions = withSchedules.createStateConfig({
  on: {
    'policy.due': {
      actions: [
        { type: 'runPolicy', params: ({ event }) => ({ dn: event.dn }) },
        { type: 'awaitNextRun', params: ({ event }) => ({ dn: event.dn }) },
      ],
    },
    'policy.resumed': {
      actions: { type: 'runPolicy', params: ({ event }) => ({ dn: event.dn }) },
    },
    'backup.ordered': {
      actions: [
        {
          type: 'applyEdits',
          params: ({ event }) => ({ edits: orders(event.operation) }),
        },
        {
          type: 'startBackups',
          params: ({ event }) => ({
            edits: orders(event.operation),
            passwords: event.passwords,
          }),
        },
      ],
    },
    'export.overdue': { actions: 'remindOfExport' },
  },
}).on

function orders(object: ManagedObject): readonly Edit[] {
  return [{ verb: 'create', object }]
}
