import type { Actor } from 'xstate'
import {
  labPassword,
  openSshDoor,
  castOption,
  hostKeySheets,
  startChart,
  stateName,
  type CastOptions,
  type Door,
  type StartedEmulator,
  type StartPlan,
} from '../../src/emulator/index.ts'
import { runningBackup } from './backup-actors.ts'
import { factoryConfiguration } from './configuration/factory.ts'
import { doorPolicy } from './door.ts'
import { ucsmHandle, type UcsmHandle } from './handle.ts'
import { ucsmMachine } from './machines/ucsm-machine.ts'
import { platforms, type PlatformName } from './platforms.ts'
import { profiles } from './profiles.ts'
import type { UcsmProfile } from './vocabulary.ts'

/** What may be chosen about an interconnect besides profile, address and host name. */
export interface UcsmOptions extends CastOptions {
  readonly platform?: PlatformName
  /** The prompt is this name with the fabric: `UCS-A`. */
  readonly systemName?: string
  readonly password?: string
}

const ADMIN = 'admin'
const FABRIC = 'A'
const FIRST_ALARM_ID = 4_000_000
const ALARM_ID_RANGE = 200_000

/** Starts an interconnect: its chart, and the SSH door in front of it. Throws `bad-option`. */
export async function startUcsm({
  surroundings,
  profile,
  options,
}: StartPlan<UcsmProfile, UcsmOptions>): Promise<StartedEmulator<UcsmHandle>> {
  const platform =
    platforms[castOption(surroundings.name, 'platform', options.platform ?? '6332', platforms)]
  const systemName = options.systemName ?? 'UCS'
  const { address, entropy, clock } = surroundings
  const password = surroundings.secret(options.password ?? labPassword(entropy))
  const input = {
    now: clock.now,
    profiles,
    profile,
    objects: factoryConfiguration({ systemName, address, fabric: FABRIC, admin: ADMIN }),
    firstAlarmId: FIRST_ALARM_ID + entropy.fork('fault ids').integer(ALARM_ID_RANGE),
  }

  const context = () => appliance.getSnapshot().context
  const backup = runningBackup({ surroundings, systemName, platform, context })
  const appliance: Actor<typeof ucsmMachine> = startChart(
    surroundings,
    ucsmMachine.provide({ actors: { backup } }),
    { stream: 'appliance', input },
  )

  const host = `${systemName}-${FABRIC}`
  const admin = { username: ADMIN, password }
  const door = await openSshDoor(surroundings, {
    port: 22,
    policy: ({ stream }) => doorPolicy({ surroundings, appliance, platform, host, admin }, stream),
  })
  followActivation(appliance, door)

  return {
    handle: ucsmHandle(surroundings, appliance),
    state: () => stateName(appliance.getSnapshot().value),
    profile: () => context().profile.title,
    send: ({ type, to = '' }) => {
      if (type === 'firmware.upgraded') appliance.send({ type, to })
    },
    credentials: [admin],
    sshOffer: () => context().profile.sshServer,
    hostKeys: () => hostKeySheets(surroundings, ['ssh-rsa']),
    stop: () => appliance.stop(),
  }
}

/** While new firmware is activated nobody gets in, and those who are in are thrown out. */
function followActivation(appliance: Actor<typeof ucsmMachine>, door: Door): void {
  appliance.subscribe(({ value }) => {
    if (value === 'activating') door.shut('firmware activation')
    else door.open()
  })
}
