import { assign, emit, setup } from 'xstate'
import type {
  BehaviourSettings,
  ConnectionFaultUse,
  Emitted,
  StoreFaultUse,
} from '../../src/emulator/index.ts'
import type { ActiveBehaviours } from './behaviours.ts'
import type { BackupServerProfile } from './vocabulary.ts'

/** A fault of the server's connections or of its disk, with its settings. */
export type ServerFault = ConnectionFaultUse | StoreFaultUse

export type BackupServerEvent =
  | { type: 'software.upgraded'; to: BackupServerProfile }
  | { type: 'service.stopped' }
  | { type: 'service.started' }
  | { type: 'fault.injected'; fault: ServerFault }
  | { type: 'faults.lifted' }
  | { type: 'behaviour.switched'; behaviour: string; settings: BehaviourSettings | undefined }

export interface BackupServerContext {
  readonly profile: BackupServerProfile
  readonly faults: readonly ServerFault[]
  readonly behaviours: ActiveBehaviours
}

interface Switch {
  readonly behaviour: string
  readonly settings: BehaviourSettings | undefined
}

const server = setup({
  types: {
    input: {} as { profile: BackupServerProfile },
    context: {} as BackupServerContext,
    events: {} as BackupServerEvent,
    emitted: {} as Emitted,
  },
  actions: {
    install: assign((_, { profile }: { profile: BackupServerProfile }) => ({ profile })),
    announceUpgrade: emit(({ context }, { profile }: { profile: BackupServerProfile }) => ({
      type: 'firmware.upgraded' as const,
      data: { from: context.profile.name, to: profile.name },
    })),
    inject: assign(({ context }, { fault }: { fault: ServerFault }) => ({
      faults: [...context.faults, fault],
    })),
    lift: assign({ faults: [] }),
    behave: assign(({ context }, { behaviour, settings }: Switch) => {
      const { [behaviour]: _, ...others } = context.behaviours
      return { behaviours: settings ? { ...others, [behaviour]: settings } : others }
    }),
  },
})

/** A server that backups are sent to: which software it runs, and what is wrong with it. No I/O. */
export const backupServerMachine = server.createMachine({
  id: 'backup-server',
  description: 'An SSH server with a disk.',
  context: ({ input }) => ({ profile: input.profile, faults: [], behaviours: {} }),
  initial: 'serving',
  states: {
    serving: {
      description: 'The SSH service accepts connections.',
      on: { 'service.stopped': 'stopped' },
    },
    stopped: {
      description: 'The SSH service is not running; connections are turned away.',
      on: { 'service.started': 'serving' },
    },
  },
  on: {
    'software.upgraded': {
      actions: [
        { type: 'announceUpgrade', params: ({ event }) => ({ profile: event.to }) },
        { type: 'install', params: ({ event }) => ({ profile: event.to }) },
      ],
    },
    'fault.injected': {
      actions: { type: 'inject', params: ({ event }) => ({ fault: event.fault }) },
    },
    'faults.lifted': { actions: 'lift' },
    'behaviour.switched': {
      actions: {
        type: 'behave',
        params: ({ event: { behaviour, settings } }) => ({ behaviour, settings }),
      },
    },
  },
})
