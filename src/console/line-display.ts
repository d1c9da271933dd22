import type { KeyManners } from './dialect.ts'
import { displayWidth } from './display-width.ts'
import { drawLine } from './draw-line.ts'
import { emptyLine, type Line, textOf } from './edit-line.ts'
import type { Output } from './output.ts'
import { lastRow } from './spot.ts'

/** Shows a line behind its prompt while it is typed. */
export interface LineDisplay {
  /** Brings the terminal up to date. */
  readonly draw: (line: Line) => void
  /** Shows prompt and line once more, behind `lead`. */
  readonly drawAnew: (line: Line, lead: string) => void
  readonly bell: () => void
  /** Goes below the line, which stays. */
  readonly leave: (line: Line, mark: string) => void
  /** Draws a line of several rows anew, because the terminal now breaks it elsewhere. */
  readonly resized: (line: Line) => void
}

/** What is displayed, and where. */
export interface LineDisplayPlan {
  readonly output: Output
  readonly prompt: string
  readonly echo: boolean
  readonly columns: () => number
  readonly keys: Pick<KeyManners, 'hiddenEcho'>
}

const BELL = '\u0007'

/** Makes the display of one line; without `echo` it shows the prompt and what stands for the characters. */
export function createLineDisplay(plan: LineDisplayPlan): LineDisplay {
  const { output, prompt, echo, columns, keys } = plan
  const inSight = echo ? (line: Line) => line : (line: Line) => hidden(line, keys.hiddenEcho)
  const promptWidth = displayWidth(lastRow(prompt))
  let shown: Line = emptyLine

  function draw(line: Line): void {
    const next = inSight(line)
    output.write(drawLine(shown, next, { promptWidth, columns: columns() }))
    shown = next
  }

  function drawAnew(line: Line, lead: string): void {
    output.write(lead + prompt)
    shown = emptyLine
    draw(line)
  }

  return {
    draw,
    drawAnew,
    bell: () => output.write(BELL),
    leave: (line, mark) => {
      draw({ ...line, before: textOf(line), after: '' })
      output.write(`${mark}\n`)
    },
    resized: (line) => {
      if (promptWidth + displayWidth(textOf(inSight(line))) < columns()) return
      drawAnew(line, '\n')
      output.flush()
    },
  }
}

/** A line with one mark in the place of each of its characters. */
function hidden({ before, after }: Line, mark = ''): Line {
  const marks = (text: string) => text.replaceAll(/./gsu, mark)
  return { ...emptyLine, before: marks(before), after: marks(after) }
}
