import type { Account } from './accounts.ts'
import type { LinuxHost } from './host.ts'
import type { Jobs } from './shell/jobs.ts'
import type { Files } from './tree/files.ts'

/** What a command has said, and its exit status: 0 unless given. Text is UTF-8. */
export interface CommandOutcome {
  readonly stdout?: string | Uint8Array
  readonly stderr?: string
  readonly exitCode?: number
}

/** A program of the appliance. */
export interface LinuxCommand {
  readonly name: string
  /** Where the program lies; in `/bin` or `/usr/bin` unless given. A file is put there. */
  readonly path?: string
  readonly run: (
    args: readonly string[],
    context: CommandContext,
  ) => CommandOutcome | Promise<CommandOutcome>
}

/** What a running command sees. */
export interface CommandContext {
  readonly host: LinuxHost
  readonly cwd: string
  /** The absolute path of what was typed. */
  readonly path: (typed: string) => string
  /** Exported variables. */
  readonly env: Readonly<Record<string, string>>
  readonly account: Account
  /** The tree with the rights of the user. */
  readonly files: Files
  /** What comes out of a pipe or file; empty when standard input is the terminal. */
  readonly stdin: Uint8Array
  /** Standard input is what the visitor types. */
  readonly stdinIsVisitor: boolean
  /** Whether the next command of the pipe may end before it has read everything. */
  readonly readerLeaves?: boolean
  /** Standard output is what the visitor sees; then text may be written before the command ends. */
  readonly write: ((text: string) => void) | undefined
  /** The terminal when standard output goes there. */
  readonly screen: CommandTerminal | undefined
  /** The terminal of the visit, if it has one, wherever the output goes: questions are asked there. */
  readonly tty: CommandTerminal | undefined
  /** Aborted by Ctrl-C and when the visitor is gone. */
  readonly signal: AbortSignal
  /**
   * Asks whoever types or sends standard input and takes the next line of it, `undefined` at its end; absent when
   * standard input is a pipe or file. Rejects with `Interrupted` at Ctrl-C.
   */
  readonly askVisitor: ((question: string) => Promise<string | undefined>) | undefined
  /** Lets lab time pass; rejects when the signal is aborted. */
  readonly wait: (ms: number) => Promise<void>
  /** Waits for work that another part of the lab accounts for; rejects when the signal is aborted. */
  readonly until: <Value>(work: Promise<Value>) => Promise<Value>
  /** Runs a command line with this input and collects what it says. */
  readonly run: (line: string, stdin: Uint8Array) => Promise<Required<CommandOutcome>>
  /** Runs the interpreter's own command of the same name. */
  readonly original: (args: readonly string[]) => Promise<CommandOutcome>
  readonly session: CommandSession
}

/** The terminal that a command talks to. */
export interface CommandTerminal {
  readonly rows: () => number
  readonly columns: () => number
  /** Writes exactly these characters. */
  readonly write: (text: string) => void
  /** Reads a line; `undefined` at the end of input. Rejects with `Interrupted` at Ctrl-C. */
  readonly ask: (prompt: string, how?: { readonly echo?: boolean }) => Promise<string | undefined>
  /** Gives all that is typed to an editor or pager until it has enough. */
  readonly readRaw: (typist: RawTypist) => Promise<void>
}

/** Somebody who takes bytes as they are typed. */
export interface RawTypist {
  /** Takes bytes; how many were used when no more are wanted, `undefined` while more are. */
  readonly press: (bytes: Uint8Array) => number | undefined
  readonly resized: () => void
  /** Resolves when no more is wanted, whatever is typed. */
  readonly over?: Promise<unknown>
}

/** What a command may do with the shell it runs in. */
export interface CommandSession {
  readonly history: () => readonly string[]
  readonly clearHistory: () => void
  readonly umask: () => number
  readonly setUmask: (bits: number) => void
  /** Lab time of the last right password for sudo on this terminal, by user. */
  readonly sudoStampsMs: Map<string, number>
  /** What the shell runs in the background. */
  readonly jobs: Jobs
  /** Starts a shell inside this one on the visit's terminal; resolves with its exit status when it is left. */
  readonly openShell: (plan: InnerShell) => Promise<number>
  /** Runs a line as another user, between the ends of the command that asks for it. */
  readonly runAs: (account: Account, line: string, how: RunAs) => Promise<Required<CommandOutcome>>
}

/** A shell within a shell, as `su` and `sudo -i` start it. */
export interface InnerShell {
  readonly account: Account
  /** A login shell starts at home with a fresh environment. */
  readonly login: boolean
}

/** How a line is run as another user. */
export interface RunAs {
  /** What the line reads; `undefined` connects it with the visitor. */
  readonly stdin: Uint8Array | undefined
  /** What the line says goes to the visitor, and is collected otherwise. */
  readonly connected: boolean
  /** Ends the line. */
  readonly signal: AbortSignal
}
