import type { Actor } from 'xstate'
import {
  hostKeySheets,
  labPassword,
  openSshDoor,
  startChart,
  stateName,
  type CastOptions,
  type Credential,
  type Door,
  type SentEvent,
  type StartedEmulator,
  type StartPlan,
  type Surroundings,
  type TransferEvent,
} from '../../src/emulator/index.ts'
import { meetingOf, withoutIntruder } from './behaviours.ts'
import { openDisks, type DiskPlan } from './disks.ts'
import { doorPolicy, keyOptionsOf } from './door.ts'
import { backupServerHandle, type BackupServerHandle } from './handle.ts'
import { backupServerMachine } from './machine.ts'
import type { Meeting } from './meeting.ts'
import { openPlainDoors, type PlainDoorOptions } from './plain-doors.ts'
import { backupServerProfiles } from './profiles.ts'
import { connectionFaults, readFault } from './server-faults.ts'
import { createServerLinux } from './shell/server-linux.ts'
import type { BackupServerProfile } from './vocabulary.ts'

/** What may be chosen about a backup server besides profile, address and host name. */
export interface BackupServerOptions extends CastOptions, DiskPlan, PlainDoorOptions {
  readonly username?: string
  readonly password?: string
  /** More users that may log in; all have the same disk. */
  readonly users?: readonly Credential[]
  /** Text that a login prints; SCP clients stumble over it. */
  readonly motd?: string
  /** Where relative paths start. */
  readonly home?: string
}

/** Starts a backup server: its chart, its disk, and the SSH door in front of it. */
export async function startBackupServer({
  surroundings,
  profile,
  options,
}: StartPlan<BackupServerProfile, BackupServerOptions>): Promise<
  StartedEmulator<BackupServerHandle>
> {
  const { motd, home = '/' } = options
  const users = usersOf(options, surroundings)
  const server = startChart(surroundings, backupServerMachine, {
    stream: 'appliance',
    input: { profile },
  })
  const context = () => server.getSnapshot().context
  const own = () => meetingOf(context().profile, withoutIntruder(context().behaviours))
  const arrivals = new Set<string>()
  const disks = openDisks(options, surroundings)
  const meeting = () => meetingOf(context().profile, context().behaviours)
  const hostKeysOf = (met: Meeting) => {
    const types = met.profile.hostKeyTypes.map(({ type }) => type)
    return hostKeySheets(surroundings, types, keyOptionsOf(met))
  }
  const onFile = ({ type, path, complete }: TransferEvent) => {
    const isStolen = meeting().disk === "intruder's"
    if (type === 'file.received' && complete && !isStolen) arrivals.add(path)
    linux.refresh()
  }
  const disk = () => disks.faulty(meeting().disk, context().faults)
  const linux = createServerLinux({ surroundings, users, meeting, own, disk: disks.of })
  const house = { surroundings, server, meeting, disk, home, motd, users, onFile, linux }

  const door = await openSshDoor(surroundings, {
    port: 22,
    faults: () => connectionFaults(context().faults),
    policy: (arrival) => doorPolicy(house, arrival),
  })
  await openPlainDoors(house, options)
  followService(server, door)

  return {
    handle: backupServerHandle(surroundings, server, {
      disk: () => disks.of(meeting().disk),
      intruderDisk: () => disks.of("intruder's"),
      arrivals,
      hostKeyMd5: (type) => hostKeysOf(own()).find((key) => key.type === type)?.md5,
    }),
    state: () => stateName(server.getSnapshot().value),
    profile: () => meeting().profile.name,
    send: (event) => sendTo(server, event),
    behave: (behaviour, settings) =>
      server.send({ type: 'behaviour.switched', behaviour, settings }),
    console: async (line) => (await linux.atConsole(line)) ?? NO_SHELL,
    credentials: users,
    sshOffer: () => meeting().profile.offer,
    hostKeys: () => hostKeysOf(meeting()),
    stop: () => server.stop(),
  }
}

function usersOf(
  { username = 'backup', password, users = [] }: BackupServerOptions,
  { entropy, secret }: Surroundings,
): Credential[] {
  const all = [{ username, password: password ?? labPassword(entropy) }, ...users]
  for (const user of all) secret(user.password)
  return all
}

/** What a console of a machine without a shell of ours prints. */
const NO_SHELL = { output: 'This server has no shell.\n', exit: 127 }

function followService(server: Actor<typeof backupServerMachine>, door: Door): void {
  server.subscribe(({ value }) => {
    if (value === 'stopped') door.shut('service stopped')
    else door.open()
  })
}

function sendTo(server: Actor<typeof backupServerMachine>, event: SentEvent): void {
  const { type, ...facts } = event
  switch (type) {
    case 'software.upgraded': {
      const to = backupServerProfiles[facts.to ?? '']
      if (to) server.send({ type, to })
      return
    }
    case 'fault.injected': {
      const { fault = '', ...settings } = facts
      return server.send({ type, fault: readFault(fault, settings) })
    }
    case 'service.stopped':
    case 'service.started':
    case 'faults.lifted':
      return server.send({ type })
    default:
  }
}
