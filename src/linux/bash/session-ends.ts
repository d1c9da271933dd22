/** The ends that the commands of a visit are connected with. */
export interface SessionEnds {
  readonly out: (bytes: Uint8Array) => void
  readonly error: (bytes: Uint8Array) => void
  /** One typed line; `undefined` at the end of input. */
  readonly readLine: (how: { readonly echo: boolean }) => Promise<string | undefined>
  /** Everything typed until the end of input. */
  readonly readAll: () => Promise<Uint8Array>
}
