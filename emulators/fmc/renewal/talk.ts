import type { CommandContext } from '../../../src/emulator/index.ts'
import { QUESTION } from '../screens/renewal-texts.ts'

/** A program's talk with whoever has started it. */
export interface Talk {
  /** Shows text at once where somebody watches. */
  readonly say: (text: string) => void
  /** Asks until the answer is yes or no; the end of input is a no. Rejects at Ctrl-C. */
  readonly confirm: () => Promise<boolean>
  /** What was said and could not be shown yet, as in front of a pipe. */
  readonly unshown: () => string
}

/** Begins to talk: answers are typed or sent, or come out of a pipe. */
export function talkTo({ write, askVisitor, stdin }: CommandContext): Talk {
  const piped = Buffer.from(stdin).toString().split('\n')
  if (piped.at(-1) === '') piped.pop()
  let held = ''

  const say = (text: string) => {
    if (write) write(text)
    else held += text
  }

  async function answer(): Promise<string | undefined> {
    if (askVisitor) return askVisitor(QUESTION)
    const line = piped.shift()
    say(line === undefined ? `${QUESTION}\n` : QUESTION)
    return line
  }

  return {
    say,
    unshown: () => held,
    async confirm() {
      for (;;) {
        const word = (await answer())?.trim().toLowerCase()
        if (word === 'yes') return true
        if (word === 'no' || word === undefined) return false
      }
    },
  }
}
