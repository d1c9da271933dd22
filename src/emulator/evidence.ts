/** How something is known: seen on a real box, written in a document, remembered by someone, or supposed. */
export type EvidenceMark = 'captured' | 'documented' | 'recalled' | 'assumed'

/** What a screen, log line, timing or limit rests on. */
export interface Evidence {
  readonly mark: EvidenceMark
  /** Document, capture or reasoning; required for `captured` and `documented`. */
  readonly source: string
}

/** One row of `describe --evidence`. */
export interface EvidenceRow extends Evidence {
  readonly what: string
}

/** Seen on a real box; the source says where. */
export const captured = (source: string): Evidence => ({ mark: 'captured', source })
/** Written in a document; the source names it. */
export const documented = (source: string): Evidence => ({ mark: 'documented', source })
/** Remembered by someone who has worked with the box. */
export const recalled = (source: string): Evidence => ({ mark: 'recalled', source })
/** Supposed, for the reason given. */
export const assumed = (source: string): Evidence => ({ mark: 'assumed', source })
