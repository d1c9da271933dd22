/** Does one piece of work at a time, in the order in which they were asked for; one that fails holds nobody up. */
export type Turns = <T>(work: () => T | Promise<T>) => Promise<T>

/** Makes turns; nobody has one yet. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
