import { Interrupted, type CommandIo, type LinesRequest } from './command-io.ts'
import type { ConfirmManners } from './dialect.ts'
import type { LineEnding, LineRequest } from './line-request.ts'

/** What a command needs to ask its visitor something. */
export interface QuestionPlan {
  /** Resolves when the visitor sees everything printed before. */
  readonly ready: () => Promise<void>
  readonly readLine: (request: LineRequest) => Promise<LineEnding>
  readonly print: (text: string) => void
  /** The command may not ask any more. */
  readonly over: () => boolean
  readonly interrupt: () => void
  readonly confirm: ConfirmManners | undefined
  readonly answerBytesMax: number
}

const YES_OR_NO: ConfirmManners = { yes: /^\s*y(es)?\s*$/i, no: /^\s*no?\s*$/i }

/** Makes the questions that a command can ask. They throw `Interrupted` at Ctrl-C. */
export function createQuestions(
  plan: QuestionPlan,
): Pick<CommandIo<unknown>, 'ask' | 'confirm' | 'readLines'> {
  async function ask(prompt: string, { echo = true }: { readonly echo?: boolean } = {}) {
    await plan.ready()
    if (plan.over()) throw new Interrupted()
    const ending = await plan.readLine({ prompt, echo })
    if (ending.by === 'enter' && !plan.over()) return ending.text
    plan.interrupt()
    throw new Interrupted()
  }

  async function confirm(prompt: string): Promise<boolean> {
    const { yes, no, again } = plan.confirm ?? YES_OR_NO
    for (;;) {
      const answer = await ask(prompt)
      if (yes.test(answer)) return true
      if (again === undefined || no.test(answer)) return false
      plan.print(again)
    }
  }

  async function readLines({ intro, prompt, endMarker }: LinesRequest): Promise<string[]> {
    if (intro !== undefined) plan.print(intro)
    const lines: string[] = []
    let bytes = 0
    for (;;) {
      const line = await ask(prompt)
      if (line.trim() === endMarker) return lines
      bytes += Buffer.byteLength(line) + 1
      if (bytes <= plan.answerBytesMax) lines.push(line)
    }
  }

  return { ask, confirm, readLines }
}
