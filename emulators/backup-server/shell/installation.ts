import {
  clientBeside,
  createFileTree,
  createLinuxHost,
  hostKeySheets,
  outwardSsh,
  type Account,
  type Credential,
  type FileStore,
  type LinuxHost,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import { keyOptionsOf } from '../door.ts'
import type { Meeting } from '../meeting.ts'
import type { LinuxSystem } from './linux-systems.ts'
import { shareFiles, type SharedFiles, type SharedFilesPlan } from './shared-files.ts'
import { hostKeyFiles, isHostKeyFile, releaseFiles, sshdConfig } from './system-files.ts'

/** A server that one installation after another is made for. */
export interface ServerPlan {
  readonly surroundings: Surroundings
  /** The first of them administers the server. */
  readonly users: readonly Credential[]
  readonly disk: (disk: Meeting['disk']) => FileStore
}

/** One installation of the server: its Linux, and the files of its disk in the home of its users. */
export interface Installation {
  readonly host: LinuxHost
  readonly system: LinuxSystem
  readonly files: SharedFiles
  /** Whose home it is; an intruder who takes any password has this account for all names. */
  readonly owner: Account
  /** The settings in /etc/ssh as they were put there last. */
  readonly shown: { text: string }
}

/** What an installation is made from. */
export interface InstallationPlan extends Pick<SharedFilesPlan, 'later'> {
  readonly system: LinuxSystem
  readonly met: Meeting
}

/** The first number of an account of a person, on every system here. */
const FIRST_UID = 1_000

/** Sets a system up with the accounts of the server; /etc/ssh comes with `showSettings`. */
export function install(
  { surroundings, users, disk }: ServerPlan,
  { system, met, later }: InstallationPlan,
): Installation {
  const { clock, hostname } = surroundings
  const tree = createFileTree({ now: clock.now, entries: releaseFiles(system, hostname) })
  const [first = { username: 'root' }] = users
  const directory = first.username === 'root' ? '/root' : `/home/${first.username}`
  const host = createLinuxHost({
    hostname: () => hostname,
    clock,
    tree,
    accounts: users.map((login, index) => ({
      ...accountOf(login, index),
      ...(index === 0 && administrator(login, system)),
      home: directory,
    })),
    commands: outwardSsh({ surroundings, client: () => clientBeside(met.profile) }),
    facts: { kernel: system.kernel, openSsh: system.openSsh },
  })
  const owner = host.accounts.find(first.username)!
  const { group } = host.accounts.credentials(owner)
  const store = disk(met.disk)
  const files = shareFiles({ tree, directory, owner: owner.name, group, store, later })
  return { host, system, files, owner, shown: { text: '' } }
}

function accountOf({ username, password }: Credential, index: number): Omit<Account, 'home'> {
  const id = username === 'root' ? 0 : FIRST_UID + index
  return {
    name: username,
    uid: id,
    gid: id,
    passwordIs: (typed) => typed === password,
  }
}

function administrator({ username }: Credential, { adminGroup }: LinuxSystem) {
  return { groups: [username, adminGroup], sudo: 'with-password' } as const
}

/** Puts the keys that the server shows now, and the settings of its sshd, where they are looked for. */
export function showSettings(
  surroundings: Surroundings,
  installed: Installation,
  met: Meeting,
): void {
  const { host, system, shown } = installed
  const types = met.profile.hostKeyTypes.map(({ type }) => type)
  const sheets = hostKeySheets(surroundings, types, keyOptionsOf(met))
  const entries = [
    ...hostKeyFiles(system, surroundings.hostname, sheets),
    sshdConfig(system, met.profile),
  ]
  const text = JSON.stringify(entries)
  // What somebody edits there stays, until the server itself changes.
  if (text === shown.text) return
  shown.text = text
  const { root, put } = host.tree
  const old = root.has('/etc/ssh') ? root.list('/etc/ssh') : []
  for (const path of old.map((name) => `/etc/ssh/${name}`).filter(isHostKeyFile)) root.remove(path)
  put(...entries)
}
