/** The Linux shell inside an appliance: bash on a file tree in memory, its commands, and vi. */
export type { Account, Accounts } from './accounts.ts'
export type {
  CommandContext,
  CommandOutcome,
  CommandSession,
  CommandTerminal,
  LinuxCommand,
  RawTypist,
} from './command.ts'
export type { FilesystemFacts, HostFacts, KernelFacts, LinuxHost } from './host.ts'
export type { ShellLimits, TreeLimits } from './limits.ts'
export { createLinuxHost } from './shell/create-host.ts'
export type { LinuxHostPlan } from './shell/create-host.ts'
export { openShellVisit, runShellCommand } from './shell/open-visit.ts'
export type { RunningShell } from './shell/open-visit.ts'
export { createShell } from './shell/shell.ts'
export type { Shell, ShellPlan } from './shell/shell.ts'
export type { ShellIo } from './shell/visit.ts'
export { formatDate } from './time/format-date.ts'
export type { Credentials } from './tree/credentials.ts'
export { createFileTree } from './tree/file-tree.ts'
export type { FileEntry, FileTree, FileTreePlan, TreeSnapshot } from './tree/file-tree.ts'
export type { FileFacts, Files } from './tree/files.ts'
export { FileRefusal } from './tree/refusal.ts'
export type { RefusalCode } from './tree/refusal.ts'
export type { ChangeListener, FileChange } from './tree/tree-state.ts'
