import type { CommandContext } from '../command.ts'

/** Where a program takes passwords from, and where it asks for them. */
export interface PasswordSource {
  /** The next answer; `undefined` at the end of input, and when there is nobody to ask. */
  readonly ask: ((question: string) => Promise<string | undefined>) | undefined
  /** Says something between questions. */
  readonly say: (text: string) => void
  /** What was said to standard error and not to the terminal. */
  readonly said: () => string
  /** What is left of standard input; `undefined` when it is the visitor's. */
  readonly rest: () => Uint8Array | undefined
}

const LF = 0x0a

/** Passwords come from the terminal, or from standard input when that is asked for. */
export function passwordSource(context: CommandContext, fromStdin: boolean): PasswordSource {
  const { tty, stdin, stdinIsVisitor } = context
  if (fromStdin && !(tty && stdinIsVisitor)) return fromInput(context)
  return {
    ask: tty && ((question) => tty.ask(question, { echo: false })),
    say: (text) => tty?.write(text.replaceAll('\n', '\r\n')),
    said: () => '',
    rest: () => (stdinIsVisitor ? undefined : stdin),
  }
}

function fromInput({ askVisitor, stdin }: CommandContext): PasswordSource {
  let said = ''
  let rest = stdin
  function nextLine(): string | undefined {
    if (rest.length === 0) return undefined
    const end = rest.includes(LF) ? rest.indexOf(LF) : rest.length
    const line = Buffer.from(rest.subarray(0, end)).toString()
    rest = rest.subarray(end + 1)
    return line
  }

  return {
    ask: async (question) => {
      said += question
      return askVisitor ? askVisitor('') : nextLine()
    },
    say: (text) => {
      said += text
    },
    said: () => said,
    rest: () => (askVisitor ? undefined : rest),
  }
}
