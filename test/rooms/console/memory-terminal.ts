import { nextTurn } from '../../../src/clock/real-time.ts'
import type { RunningConsole, Terminal } from '../../../src/console/index.ts'

/** A terminal in memory: keeps what is written, and types. */
export interface MemoryTerminal extends Terminal {
  /** The chunks written so far. */
  readonly chunks: string[]
  /** Everything written so far. */
  readonly written: () => string
  readonly type: (keys: string | Uint8Array) => void
  readonly hangUp: () => void
  readonly resize: (columns: number, rows: number) => void
  readonly exitCode: () => number | undefined
}

/** Makes a terminal of 80 columns and no known height, so that nothing is paged unless asked for. */
export function createMemoryTerminal({
  pty = true,
  columns = 80,
  rows = 1_000,
}: { pty?: boolean; columns?: number; rows?: number } = {}): MemoryTerminal {
  const chunks: string[] = []
  let input: (bytes: Uint8Array) => void = () => {}
  let resized = () => {}
  let ended = () => {}
  let exitCode: number | undefined
  let size = { columns, rows }
  return {
    pty,
    chunks,
    columns: () => size.columns,
    rows: () => size.rows,
    write: (data) =>
      void chunks.push(typeof data === 'string' ? data : Buffer.from(data).toString()),
    onInput: (listen) => {
      input = listen
    },
    onResize: (listen) => {
      resized = listen
    },
    onEnd: (listen) => {
      ended = listen
    },
    close: (code) => {
      exitCode = code
    },
    written: () => chunks.join(''),
    type: (keys) => input(typeof keys === 'string' ? Buffer.from(keys) : keys),
    hangUp: () => ended(),
    resize: (columns, rows) => {
      size = { columns, rows }
      resized()
    },
    exitCode: () => exitCode,
  }
}

const TURNS_MAX = 1_000

/** Lets a console work until it waits for keys or for lab time. */
export async function settle(console: Pick<RunningConsole, 'idle'>): Promise<void> {
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    await nextTurn()
    if (console.idle()) return nextTurn()
  }
  throw new Error(`the console is still busy after ${TURNS_MAX} turns`)
}
