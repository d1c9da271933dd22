import { defer } from './deferred.ts'
import type { KeyManners } from './dialect.ts'
import { displayWidth } from './display-width.ts'
import { drawLine } from './draw-line.ts'
import { editLine, emptyLine, textOf, type Line } from './edit-line.ts'
import type { Keyboard } from './keyboard.ts'
import type { Key } from './keys.ts'
import type { Output } from './output.ts'
import { lastRow } from './spot.ts'
import { endsInQuotes } from './tokens.ts'

/** How reading a line ended. */
export type LineEnding =
  | { readonly by: 'enter' | 'suspend'; readonly text: string }
  | { readonly by: 'interrupt' | 'end-of-input' | 'gone' }

/** What to read. */
export interface LineRequest {
  readonly prompt: string
  readonly echo: boolean
  /** Help and completion; only command lines have them. */
  readonly assist?: LineAssist
}

/** What helps the visitor write a command line. */
export interface LineAssist {
  readonly history: readonly string[]
  /** What `?` shows. */
  readonly help: (text: string) => string
  readonly complete: (text: string, again: boolean) => Completion
}

/** What Tab does: adds text, and shows candidates or rings the bell. */
export interface Completion {
  readonly add: string
  readonly list: string
  readonly bell: boolean
}

/** What lies around the reader. */
export interface LineReaderPlan {
  readonly keyboard: Keyboard
  readonly output: Output
  readonly pty: boolean
  readonly columns: () => number
  readonly onResize: (listen: () => void) => void
  readonly lineBytesMax: number
  readonly keys: KeyManners
}

const BELL = '\u0007'
const CLEAR_SCREEN = '\u001b[H\u001b[2J'

/** Reads lines from a keyboard: with editing on a terminal, plainly without one. */
export function createLineReader(
  plan: LineReaderPlan,
): (request: LineRequest) => Promise<LineEnding> {
  let current: Reading | undefined
  plan.onResize(() => current?.resized())
  return (request) => {
    const ending = defer<LineEnding>()
    const reading = plan.pty ? editedLine(plan, request) : plainLine(plan, request)
    current = reading
    plan.output.write(request.prompt)
    plan.keyboard.attend({
      press: (key) => {
        try {
          const ended = reading.press(key)
          if (!ended) return false
          current = undefined
          ending.resolve(ended)
          return true
        } catch (error) {
          ending.reject(error)
          return true
        }
      },
      rest: reading.rest,
      gone: () => ending.resolve(reading.gone()),
    })
    return ending.promise
  }
}

interface Reading {
  readonly press: (key: Key) => LineEnding | undefined
  readonly rest: () => void
  readonly gone: () => LineEnding
  readonly resized: () => void
}

/** Without a terminal: no echo, no editing; the last line may lack its end. */
function plainLine({ output, lineBytesMax }: LineReaderPlan, { assist }: LineRequest): Reading {
  let line = emptyLine
  const insert = (text: string) => {
    line = editLine(line, { name: 'text', text }, { history: [], bytesMax: lineBytesMax }).line
  }
  return {
    rest: output.flush,
    resized: () => {},
    gone: () => (line.before === '' ? { by: 'gone' } : { by: 'enter', text: line.before }),
    press: (key) => {
      if (key.name === 'enter') return { by: 'enter', text: line.before }
      if (key.name === 'text') insert(key.text)
      if (key.name === 'help') insert('?')
      if (key.name === 'tab' && assist) insert(' ')
      return undefined
    },
  }
}

function editedLine(plan: LineReaderPlan, { prompt, echo, assist }: LineRequest): Reading {
  const { output } = plan
  const promptWidth = displayWidth(lastRow(prompt))
  const surroundings = { history: assist?.history ?? [], bytesMax: plan.lineBytesMax }
  let line = emptyLine
  let shown: Line = emptyLine
  let lastKey: Key['name'] | undefined

  function draw(target: Line = line): void {
    if (!echo) return
    output.write(drawLine(shown, target, { promptWidth, columns: plan.columns() }))
    shown = target
  }

  function drawAnew(lead: string): void {
    output.write(lead + prompt)
    shown = emptyLine
    draw()
  }

  function finish(by: 'enter' | 'suspend' | 'interrupt', mark = ''): LineEnding {
    draw({ ...line, before: textOf(line), after: '' })
    output.write(`${mark}\n`)
    return by === 'interrupt' ? { by } : { by, text: textOf(line) }
  }

  function edit(key: Key): void {
    const edited = editLine(line, key, surroundings)
    line = edited.line
    if (!edited.bell) return
    draw()
    output.write(BELL)
  }

  function help(text: string): void {
    draw()
    const screen = assist!.help(text)
    drawAnew(`?\n${screen}${screen === '' || screen.endsWith('\n') ? '' : '\n'}`)
  }

  function complete(): void {
    const { add, list, bell } = assist!.complete(line.before, lastKey === 'tab')
    edit({ name: 'text', text: add })
    draw()
    if (bell) output.write(BELL)
    if (list !== '') drawAnew(`\n${list}\n`)
  }

  function endOfInput(): LineEnding | undefined {
    if (assist && (plan.keys.endOfInput ?? 'nothing') === 'nothing') return undefined
    output.write('\n')
    return { by: 'end-of-input' }
  }

  function press(key: Key): LineEnding | undefined {
    const text = textOf(line)
    if (key.name === 'enter') return finish('enter')
    if (key.name === 'interrupt') return finish('interrupt', plan.keys.interruptEcho)
    if (key.name === 'suspend' && plan.keys.suspend === 'top' && assist)
      return finish('suspend', '^Z')
    if (key.name === 'end-of-input' && text === '') return endOfInput()
    if (key.name === 'clear-screen') drawAnew(CLEAR_SCREEN)
    else if (key.name === 'reprint') drawAnew('\n')
    else if (key.name === 'help' && assist && !endsInQuotes(line.before)) help(line.before)
    else if (key.name === 'help') edit({ name: 'text', text: '?' })
    else if (key.name === 'tab' && assist) complete()
    else edit(key)
    lastKey = key.name
    return undefined
  }

  return {
    press,
    rest: () => {
      draw()
      output.flush()
    },
    resized: () => {
      if (!echo || promptWidth + displayWidth(textOf(line)) < plan.columns()) return
      drawAnew('\n')
      output.flush()
    },
    gone: () => ({ by: 'gone' }),
  }
}
