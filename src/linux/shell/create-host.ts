import type { Clock } from '../../clock/lab-clock.ts'
import { createAccounts, type Account, type Accounts } from '../accounts.ts'
import { interpreterPrograms, usualPath } from '../bash/interpreter-commands.ts'
import { standardCommands } from '../commands/standard-commands.ts'
import type { LinuxCommand } from '../command.ts'
import type { HostFacts, LinuxHost } from '../host.ts'
import type { FileTree } from '../tree/file-tree.ts'

/** What the Linux of an appliance is made of. */
export interface LinuxHostPlan {
  readonly hostname: () => string
  readonly clock: Clock
  readonly tree: FileTree
  readonly accounts: readonly Account[]
  /** Groups beside those of the accounts, with their numbers. */
  readonly groups?: readonly (readonly [string, number])[]
  /** The appliance's own programs; one of the same name replaces a standard one. */
  readonly commands?: readonly LinuxCommand[]
  /** Programs that run as soon as an installation puts their files into the tree. */
  readonly installable?: readonly LinuxCommand[]
  /** Names of standard commands that the appliance does not have. */
  readonly without?: readonly string[]
  readonly facts?: Partial<HostFacts>
  /** The first process id that a shell gets. */
  readonly firstPid?: number
}

/** Makes the Linux of an appliance: puts its programs and accounts into the tree. */
export function createLinuxHost(plan: LinuxHostPlan): LinuxHost {
  const { hostname, clock, tree, without = [], installable = [], firstPid = 2_101 } = plan
  const startedMs = clock.now()
  const accounts = createAccounts(plan.accounts, plan.groups)
  const all = [...standardCommands, ...(plan.commands ?? [])]
  const there = new Map(
    all.filter(({ name }) => !without.includes(name)).map((command) => [command.name, command]),
  )
  const commands = new Map([
    ...installable.map((command) => [command.name, command] as const),
    ...there,
  ])
  const { mtimeMs } = tree.root.stat('/')
  for (const { name, path } of programsOf([...there.values()], without))
    if (!tree.root.has(path)) tree.put({ path, program: name, mtimeMs })
  putAccounts(tree, accounts)
  let pid = firstPid
  return {
    hostname,
    clock,
    tree,
    accounts,
    commands,
    facts: { ...usualFacts(startedMs), ...plan.facts },
    nextPid: () => pid++,
    sudo: { lectured: new Set() },
  }
}

function programsOf(commands: readonly LinuxCommand[], without: readonly string[]) {
  const ours = commands
    .filter(({ path }) => path !== '')
    .map(({ name, path = usualPath(name) }) => ({ name, path }))
  return [...ours, ...interpreterPrograms()].filter(({ name }) => !without.includes(name))
}

function usualFacts(startedMs: number): HostFacts {
  const path = '/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin'
  return {
    kernel: { release: '4.18.45-yocto-standard', version: '#1 SMP', machine: 'x86_64' },
    bootedMs: () => startedMs,
    timeZone: 'UTC',
    path,
    rootPath: path,
    openSsh: 7.6,
    filesystems: [
      { device: '/dev/sda7', type: 'ext4', mountPoint: '/', sizeKb: 3_965_552, usedKb: 1_024_000 },
    ],
    sudoPrompt: '[sudo] password for %p: ',
    suGreeting: undefined,
  }
}

/** Homes and `/etc/passwd`; no password is in any file. */
function putAccounts(tree: FileTree, { all, credentials, gidOf }: Accounts): void {
  for (const account of all) {
    const { user: owner, group } = credentials(account)
    const mode = account.name === 'root' ? 0o700 : 0o755
    if (!tree.root.has(account.home)) tree.put({ path: account.home, owner, group, mode })
  }
  if (!tree.root.has('/tmp')) tree.put({ path: '/tmp', mode: 0o1777 })
  const passwd = all.map(
    ({ name, uid, gid, home, shell = '/bin/bash' }) =>
      `${name}:x:${uid}:${gid}::${home}:${shell}\n`,
  )
  const groups = new Set(all.flatMap((account) => credentials(account).groups))
  const members = [...groups].map((group) => `${group}:x:${gidOf(group) ?? 0}:\n`)
  if (!tree.root.has('/etc/passwd')) tree.put({ path: '/etc/passwd', content: passwd.join('') })
  if (!tree.root.has('/etc/group')) tree.put({ path: '/etc/group', content: members.join('') })
}
