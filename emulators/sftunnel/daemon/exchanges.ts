import type { FrameLink } from '../frames/frame-link.ts'
import type { Message } from '../vocabulary.ts'

/** What was asked of one peer and is not answered yet. */
export interface Exchanges {
  /** Sends something under a number of its own; undefined when that fails or the connection ends before the answer. */
  readonly begin: (
    link: FrameLink,
    send: (number: number) => boolean | Promise<boolean>,
  ) => Promise<Message | undefined>
  /** The answer to a number has come, or that there is none. */
  readonly settle: (number: number, answer: Message | undefined) => void
}

/** Makes the exchanges with one peer; none is under way. */
export function createExchanges(): Exchanges {
  const asked = new Map<number, (answer: Message | undefined) => void>()
  let last = 0

  function expect(link: FrameLink, number: number): Promise<Message | undefined> {
    return new Promise((resolve) => {
      const settle = (answer?: Message) => {
        asked.delete(number)
        resolve(answer)
      }
      asked.set(number, settle)
      void link.over.then(() => settle())
    })
  }

  return {
    async begin(link, send) {
      const number = ++last
      const answer = expect(link, number)
      if (!(await send(number))) asked.get(number)?.(undefined)
      return answer
    },
    settle: (number, answer) => asked.get(number)?.(answer),
  }
}
