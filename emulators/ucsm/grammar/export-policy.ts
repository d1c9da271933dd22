import { oneOf } from '../../../src/emulator/index.ts'
import type { ExportPolicy } from '../policies/export-policies.ts'
import { exportPolicyDetail, exportPolicyTable } from '../screens/show-export-policy.ts'
import { edit, seen, type Visit } from '../visit.ts'
import { hostName } from './backup-slots.ts'
import { exportRefusal } from './encryption-key.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { remoteFileCommands } from './remote-file.ts'
import { command, mode, vocabulary } from './words.ts'

/** The guide spells the states one way, the model and another guide the other; the box takes both. */
const policyState = oneOf({
  disable: 'Disable',
  disabled: 'Disabled',
  enable: 'Enable',
  enabled: 'Enabled',
})

/** Keywords of the CLI for what the model calls 1day and the like. */
const SCHEDULE_OF = { daily: '1day', weekly: '1week', 'bi-weekly': '2week' } as const

const schedule = oneOf({
  'bi-weekly': 'Every other week',
  daily: 'Every day',
  weekly: 'Every week',
})

function set(visit: Visit, dn: string, attributes: Record<string, string>): void {
  edit(visit, { verb: 'set', dn, attributes })
}

/** `UCS-A /org/backup-policy # ` and `UCS-A /org/cfg-export-policy # ` */
export function exportPolicyMode(policy: ExportPolicy) {
  const { keyword, dn } = policy
  return mode(keyword, {
    prompt: scopePrompt,
    vocabulary,
    inherits: [everywhere],
    commands: [
      ...remoteFileCommands({
        set: (visit, attributes) => set(visit, dn, attributes),
        passwordName: () => dn,
      }),
      command('set hostname {host}', {
        help: 'Hostname',
        slots: { host: hostName },
        run: ({ host }, { session }) => set(session, dn, { host }),
      }),
      command('set adminstate {state}', {
        help: 'Administrative State',
        slots: { state: policyState },
        run({ state }, { session }) {
          const isOn = state.startsWith('enable')
          const refusal = isOn ? exportRefusal(session) : undefined
          return refusal ?? set(session, dn, { adminState: isOn ? 'enable' : 'disable' })
        },
      }),
      command('set schedule {schedule}', {
        help: 'Schedule',
        slots: { schedule },
        run: ({ schedule }, { session }) => set(session, dn, { schedule: SCHEDULE_OF[schedule] }),
      }),
      command('show [detail]', {
        help: 'Show this object',
        run({ detail }, { session }) {
          const { attributes = {} } = seen(session)[dn] ?? {}
          return detail
            ? exportPolicyDetail(policy, attributes)
            : exportPolicyTable(policy, attributes)
        },
      }),
    ],
  })
}
