import { editLine, emptyLine } from './edit-line.ts'
import type { LineInProgress } from './line-request.ts'
import type { Output } from './output.ts'

/** Reads a line without a terminal: no echo, no editing; the last line may lack its end. */
export function createPlainLine(
  { flush }: Output,
  { lineBytesMax }: { readonly lineBytesMax: number },
): LineInProgress {
  let line = emptyLine
  const insert = (text: string) => {
    line = editLine(line, { name: 'text', text }, { history: [], bytesMax: lineBytesMax }).line
  }
  return {
    rest: flush,
    resized: () => {},
    gone: () => (line.before === '' ? { by: 'gone' } : { by: 'enter', text: line.before }),
    press: (key) => {
      if (key.name === 'enter') return { by: 'enter', text: line.before }
      if (key.name === 'text') insert(key.text)
      if (key.name === 'help') insert('?')
      if (key.name === 'tab') insert('\t')
      return undefined
    },
  }
}
