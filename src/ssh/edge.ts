/** Where handlers of the lab are called from the wire: what they throw ends one visit, not the process. */
export interface Edge {
  /** Runs work; a failure, now or later, is told to the edge's owner. */
  run: (work: () => unknown) => void
  /** The same function, run at the edge at every call. */
  guarded: <Args extends unknown[]>(work: (...args: Args) => unknown) => (...args: Args) => void
}

/** Makes the edge of one connection; `crashed` is told of every failure. */
export function createEdge(crashed: (error: unknown) => void): Edge {
  function run(work: () => unknown): void {
    try {
      const outcome = work()
      if (outcome instanceof Promise) outcome.catch(crashed)
    } catch (error) {
      crashed(error)
    }
  }
  return {
    run,
    guarded:
      (work) =>
      (...args) =>
        run(() => work(...args)),
  }
}
