import { assign, emit, enqueueActions } from 'xstate'
import { BOOT_UNIT_DN } from '../firmware/boot-unit.ts'
import type { Installation } from '../firmware/installation.ts'
import type { Edit, ObjectTree } from '../managed-objects.ts'
import type { ClusterSeat, UcsmContext } from '../vocabulary.ts'
import { withDownloads } from './download-setup.ts'
import { timerId } from './schedule-setup.ts'

/** The words of the chart with those for rebooting, firmware orders and the cluster. */
export const withPower = withDownloads.extend({
  delays: {
    bootTime: ({ context }: { context: UcsmContext }) => context.profile.timings.bootMs,
    installTime: ({ context }: { context: UcsmContext }) => context.profile.timings.installMs,
  },
  guards: {
    isPrimary: (_, { seat }: { seat: ClusterSeat }) => seat.role === 'primary',
  },
  actions: {
    activateOrdered: enqueueActions(({ enqueue }, { edits }: { edits: readonly Edit[] }) => {
      const to = orderedVersion(edits)
      if (to !== undefined) enqueue.raise({ type: 'firmware.upgraded', to })
    }),
    scheduleInstall: enqueueActions(({ context, enqueue }, { to }: { to: string }) => {
      enqueue.cancel('auto-install')
      enqueue.assign({ installation: { to, status: 'inProgress', stampMs: context.now() } })
      enqueue.raise({ type: 'firmware.upgraded', to }, { id: 'auto-install', delay: 'installTime' })
    }),
    endInstallation: assign(({ context }, { status }: { status: Installation['status'] }) => {
      const { installation, now } = context
      if (installation?.status !== 'inProgress') return {}
      return { installation: { ...installation, status, stampMs: now() } }
    }),
    eraseConfiguration: assign(({ context }) => ({ objects: context.factory })),
    switchFips: enqueueActions(({ context, enqueue }, { isOn }: { isOn: boolean }) => {
      if (context.isFips === isOn) return
      enqueue.assign({ isFips: isOn })
      enqueue.emit({ type: 'fips.switched', data: { isOn } })
    }),
    announceErasure: emit({ type: 'configuration.erased' as const, data: {} }),
    announceReboot: emit((_, { reason }: { reason: string }) => ({
      type: 'appliance.rebooted' as const,
      data: { reason },
    })),
    takeSeat: enqueueActions(({ context, enqueue }, { seat }: { seat: ClusterSeat }) => {
      const data = { role: seat.role, peer: seat.peerIsUp ? 'up' : 'down' }
      enqueue.assign({ seat })
      if (seat.role === 'subordinate') {
        for (const dn of Object.keys(context.schedules)) enqueue.cancel(timerId(dn))
        enqueue.assign({ schedules: {} })
      }
      enqueue.emit({ type: 'cluster.changed', data })
    }),
    adoptConfiguration: enqueueActions(({ enqueue }, { objects }: { objects: ObjectTree }) => {
      enqueue.assign({ objects })
      enqueue.emit({
        type: 'configuration.replicated',
        data: { objects: Object.keys(objects).length },
      })
    }),
  },
})

/** The version that a commit orders the interconnect to start with. */
function orderedVersion(edits: readonly Edit[]): string | undefined {
  const orders = edits.flatMap((edit) =>
    edit.verb === 'set' && edit.dn === BOOT_UNIT_DN ? [edit.attributes] : [],
  )
  return orders.findLast(({ adminState }) => adminState === 'trigger')?.version
}
