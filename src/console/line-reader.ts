import { defer } from './deferred.ts'
import { createEditedLine, type EditedLinePlan } from './edited-line.ts'
import type { Keyboard } from './keyboard.ts'
import type { LineEnding, LineInProgress, LineRequest } from './line-request.ts'
import { createPlainLine } from './plain-line.ts'

/** What lies around the reader. */
export interface LineReaderPlan extends EditedLinePlan {
  readonly keyboard: Keyboard
  readonly pty: boolean
  readonly onResize: (listen: () => void) => void
}

/** Reads lines from a keyboard: with editing on a terminal, plainly without one. */
export function createLineReader(
  plan: LineReaderPlan,
): (request: LineRequest) => Promise<LineEnding> {
  let current: LineInProgress | undefined
  plan.onResize(() => current?.resized())

  return (request) => {
    const ending = defer<LineEnding>()
    const line = plan.pty ? createEditedLine(plan, request) : createPlainLine(plan.output, plan)
    const end = (how: LineEnding) => {
      current = undefined
      ending.resolve(how)
    }
    current = line
    plan.output.write(request.prompt)
    plan.keyboard.attend({
      rest: line.rest,
      gone: () => end(line.gone()),
      press: (key) => {
        try {
          const ended = line.press(key)
          if (ended) end(ended)
          return ended !== undefined
        } catch (error) {
          ending.reject(error)
          return true
        }
      },
    })
    return ending.promise
  }
}
