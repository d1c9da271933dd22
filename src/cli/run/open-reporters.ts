import { openSync, writeSync } from 'node:fs'
import { LabError } from '../../errors/lab-error.ts'
import { openReporter, readReporterChoice } from '../../report/open-reporter.ts'
import type { Reporter } from '../../report/reporter.ts'
import type { Terminal } from '../terminal.ts'

/** Columns of a report that goes to a file. */
const FILE_WIDTH = 100

/** Opens the reporters of a command line, each `name` or `name=FILE`. Throws `unknown-reporter`, `report-unwritable`. */
export function openReporters(choices: readonly string[], terminal: Terminal): Reporter[] {
  return choices.map(readReporterChoice).map((choice) => {
    const { quiet, verbose } = terminal
    if (choice.file === undefined) {
      const { colour, width } = terminal
      return openReporter(choice, { write: terminal.print, colour, width, quiet, verbose })
    }
    const file = openFile(choice.file)
    const write = (text: string) => void writeSync(file, text)
    return openReporter(choice, { write, colour: false, width: FILE_WIDTH, quiet, verbose })
  })
}

function openFile(file: string): number {
  try {
    return openSync(file, 'w')
  } catch (cause) {
    const fact = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new LabError('report-unwritable', { file, fact }, { cause })
  }
}
