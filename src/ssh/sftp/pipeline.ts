/** Work that overlaps, up to a limit. For one producer. */
export interface Pipeline {
  /** Starts `work` when there is room. Throws what earlier work threw first. */
  start: (work: () => Promise<void>) => Promise<void>
  /** Resolves when all is done. Throws what any work threw first. */
  finish: () => Promise<void>
}

/** A pipeline in which at most `limit` pieces of work run at once. */
export function createPipeline(limit: number): Pipeline {
  let running = 0
  let failure: { error: unknown } | undefined
  let wake = () => {}

  async function run(work: () => Promise<void>): Promise<void> {
    running++
    try {
      await work()
    } catch (error) {
      failure ??= { error }
    } finally {
      running--
      wake()
    }
  }

  const mustWait = (count: number) => running > count && !failure

  async function untilRunning(count: number): Promise<void> {
    while (mustWait(count))
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    if (failure) throw failure.error
  }

  return {
    async start(work) {
      await untilRunning(limit - 1)
      void run(work)
    },
    finish: () => untilRunning(0),
  }
}
