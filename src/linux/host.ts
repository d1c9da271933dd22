import type { Clock } from '../clock/lab-clock.ts'
import type { Account, Accounts } from './accounts.ts'
import type { LinuxCommand } from './command.ts'
import type { FileTree } from './tree/file-tree.ts'

/** The Linux of one appliance: what all its shells share. */
export interface LinuxHost {
  /** As the prompt shows it, without domain. */
  readonly hostname: () => string
  readonly clock: Clock
  readonly tree: FileTree
  readonly accounts: Accounts
  readonly facts: HostFacts
  /** All commands by name, the appliance's own among them. */
  readonly commands: ReadonlyMap<string, LinuxCommand>
  readonly nextPid: () => number
  readonly sudo: SudoMemory
}

/** What an appliance says about its system. */
export interface HostFacts {
  readonly kernel: KernelFacts
  /** Lab time of the last boot. */
  readonly bootedMs: () => number
  /** A name of the tz database such as `Europe/Madrid`. */
  readonly timeZone: string
  /** The search path of users, and of root. */
  readonly path: string
  readonly rootPath: string
  /** Which OpenSSH the tools are of; fingerprints look different before 6.8. */
  readonly openSsh: number
  readonly filesystems: readonly FilesystemFacts[]
  /** sudo's question; `%p` is the user who must answer (sudoers(5), `passprompt`). */
  readonly sudoPrompt: string
  /** What `su` says after the password, such as when the account was last used. */
  readonly suGreeting: ((account: Account) => string) | undefined
}

/** What `uname` says. */
export interface KernelFacts {
  readonly release: string
  readonly version: string
  readonly machine: string
}

/** A row of `df`, in units of 1024 bytes; what the tree holds is added to the use of the first. */
export interface FilesystemFacts {
  readonly device: string
  readonly type: string
  readonly mountPoint: string
  readonly sizeKb: number
  readonly usedKb: number
}

/** What sudo remembers about users. */
export interface SudoMemory {
  /** Users who have seen the lecture, which is shown once (sudoers(5), `lecture`). */
  readonly lectured: Set<string>
}
