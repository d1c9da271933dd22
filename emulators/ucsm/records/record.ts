/** Entries that the event log and the audit log each keep; the oldest make room. Assumed. */
export const LOG_ENTRIES_MAX = 10_000

/** What an entry of the event log says (SDK eventInst). */
export interface EventNews {
  /** `E` and a number, which is the same for every event of one FSM stage. */
  readonly code: string
  readonly dn: string
  /** Who set it off; `internal` for the interconnect itself. */
  readonly user: string
  readonly text: string
}

/** What an entry of the audit log says (SDK aaaModLR and aaaSessionLR). */
export interface AuditNews {
  /** Whether someone changed the configuration, or came and went. */
  readonly kind: 'admin' | 'session'
  readonly user: string
  readonly action: 'creation' | 'modification' | 'deletion'
  readonly dn: string
  /** Attributes with their new values, as in `descr:nightly, proto:sftp`. */
  readonly changes: string
  readonly text: string
}

/** The number of an entry, one row for both logs, and when it was made: lab time, milliseconds since 1970. */
export interface Numbered {
  readonly id: number
  readonly createdMs: number
}

/** An entry of the event log. */
export type EventRecord = EventNews & Numbered

/** An entry of the audit log. */
export type AuditRecord = AuditNews & Numbered

/** New entries, numbered in their order from `firstId` on. */
export function numbered<News>(
  news: readonly News[],
  { firstId, nowMs }: { firstId: number; nowMs: number },
): (News & Numbered)[] {
  return news.map((one, index) => ({ ...one, id: firstId + index, createdMs: nowMs }))
}

/** A log with new entries at its end, and without its oldest where it would get too long. */
export function grown<Entry>(log: readonly Entry[], added: readonly Entry[]): readonly Entry[] {
  return [...log, ...added].slice(-LOG_ENTRIES_MAX)
}
