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
  type Entropy,
  type StartedEmulator,
  type StartPlan,
} from '../../src/emulator/index.ts'
import { runningErrands } from './backup-actors.ts'
import { joinCluster, type Fabric } from './cluster/cluster-link.ts'
import { factoryConfiguration } from './configuration/factory.ts'
import { doorPolicy, visitOf, type House } from './door.ts'
import { ucsmHandle, type UcsmHandle } from './handle.ts'
import { ucsmMachine } from './machines/ucsm-machine.ts'
import { platforms, type PlatformName } from './platforms.ts'
import { profiles } from './profiles.ts'
import { keepSyslogFile } from './records/syslog-file.ts'
import { createSessionDesk } from './sessions/session-desk.ts'
import { watchKernel } from './switching/kernel-start.ts'
import { ADMIN } from './users/local-users.ts'
import type { UcsmProfile } from './vocabulary.ts'
import { createLocalFiles } from './workspace/local-files.ts'

/** What may be chosen about an interconnect besides profile, address and host name. */
export interface UcsmOptions extends CastOptions {
  readonly platform?: PlatformName
  /** The prompt is this name with the fabric: `UCS-A`. */
  readonly systemName?: string
  readonly password?: string
  /** The fabric of this interconnect: A or B. */
  readonly fabric?: Fabric
  /** The role of the other interconnect of the cluster. */
  readonly peer?: string
  /** The address that leads to whichever interconnect of the cluster is the primary. */
  readonly virtualAddress?: string
}

const FABRICS = { A: 'first', B: 'second' } as const
const FIRST_ALARM_ID = 4_000_000
const FIRST_RECORD_ID = 6_000_000
const ID_RANGE = 200_000

/** Starts an interconnect: its chart, and the SSH door in front of it. Throws `bad-option`. */
export async function startUcsm({
  surroundings,
  profile,
  options,
}: StartPlan<UcsmProfile, UcsmOptions>): Promise<StartedEmulator<UcsmHandle>> {
  const platform =
    platforms[castOption(surroundings.name, 'platform', options.platform ?? '6332', platforms)]
  const fabric = castOption(surroundings.name, 'fabric', options.fabric ?? 'A', FABRICS)
  const systemName = options.systemName ?? 'UCS'
  const { address, entropy, clock } = surroundings
  const password = surroundings.secret(options.password ?? labPassword(entropy))
  const input = {
    now: clock.now,
    profiles,
    profile,
    objects: factoryConfiguration({
      systemName,
      address,
      fabric,
      admin: ADMIN,
      model: platform.pid,
      serial: serialNumber(entropy.fork('serial number')),
      ...(options.peer !== undefined && { cluster: options.virtualAddress ?? address }),
    }),
    firstAlarmId: FIRST_ALARM_ID + entropy.fork('fault ids').integer(ID_RANGE),
    firstRecordId: FIRST_RECORD_ID + entropy.fork('record ids').integer(ID_RANGE),
  }

  const context = () => appliance.getSnapshot().context
  const backedUp = { surroundings, systemName, platform, context }
  const actors = runningErrands(backedUp)
  const appliance: Actor<typeof ucsmMachine> = startChart(
    surroundings,
    ucsmMachine.provide({ actors }),
    { stream: 'appliance', input },
  )

  const admin = { username: ADMIN, password }
  const house = furnish({ surroundings, appliance, platform, fabric, admin }, options)
  const door = await openSshDoor(surroundings, {
    port: 22,
    policy: (arrival) => doorPolicy(house, arrival),
  })
  followPower(house, door)

  return {
    handle: ucsmHandle(surroundings, appliance, house.syslog),
    state: () => stateName(appliance.getSnapshot().value),
    profile: () => context().profile.title,
    send: ({ type, to = '' }) => {
      if (type === 'firmware.upgraded') appliance.send({ type, to })
    },
    credentials: [admin],
    sshOffer: () => context().profile.sshServer,
    hostKeys: () => hostKeySheets(surroundings, ['ssh-rsa']),
    stop() {
      house.cluster?.leave()
      appliance.stop()
    },
  }
}

/** A serial number in the form of the documented one, SSI171400HG: plant, year, week, unit. */
function serialNumber(entropy: Entropy): string {
  const week = String(10 + entropy.integer(40))
  const unit = Array.from({ length: 4 }, () => entropy.integer(36).toString(36).toUpperCase())
  return `SSI17${week}${unit.join('')}`
}

type Shell = Pick<House, 'surroundings' | 'appliance' | 'platform' | 'fabric' | 'admin'>

/** What an interconnect has besides its chart. */
function furnish(shell: Shell, { peer, virtualAddress }: UcsmOptions): House {
  const { surroundings, appliance, fabric } = shell
  const { now } = surroundings.clock
  const entropy = surroundings.entropy.fork('sessions')
  const house: House = {
    ...shell,
    syslog: keepSyslogFile(surroundings, appliance),
    desk: createSessionDesk({ entropy, fabric, now }),
    files: createLocalFiles(now),
    startedMs: watchKernel(appliance, now),
    cluster:
      peer === undefined
        ? undefined
        : joinCluster(surroundings, {
            fabric,
            peer,
            appliance,
            receive: ({ session, buffer }) => visitOf(house, session, buffer),
            ...(virtualAddress !== undefined && { virtualAddress }),
          }),
  }
  return house
}

/** While the interconnect starts anew nobody gets in, and those who are in are thrown out. */
function followPower({ appliance, files }: House, door: Door): void {
  appliance.subscribe(({ value }) => {
    if (value === 'operational') return door.open()
    door.shut(value === 'activating' ? 'firmware activation' : 'reboot')
    files.reboot()
  })
}
