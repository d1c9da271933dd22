/** One category of an SSH handshake: what each side has, and what was agreed. */
export interface HandshakeRow {
  readonly category: string
  readonly client: readonly string[]
  readonly server: readonly string[]
  /** Absent when the two lists have nothing in common. */
  readonly agreed?: string
}

/** The handshake explainer: a row for each category, in the order of negotiation. */
export interface HandshakeTable {
  readonly rows: readonly HandshakeRow[]
  /** The category that ended the handshake. */
  readonly empty?: string
}
