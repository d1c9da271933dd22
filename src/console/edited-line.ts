import type { KeyManners } from './dialect.ts'
import { editLine, emptyLine, textOf } from './edit-line.ts'
import type { Key } from './keys.ts'
import { createLineDisplay } from './line-display.ts'
import type { LineEnding, LineInProgress, LineRequest } from './line-request.ts'
import { endLine, type Output } from './output.ts'
import { endsInQuotes } from './tokens.ts'

/** What lies around a line that is edited. */
export interface EditedLinePlan {
  readonly output: Output
  readonly columns: () => number
  readonly lineBytesMax: number
  readonly keys: KeyManners
}

const CLEAR_SCREEN = '\u001b[H\u001b[2J'

/** Reads a line on a terminal: with echo, editing, and help and completion where they are wanted. */
export function createEditedLine(plan: EditedLinePlan, request: LineRequest): LineInProgress {
  const { output, keys } = plan
  const { assist } = request
  const display = createLineDisplay({ ...plan, ...request })
  const surroundings = { history: assist?.history ?? [], bytesMax: plan.lineBytesMax }
  let line = emptyLine
  let lastKey: Key['name'] | undefined

  function edit(key: Key): void {
    const edited = editLine(line, key, surroundings)
    line = edited.line
    if (edited.bell) ring()
  }

  function ring(): void {
    display.draw(line)
    display.bell()
  }

  function help(): void {
    if (!assist || endsInQuotes(line.before)) return edit({ name: 'text', text: '?' })
    display.draw(line)
    display.drawAnew(line, `?\n${endLine(assist.help(line.before))}`)
  }

  function complete(): void {
    if (!assist) return
    const { add, list, bell } = assist.complete(line.before, lastKey === 'tab')
    edit({ name: 'text', text: add })
    display.draw(line)
    if (bell) display.bell()
    if (list !== '') display.drawAnew(line, `\n${endLine(list)}`)
  }

  function press(key: Key): LineEnding | undefined {
    const ended = endingBy(key, textOf(line), { assisted: assist !== undefined, keys })
    if (ended) {
      display.leave(line, ended.mark)
      return ended.ending
    }
    if (key.name === 'clear-screen') display.drawAnew(line, CLEAR_SCREEN)
    else if (key.name === 'reprint') display.drawAnew(line, '\n')
    else if (key.name === 'help') help()
    else if (key.name === 'tab') complete()
    else edit(key)
    lastKey = key.name
    return undefined
  }

  return {
    press,
    rest: () => {
      display.draw(line)
      output.flush()
    },
    resized: () => display.resized(line),
    gone: () => ({ by: 'gone' }),
  }
}

/** How a key ends a line, if it does, and what it leaves behind the line. */
function endingBy(
  { name }: Key,
  text: string,
  { assisted, keys }: { assisted: boolean; keys: KeyManners },
): { ending: LineEnding; mark: string } | undefined {
  const { interruptEcho = '', suspend, endOfInput = 'nothing' } = keys
  if (name === 'enter') return { ending: { by: 'enter', text }, mark: '' }
  if (name === 'interrupt') return { ending: { by: 'interrupt' }, mark: interruptEcho }
  if (name === 'suspend' && assisted && suspend === 'top')
    return { ending: { by: 'suspend', text }, mark: '^Z' }
  if (name !== 'end-of-input' || text !== '') return undefined
  const closes = !assisted || endOfInput !== 'nothing'
  return closes ? { ending: { by: 'end-of-input' }, mark: '' } : undefined
}
