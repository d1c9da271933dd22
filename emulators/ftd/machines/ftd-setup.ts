import { assign, emit, enqueueActions, setup } from 'xstate'
import type { Emitted } from '../../../src/emulator/index.ts'
import type { StopReason } from '../../sftunnel/vocabulary.ts'
import type { FtdContext, FtdEvent, FtdInput, FtdProfile, NetworkSettings } from '../vocabulary.ts'

/** The words of the device's chart. */
export const ftd = setup({
  types: {
    input: {} as FtdInput,
    context: {} as FtdContext,
    events: {} as FtdEvent,
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
    configureNetwork: enqueueActions(
      ({ context, enqueue }, { settings }: { settings: Partial<NetworkSettings> }) => {
        enqueue.assign({ network: { ...context.network, ...settings } })
        enqueue.emit({
          type: 'configuration.committed',
          data: { changes: Object.keys(settings).map((name) => `network ${name}`) },
        })
      },
    ),
    install: enqueueActions(({ context, enqueue }, { to }: { to: FtdProfile }) => {
      const data = { from: context.profile.title, to: to.title }
      enqueue.assign({ profile: to })
      enqueue.emit({ type: 'firmware.upgraded', data })
    }),
    announceReboot: emit((_, { reason }: { reason: string }) => ({
      type: 'appliance.rebooted' as const,
      data: { reason },
    })),
    announceHalt: emit({ type: 'appliance.halted' as const, data: {} }),
  },
})
