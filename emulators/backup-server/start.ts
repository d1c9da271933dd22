import type { Actor } from 'xstate'
import {
  createFolderStore,
  createMemoryStore,
  faultyStore,
  hostKeySheets,
  labPassword,
  openSshDoor,
  startChart,
  stateName,
  watchedStore,
  type CastOptions,
  type Credential,
  type Door,
  type FileStore,
  type SentEvent,
  type StartedEmulator,
  type StartPlan,
  type Surroundings,
  type TransferEvent,
} from '../../src/emulator/index.ts'
import { doorPolicy } from './door.ts'
import { backupServerHandle, type BackupServerHandle } from './handle.ts'
import { backupServerMachine, type ServerFault } from './machine.ts'
import { openPlainDoors, type PlainDoorOptions } from './plain-doors.ts'
import { backupServerProfiles } from './profiles.ts'
import { connectionFaults, readFault, storeFaults } from './server-faults.ts'
import type { BackupServerProfile } from './vocabulary.ts'

/** What may be chosen about a backup server besides profile, address and host name. */
export interface BackupServerOptions extends CastOptions, PlainDoorOptions {
  readonly username?: string
  readonly password?: string
  /** More users that may log in; all have the same disk. */
  readonly users?: readonly Credential[]
  /** Bytes that its disk holds, when its files are in memory. */
  readonly quotaBytes?: number
  /** Files on its disk from the start, by path, when they are in memory; a path that ends in `/` is a directory. */
  readonly files?: Readonly<Record<string, string>>
  /** A folder of this machine for its files, instead of memory. */
  readonly folder?: string
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
  const { username = 'backup', motd, home = '/' } = options
  const password = surroundings.secret(options.password ?? labPassword(surroundings.entropy))
  const server = startChart(surroundings, backupServerMachine, {
    stream: 'appliance',
    input: { profile },
  })
  const context = () => server.getSnapshot().context
  const arrivals = new Set<string>()
  const disk = openDisk(options, surroundings)
  const onFile = ({ type, path, complete }: TransferEvent) => {
    if (type === 'file.received' && complete) arrivals.add(path)
  }
  const others = options.users ?? []
  for (const other of others) surroundings.secret(other.password)
  const users = [{ username, password }, ...others]
  const faulty = whileFaultsLast(disk, () => context().faults)

  const house = { surroundings, server, disk: faulty, home, motd, users, onFile }

  const door = await openSshDoor(surroundings, {
    port: 22,
    faults: () => connectionFaults(context().faults),
    policy: (arrival) => doorPolicy(house, arrival),
  })
  await openPlainDoors(house, options)
  followService(server, door)

  return {
    handle: backupServerHandle(surroundings, server, { disk, arrivals }),
    state: () => stateName(server.getSnapshot().value),
    profile: () => context().profile.name,
    send: (event) => sendTo(server, event),
    credentials: users,
    sshOffer: () => context().profile.offer,
    hostKeys: () => {
      const { hostKeyTypes } = context().profile
      const types = hostKeyTypes.map(({ type }) => type)
      return hostKeySheets(surroundings, types, (type) => ({
        bits: hostKeyTypes.find((key) => key.type === type)?.bits ?? 0,
      }))
    },
    stop: () => server.stop(),
  }
}

function openDisk(
  { folder, quotaBytes, files = {} }: BackupServerOptions,
  { clock, activity }: Surroundings,
): FileStore {
  if (folder !== undefined)
    return watchedStore(createFolderStore({ root: folder, clock }), activity)
  return createMemoryStore({ clock, files, ...(quotaBytes !== undefined && { quotaBytes }) })
}

/** The faulty disk of one list of faults; a full disk counts over all connections until it is lifted. */
function whileFaultsLast(disk: FileStore, faults: () => readonly ServerFault[]): () => FileStore {
  let last: readonly ServerFault[] = []
  let faulty = disk
  return () => {
    if (faults() !== last) faulty = faultyStore(disk, storeFaults(faults()))
    last = faults()
    return faulty
  }
}

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
