import type { TerminalSettings } from './command-io.ts'
import type { ConsoleLimits } from './limits.ts'
import type { Terminal } from './terminal.ts'

/** Keeps what a visitor sets; what is not set is as the terminal says. */
export function createTerminalSettings(
  { pty, rows, columns }: Terminal,
  limits: ConsoleLimits,
  setIdleLimit: (ms: number) => void,
): TerminalSettings {
  let pageLength: number | undefined
  let width = 0
  return {
    pty,
    setIdleLimit,
    pageLength: () => pageLength ?? (rows() || limits.rowsDefault),
    setPageLength: (lines) => {
      pageLength = lines
    },
    width: () => width || columns() || limits.columnsDefault,
    setWidth: (wanted) => {
      width = wanted
    },
  }
}
