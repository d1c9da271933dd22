/** Where a console reads keys and writes text: a shell or exec channel, or a test. */
export interface Terminal {
  /** With a terminal lines end in CR LF, keys are echoed and output is paged. */
  readonly pty: boolean
  /** 0 when unknown. */
  readonly columns: () => number
  /** 0 when unknown. */
  readonly rows: () => number
  readonly write: (data: string | Uint8Array) => void
  readonly onInput: (listen: (bytes: Uint8Array) => void) => void
  /** The size has changed. */
  readonly onResize: (listen: () => void) => void
  /** The visitor will type no more; what has been typed is still carried out. */
  readonly onEnd: (listen: () => void) => void
  readonly close: (exitCode: number) => void
}
