import type { Candidate } from './candidates.ts'
import type { Command } from './command.ts'
import type { Filter } from './filters.ts'
import type { Spot } from './spot.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A text of the appliance, made of where the line went wrong; printed with a line end. */
export type Complaint = (spot: Spot) => string

/** The manners of one vendor's command line. */
export interface Dialect<Session = unknown> {
  readonly name: string
  /** Commands that work in every mode. */
  readonly commands?: readonly Command<Session>[]
  /** Help for keywords that no command and no mode explains. */
  readonly vocabulary?: Vocabulary
  readonly ignoreCase?: boolean
  /** Short words that mean one keyword where several begin so, in lower case: `sh` for `show`. */
  readonly abbreviations?: Readonly<Record<string, string>>
  readonly errors: ErrorManners
  readonly help: HelpManners
  /** What Tab does when several words fit: rings the bell, lists them, or lists them the second time. */
  readonly tab?: 'bell' | 'list' | 'list-on-second'
  readonly pager?: PagerManners
  readonly pipes?: PipeManners
  /** Divides several commands on one line. */
  readonly separator?: string
  /** A line that begins with it is passed over. */
  readonly comment?: string
  readonly keys?: KeyManners
  readonly confirm?: ConfirmManners
  readonly idle?: { readonly afterMs: number; readonly text: string }
  /** What is printed when a command breaks and the session ends. */
  readonly crash?: (error: unknown) => string
}

/** What is said about lines that are not understood. */
export interface ErrorManners {
  readonly invalid: Complaint
  readonly ambiguous: Complaint
  readonly incomplete: Complaint
  /** Said of what stands behind a pipe; like a command's errors unless given. */
  readonly filter?: Complaint
  /** Said of a regular expression that cannot be read. */
  readonly pattern: (pattern: string) => string
}

/** How help is laid out. */
export interface HelpManners {
  /** After `?` behind a blank: what may follow. */
  readonly next: (candidates: readonly Candidate[]) => string
  /** After `?` behind a part of a word: the words that begin with it. */
  readonly words: (candidates: readonly Candidate[]) => string
  /** After `?` where nothing fits; an invalid line's error unless given. */
  readonly nothing?: Complaint
  /** A last word that shows help when Enter is pressed. */
  readonly keyword?: {
    readonly word: string
    readonly layout: (title: string, candidates: readonly Candidate[]) => string
  }
}

/** How long output is shown page by page. */
export interface PagerManners {
  readonly marker: string
  /** What is sent to take the marker away. */
  readonly erase: string
  /** Whether keys other than blank and Enter end the output; q and Ctrl-C always do. */
  readonly otherKeysStop?: boolean
}

/** Which filters may follow a pipe. */
export interface PipeManners {
  readonly filters: readonly Filter[]
  /** Whether a filter may be followed by another; otherwise a further `|` is part of the pattern. */
  readonly chained: boolean
  /** Only lines it accepts have pipes; in others `|` is an ordinary character. */
  readonly only?: RegExp
}

/** What control keys do. */
export interface KeyManners {
  /** What is shown for each character of an answer that is not echoed; nothing when absent. */
  readonly hiddenEcho?: string
  /** What shows that Ctrl-C was pressed. */
  readonly interruptEcho?: string
  /** Ctrl-Z: `top` carries out the line and goes back to the first mode. */
  readonly suspend?: 'top' | 'nothing'
  /** Ctrl-D on an empty line. */
  readonly endOfInput?: 'leave' | 'end' | 'nothing'
}

/** How a yes-or-no question is answered. */
export interface ConfirmManners {
  readonly yes: RegExp
  readonly no: RegExp
  /** Printed before the question is asked again; without it any other answer means no. */
  readonly again?: string
}
