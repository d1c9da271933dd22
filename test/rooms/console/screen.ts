const ESC = '\u001b'
const SEQUENCE = new RegExp(`^${ESC}\\[(\\d*)([A-Z])$`)
const PIECES = new RegExp(`${ESC}\\[\\d*[A-Z]|[^${ESC}]`, 'gu')

/** A small terminal screen: enough of ECMA-48 to see what a line editor draws, with deferred wrap as xterm has. */
export function createScreen(columns: number) {
  const rows: string[][] = [[]]
  let row = 0
  let column = 0

  function put(char: string): void {
    if (column === columns) {
      column = 0
      row++
    }
    const cells = (rows[row] ??= [])
    while (cells.length < column) cells.push(' ')
    cells[column++] = char
  }

  function control(sequence: string): void {
    const [, digits = '', name] = SEQUENCE.exec(sequence) ?? []
    const count = Number(digits || 1)
    column = Math.min(column, columns - 1)
    if (name === 'A') row -= count
    else if (name === 'B') row += count
    else if (name === 'C') column += count
    else if (name === 'J') {
      rows[row] = (rows[row] ?? []).slice(0, column)
      rows.length = row + 1
    }
  }

  return {
    write: (text: string) => {
      for (const piece of text.match(PIECES) ?? []) {
        if (piece.length > 1 && piece.startsWith(ESC)) control(piece)
        else if (piece === '\r') column = 0
        else if (piece === '\n') row++
        else if (piece === '\b') column = Math.max(0, Math.min(column, columns - 1) - 1)
        else if (piece !== '\u0007') put(piece)
      }
    },
    /** What is to be seen, without blanks at the ends of rows. */
    text: () =>
      rows
        .map((cells) => cells.join('').trimEnd())
        .join('\n')
        .trimEnd(),
    cursor: () => ({ row, column }),
  }
}
