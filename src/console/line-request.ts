import type { Key } from './keys.ts'

/** How reading a line ended. */
export type LineEnding =
  | { readonly by: 'enter' | 'suspend'; readonly text: string }
  | { readonly by: 'interrupt' | 'end-of-input' | 'gone' }

/** What to read. */
export interface LineRequest {
  readonly prompt: string
  readonly echo: boolean
  /** Help and completion; only command lines have them. */
  readonly assist?: LineAssist
}

/** What helps the visitor write a command line. */
export interface LineAssist {
  readonly history: readonly string[]
  /** What `?` shows. */
  readonly help: (text: string) => string
  readonly complete: (text: string, again: boolean) => Completion
}

/** What Tab does: adds text, and shows candidates or rings the bell. */
export interface Completion {
  readonly add: string
  readonly list: string
  readonly bell: boolean
}

/** A line while it is being read. */
export interface LineInProgress {
  /** Takes a key; how the line ended, when it did. */
  readonly press: (key: Key) => LineEnding | undefined
  /** All keys so far have been taken. */
  readonly rest: () => void
  /** No key will come any more. */
  readonly gone: () => LineEnding
  readonly resized: () => void
}
