import { nextTurn } from '../clock/real-time.ts'
import { WRITE_CHARS_MAX } from './limits.ts'
import type { Terminal } from './terminal.ts'

/** Text on its way to the terminal, gathered so that it leaves in few pieces. */
export interface Output {
  /** On a terminal each line feed becomes CR LF. */
  readonly write: (text: string) => void
  readonly flush: () => void
}

/** Gathers what is written until `flush`, the next turn of the event loop, or a full buffer. */
export function createOutput({ pty, write }: Terminal): Output {
  let gathered = ''
  let turning = false

  function flush(): void {
    if (gathered === '') return
    const text = gathered
    gathered = ''
    write(text)
  }

  async function flushNextTurn(): Promise<void> {
    if (turning) return
    turning = true
    await nextTurn()
    turning = false
    flush()
  }

  return {
    flush,
    write: (text) => {
      gathered += pty ? text.replace(/\r?\n/g, '\r\n') : text
      if (gathered.length >= WRITE_CHARS_MAX) flush()
      else void flushNextTurn()
    },
  }
}

/** Text with a line end, unless there is no text. */
export function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
