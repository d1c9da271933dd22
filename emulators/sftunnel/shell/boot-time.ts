/** An appliance whose boots are to be noticed. */
export interface Bootable {
  readonly isRunning: () => boolean
  /** Calls after every change of state. */
  readonly subscribe: (changed: () => void) => unknown
  readonly now: () => number
}

/** Notices when an appliance begins to run; the returned function tells when it last did. */
export function followBoots({ isRunning, subscribe, now }: Bootable): () => number {
  let wasRunning = isRunning()
  let bootedMs = now()
  subscribe(() => {
    const runs = isRunning()
    if (runs && !wasRunning) bootedMs = now()
    wasRunning = runs
  })
  return () => bootedMs
}
