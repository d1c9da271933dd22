import type { Mode } from './command.ts'

/** What a running command can do with its visitor. */
export interface CommandIo<Session> {
  /** The caller's own state of this visit. */
  readonly session: Session
  /** Aborted by Ctrl-C and when the visitor is gone. */
  readonly signal: AbortSignal
  /** Prints lines; a missing last line end is added. */
  readonly print: (text: string) => void
  /** Prints exactly this, for progress dots and the like. */
  readonly write: (text: string) => void
  /** Asks for a line; with `echo: false` for a password. Ctrl-C ends the command. */
  readonly ask: (prompt: string, how?: { readonly echo?: boolean }) => Promise<string>
  /** Asks for `yes` or `no`; what else is said depends on the dialect. */
  readonly confirm: (prompt: string) => Promise<boolean>
  /** Reads lines up to the end marker, which is left out. */
  readonly readLines: (how: LinesRequest) => Promise<string[]>
  /** Lets lab time pass, in milliseconds. Ctrl-C ends the command. */
  readonly wait: (ms: number) => Promise<void>
  /** Waits for work that another part of the lab accounts for. Ctrl-C ends the command, not the work. */
  readonly until: <Value>(work: Promise<Value>) => Promise<Value>
  /** Goes one mode down; `label` stands for it in `modePath`, and is the mode's name unless given. */
  readonly enter: (mode: Mode<Session>, label?: string) => void
  /** Goes one mode up; in the first mode, ends the session. */
  readonly leave: () => void
  /** Goes back to the first mode. */
  readonly leaveAll: () => void
  /** Ends the session when the command is done; the exit code is 0 unless given. */
  readonly end: (exitCode?: number) => void
  /** Labels of the modes entered below the first one. */
  readonly modePath: () => readonly string[]
  /** The lines typed so far, oldest first. */
  readonly history: () => readonly string[]
  readonly terminal: TerminalSettings
}

/** How to ask for several lines. */
export interface LinesRequest {
  readonly intro?: string
  readonly prompt: string
  readonly endMarker: string
}

/** What a visitor may set about the terminal of this session. */
export interface TerminalSettings {
  readonly pty: boolean
  readonly pageLength: () => number
  /** Lines of a page; 0 turns paging off. */
  readonly setPageLength: (lines: number) => void
  readonly width: () => number
  /** Columns; 0 goes back to what the terminal says. */
  readonly setWidth: (columns: number) => void
  /** Idle time after which the session ends, in milliseconds of lab time; 0 turns it off. */
  readonly setIdleLimit: (ms: number) => void
}

/** The visitor has pressed Ctrl-C, or is gone; ends a command quietly. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
