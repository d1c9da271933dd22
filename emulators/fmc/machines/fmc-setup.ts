import { assign, emit, enqueueActions, setup } from 'xstate'
import type { Emitted } from '../../../src/emulator/index.ts'
import type { StopReason } from '../../sftunnel/vocabulary.ts'
import { runningTask, withEnded, withStarted, withText } from '../tasks/task-list.ts'
import type {
  FmcContext,
  FmcEvent,
  FmcInput,
  FmcProfile,
  HealthAlert,
  Hotfix,
  StartedTask,
  TaskEnding,
} from '../vocabulary.ts'

/** The words of the manager's chart. */
export const fmc = setup({
  types: {
    input: {} as FmcInput,
    context: {} as FmcContext,
    events: {} as FmcEvent,
    emitted: {} as Emitted,
    tags: {} as 'resting',
  },
  delays: {
    bootTime: ({ context }) => context.profile.timings.bootMs,
    upgradeTime: ({ context }) => context.profile.timings.upgradeMs,
    respawnTime: ({ context }) => context.profile.timings.respawnMs,
  },
  guards: { isTunnelDisabled: ({ context }) => context.isTunnelDisabled },
  actions: {
    noteStop: assign((_, { why }: { why: StopReason }) => ({ stopReason: why })),
    switchTunnel: assign((_, { isDisabled }: { isDisabled: boolean }) => ({
      isTunnelDisabled: isDisabled,
    })),
    install: enqueueActions(({ context, enqueue }, { to }: { to: FmcProfile }) => {
      const data = { from: context.profile.title, to: to.title }
      enqueue.assign({ profile: to, vdb: Math.max(context.vdb, to.vdb), hotfixes: [] })
      enqueue.emit({ type: 'firmware.upgraded', data })
    }),
    installHotfix: enqueueActions(({ context, enqueue }, { hotfix }: { hotfix: Hotfix }) => {
      enqueue.emit({ type: 'hotfix.installed', data: { package: hotfix.name } })
      enqueue.assign({ hotfixes: [...context.hotfixes, hotfix] })
    }),
    installVdb: enqueueActions(({ context, enqueue }, { version }: { version: number }) => {
      enqueue.emit({ type: 'vdb.installed', data: { from: context.vdb, to: version } })
      enqueue.assign({ vdb: version })
    }),
    beginTask: enqueueActions(({ context, enqueue }, { task }: { task: StartedTask }) => {
      const { id, group, title } = task
      enqueue.assign({ tasks: withStarted(context.tasks, task) })
      enqueue.emit({ type: 'task.started', data: { task: id, group, title } })
    }),
    retellTask: assign(({ context }, { id, text }: { id: number; text: string }) => ({
      tasks: withText(context.tasks, id, text),
    })),
    endTask: enqueueActions(({ context, enqueue }, { ending }: { ending: TaskEnding }) => {
      const task = runningTask(context.tasks, ending)
      if (!task) return
      const { id, title } = task
      const { state, text } = ending
      enqueue.assign({ tasks: withEnded(context.tasks, ending) })
      enqueue.emit({ type: 'task.ended', data: { task: id, title, state, text } })
    }),
    dismissTask: enqueueActions(({ context, enqueue }, { id }: { id: number }) => {
      if (!context.tasks.some((task) => task.id === id)) return
      enqueue.assign({ tasks: context.tasks.filter((task) => task.id !== id) })
      enqueue.emit({ type: 'task.dismissed', data: { task: id } })
    }),
    takeAlerts: enqueueActions(
      ({ context, enqueue }, { alerts }: { alerts: readonly HealthAlert[] }) => {
        const fresh = alerts.filter((alert) => !context.alerts.some(isSame(alert)))
        const gone = context.alerts.filter((alert) => !alerts.some(isSame(alert)))
        enqueue.assign({ alerts })
        for (const data of gone) enqueue.emit({ type: 'health.cleared', data })
        for (const data of fresh) enqueue.emit({ type: 'health.raised', data })
      },
    ),
    announceReboot: emit((_, { reason }: { reason: string }) => ({
      type: 'appliance.rebooted' as const,
      data: { reason },
    })),
    announceHalt: emit({ type: 'appliance.halted' as const, data: {} }),
  },
})

/** Findings are the same when they read the same. */
function isSame({ module, severity, text }: HealthAlert): (other: HealthAlert) => boolean {
  return (other) => other.module === module && other.severity === severity && other.text === text
}
