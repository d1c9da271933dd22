import { armRealTimer, stopwatch } from '../clock/real-time.ts'
import { durationText } from './duration-text.ts'

/** A line that says what is being done, drawn over itself; nothing is left of it. */
export interface Progress {
  /** Says what is being done from now on. */
  readonly show: (what: string) => void
  /** Takes the line away, before something else is printed or when all is done. */
  readonly clear: () => void
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 100
/** Real milliseconds before anything is shown: what is quick needs no progress. */
const PATIENCE_MS = 400
const ERASE_LINE = '\r\u001B[2K'

/** Makes the progress line of a terminal. */
export function createProgress(terminal: {
  write: (text: string) => unknown
  columns?: number
}): Progress {
  let disarm = () => {}
  let drawn = false

  function clear(): void {
    disarm()
    disarm = () => {}
    if (drawn) terminal.write(ERASE_LINE)
    drawn = false
  }

  return {
    clear,
    show(what) {
      clear()
      const elapsedMs = stopwatch()
      const draw = (frame: number) => {
        drawn = true
        const text = `${FRAMES[frame % FRAMES.length]} ${what} ${durationText(elapsedMs())}`
        terminal.write(ERASE_LINE + text.slice(0, (terminal.columns ?? 80) - 1))
        disarm = armRealTimer(() => draw(frame + 1), FRAME_MS, true)
      }
      disarm = armRealTimer(() => draw(0), PATIENCE_MS, true)
    },
  }
}

/** Shows nothing: for files, pipes and people who want none. */
export const noProgress: Progress = { show: () => {}, clear: () => {} }
