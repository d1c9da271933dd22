import type { CommandContext } from '../../linux/index.ts'

/** What a connection wants to know of whoever has started it. */
interface Question {
  readonly prompt: string
  readonly echo: boolean
  readonly answer: (text: string | undefined) => void
}

/** Questions that come up while a connection is made. */
export interface Questions {
  /** Asks at the terminal; undefined without one, and at the end of input. */
  readonly ask: (prompt: string, how?: { readonly echo: boolean }) => Promise<string | undefined>
  /** Puts the questions that come up during `work`. Rejects with `Interrupted` at Ctrl-C. */
  readonly during: <Value>(work: Promise<Value>) => Promise<Value>
}

/**
 * Lets a connection ask at the terminal of a command. The command itself puts the question, between two waits
 * for the connection: so lab time stands only while something can act.
 */
export function createQuestions({ tty, until }: CommandContext): Questions {
  let waiting: Question | undefined
  let wake = () => {}

  const raised = () =>
    new Promise<'question'>((resolve) => {
      wake = () => resolve('question')
      if (waiting) wake()
    })

  async function put({ prompt, echo, answer }: Question): Promise<void> {
    waiting = undefined
    answer(await tty?.ask(prompt, { echo }))
  }

  return {
    ask: (prompt, { echo } = { echo: true }) =>
      new Promise((resolve) => {
        if (!tty) return resolve(undefined)
        waiting = { prompt, echo, answer: resolve }
        wake()
      }),
    async during(work) {
      const done = work.then((value) => ({ value }))
      for (;;) {
        const next = await until(Promise.race([done, raised()]))
        if (next !== 'question') return next.value
        if (waiting) await put(waiting)
      }
    },
  }
}
