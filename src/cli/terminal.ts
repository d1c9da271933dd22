import { createPalette, type Palette } from '../report/palette.ts'
import { createProgress, noProgress, type Progress } from '../report/progress.ts'
import { printOut } from './standard-output.ts'

/** The options that say how a command prints. */
export interface TerminalOptions {
  readonly json?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly color?: boolean
}

/** Where a command prints, as its user wants it. */
export interface Terminal {
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly colour: boolean
  readonly palette: Palette
  /** Columns of a line on standard output. */
  readonly width: number
  /** What was asked for, on standard output. */
  readonly print: (text: string) => void
  /** What was asked for: the document with `--json`, the lines otherwise. */
  readonly answer: (document: unknown, lines: () => readonly string[]) => void
  /** Something about the work, on standard error; not with `--quiet`. */
  readonly note: (line: string) => void
  readonly progress: Progress
}

/** Columns where there is no terminal to ask. */
const WIDTH = 100
const WIDTH_MAX = 140

/** Makes the terminal of one command. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { stdout, stderr, env } = process
  const json = options.json ?? false
  const quiet = options.quiet ?? false
  const colour = options.color !== false && !env.NO_COLOR && stdout.isTTY
  return {
    json,
    quiet,
    colour,
    verbose: options.verbose ?? false,
    palette: createPalette(colour),
    width: Math.min(stdout.columns || WIDTH, WIDTH_MAX),
    print: printOut,
    answer(document, lines) {
      printOut(
        json
          ? `${JSON.stringify(document, undefined, 2)}\n`
          : lines()
              .map((line) => `${line}\n`)
              .join(''),
      )
    },
    note(line) {
      if (!quiet) stderr.write(`${line}\n`)
    },
    progress: stderr.isTTY && !quiet ? createProgress(stderr) : noProgress,
  }
}
