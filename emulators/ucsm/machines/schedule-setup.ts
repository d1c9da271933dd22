import { assign, enqueueActions } from 'xstate'
import { ENCRYPTION_KEY_DN, lacksEncryptionKey } from '../encryption-key.ts'
import { exportPolicies, hostOf, intervalOf, orderOf } from '../policies/export-policies.ts'
import {
  exportOverdue,
  OVERDUE_CODE,
  REMINDER_DN,
  reminderAfter,
} from '../policies/export-reminder.ts'
import { isRunning } from '../operations/operation-fsm.ts'
import { keyMissing } from '../screens/remote-error.ts'
import type { KeptSecrets, Passwords, UcsmContext } from '../vocabulary.ts'
import { withImports } from './import-setup.ts'

/** The words of the chart with those for scheduled backups. */
export const withSchedules = withImports.extend({
  actions: {
    keepSecrets: assign(({ context }, { passwords }: { passwords: Passwords }) => ({
      secrets: secretsAfter(context.secrets, passwords),
    })),
    followSchedules: enqueueActions(({ context, enqueue }) => {
      const { objects, schedules } = context
      const wanted = wantedTimers(objects)
      for (const [dn, delay] of wanted) {
        if (schedules[dn] === String(delay)) continue
        enqueue.cancel(timerId(dn))
        if (delay === undefined) continue
        const event = timerEvent(dn)
        enqueue.raise(event, { id: timerId(dn), delay })
      }
      const kept = wanted.map(([dn, delay]) => [dn, String(delay)])
      enqueue.assign({ schedules: Object.fromEntries(kept) as Record<string, string> })
      if (reminderAfter(objects) === undefined)
        enqueue.raise({ type: 'condition.ended', dn: REMINDER_DN, code: OVERDUE_CODE })
    }),
    runPolicy: enqueueActions(({ context, enqueue }, { dn }: { dn: string }) => {
      const { objects, secrets, waitingPolicies } = context
      const host = hostOf(objects, dn)
      if (isRunning(context.fsms[host])) {
        enqueue.assign({ waitingPolicies: [...waitingPolicies, dn] })
        return
      }
      const mayRun = !lacksEncryptionKey(context)
      const operation = orderOf(objects, dn, { nowMs: context.now(), mayRun })
      if (!operation) return
      const data = { policy: dn, host, path: operation.attributes.remoteFile ?? '' }
      const passwords = { [host]: secrets.policyPasswords[dn] ?? '' }
      enqueue.emit({ type: 'policy.ran', stream: 'schedule', data })
      enqueue.raise({ type: 'backup.ordered', operation, passwords })
      if (!mayRun) enqueue.raise({ type: 'backup.abandoned', host, error: keyMissing })
    }),
    awaitNextRun: enqueueActions(({ context, enqueue }, { dn }: { dn: string }) => {
      const delay = intervalOf(context.objects, dn)
      if (delay !== undefined) enqueue.raise({ type: 'policy.due', dn }, { id: timerId(dn), delay })
    }),
    postponeRun: enqueueActions(({ context, enqueue }, { dn }: { dn: string }) => {
      const delay = context.profile.timings.activationMs
      enqueue.raise({ type: 'policy.due', dn }, { id: timerId(dn), delay })
    }),
    runWaitingPolicy: enqueueActions(({ context, enqueue }, { host }: { host: string }) => {
      const { waitingPolicies, objects } = context
      const next = waitingPolicies.find((dn) => hostOf(objects, dn) === host)
      if (next === undefined) return
      enqueue.assign({ waitingPolicies: waitingPolicies.filter((dn) => dn !== next) })
      enqueue.raise({ type: 'policy.resumed', dn: next })
    }),
    awaitNextExport: enqueueActions(({ context, enqueue }) => {
      enqueue.cancel(timerId(REMINDER_DN))
      const delay = reminderAfter(context.objects)
      if (delay === undefined) return
      enqueue.raise({ type: 'export.overdue' }, { id: timerId(REMINDER_DN), delay })
      enqueue.raise({ type: 'condition.ended', dn: REMINDER_DN, code: OVERDUE_CODE })
    }),
    remindOfExport: enqueueActions(({ enqueue }) => {
      enqueue.raise({ type: 'condition.arose', news: exportOverdue })
    }),
  },
})

/** The name of the timer of a schedule. */
export const timerId = (dn: string): string => `timer of ${dn}`

/** Every timer of a schedule with its interval; undefined where the policy is off. */
function wantedTimers(objects: UcsmContext['objects']): [dn: string, delay: number | undefined][] {
  return [
    ...exportPolicies.map(({ dn }): [string, number | undefined] => [dn, intervalOf(objects, dn)]),
    [REMINDER_DN, reminderAfter(objects)],
  ]
}

function timerEvent(dn: string) {
  if (dn === REMINDER_DN) return { type: 'export.overdue' } as const
  return { type: 'policy.due', dn } as const
}

/** The kept secrets after a commit: those of policies and the encryption key stay, others do not. */
function secretsAfter(before: KeptSecrets, passwords: Passwords): KeptSecrets {
  const isPolicy = (name: string) => exportPolicies.some(({ dn }) => dn === name)
  const typed = Object.entries(passwords).filter(([name]) => isPolicy(name))
  const encryptionKey = passwords[ENCRYPTION_KEY_DN] ?? before.encryptionKey
  return {
    policyPasswords: { ...before.policyPasswords, ...Object.fromEntries(typed) },
    ...(encryptionKey !== undefined && { encryptionKey }),
  }
}
