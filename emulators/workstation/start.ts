import {
  journalSsh,
  startChart,
  stateName,
  tryLogin,
  type CastOptions,
  type LoginOutcome,
  type LoginTarget,
  type StartedEmulator,
  type StartPlan,
} from '../../src/emulator/index.ts'
import { workstationMachine } from './machine.ts'
import { workstationProfiles } from './profiles.ts'
import type { WorkstationProfile } from './vocabulary.ts'

/** What a script can do with a workstation. */
export interface WorkstationHandle {
  /** Logs in to an appliance with the client that is installed; a refusal is an outcome, not an error. */
  readonly ssh: (target: LoginTarget) => Promise<LoginOutcome>
  /** Installs the client of another profile. */
  readonly upgrade: (profile: string) => void
}

/** Starts a workstation. It opens no door. */
export function startWorkstation({
  surroundings,
  profile,
}: StartPlan<WorkstationProfile, CastOptions>): Promise<StartedEmulator<WorkstationHandle>> {
  const { clock, dial, until, crashed } = surroundings
  const workstation = startChart(surroundings, workstationMachine, {
    stream: 'appliance',
    input: { profile },
  })
  const context = () => workstation.getSnapshot().context

  function ssh(target: LoginTarget): Promise<LoginOutcome> {
    const record = surroundings.record(surroundings.nextStream('ssh'))
    record('connection.dialled', { service: 'ssh', to: `${target.address}:22` })
    const observe = journalSsh(record, 'client', (error) => crashed('ssh', error))
    const { ident, offer } = context().profile
    return tryLogin(target, { clock, dial, until, ident, offer, observe })
  }

  function upgrade(name: string): void {
    const to = workstationProfiles[name]
    if (to) workstation.send({ type: 'software.upgraded', to })
  }

  return Promise.resolve({
    handle: { ssh, upgrade },
    state: () => stateName(workstation.getSnapshot().value),
    profile: () => context().profile.name,
    send: ({ type, to = '' }) => {
      if (type === 'software.upgraded') upgrade(to)
    },
    credentials: [],
    hostKeys: () => [],
    stop: () => workstation.stop(),
  })
}
