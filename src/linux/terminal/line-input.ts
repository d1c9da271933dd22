import { defer } from '../../console/deferred.ts'
import { createEditedLine } from '../../console/edited-line.ts'
import type { Key } from '../../console/keys.ts'
import type { LineEnding, LineInProgress, LineRequest } from '../../console/line-request.ts'
import type { Output } from '../../console/output.ts'
import { createPlainLine } from '../../console/plain-line.ts'
import type { Keyboard } from './keyboard.ts'

/** What lies around the lines of a visit. */
export interface LineInputPlan {
  readonly keyboard: Keyboard
  readonly output: Output
  readonly pty: boolean
  readonly columns: () => number
  readonly onResize: (listen: () => void) => void
  readonly lineBytesMax: number
}

/** Bash shows `^C` behind a line that is given up. */
const BASH_KEYS = { interruptEcho: '^C', endOfInput: 'leave' } as const

/** Reads lines as a shell does: with editing on a terminal, plainly without one. */
export function createLineInput(
  plan: LineInputPlan,
): (request: LineRequest) => Promise<LineEnding> {
  let current: LineInProgress | undefined
  plan.onResize(() => current?.resized())

  return (request) => {
    const ending = defer<LineEnding>()
    const edited = () => createEditedLine({ ...plan, keys: BASH_KEYS }, request)
    const line = plan.pty ? edited() : createPlainLine(plan.output, plan)
    const end = (how: LineEnding) => {
      current = undefined
      ending.resolve(how)
    }
    current = line
    if (plan.pty) plan.output.write(request.prompt)
    plan.keyboard.attend({
      rest: line.rest,
      gone: () => end(line.gone()),
      press: (key) => {
        const ended = line.press(ordinary(key))
        if (ended) end(ended)
        return ended !== undefined
      },
    })
    return ending.promise
  }
}

/** A question mark asks nothing here. */
function ordinary(key: Key): Key {
  return key.name === 'help' ? { name: 'text', text: '?' } : key
}
