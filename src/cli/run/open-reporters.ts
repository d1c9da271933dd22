import { openReporter, type ReporterChoice } from '../../report/open-reporter.ts'
import type { PlayedScenario, Reporter } from '../../report/reporter.ts'
import type { Terminal } from '../terminal.ts'
import { openReportFile, type ReportFile } from './report-file.ts'

/** Columns of a report that goes to a file. */
const FILE_WIDTH = 100

/** The reporters of one command. */
export interface OpenReporters {
  readonly all: readonly Reporter[]
  /** Ends those that write to files; each is, also when another cannot. Throws `report-unwritable`. */
  readonly endFiles: (played: readonly PlayedScenario[]) => void
  /** Ends the one that writes to standard output. Throws `report-unwritable`. */
  readonly endShown: (played: readonly PlayedScenario[]) => void
  /** Leaves nothing of files that were not ended. */
  readonly discard: () => void
}

interface OpenReport {
  readonly reporter: Reporter
  /** Standard output when absent. */
  readonly file?: ReportFile
}

/** Opens reporters. Throws `unknown-reporter`, `report-unwritable`. */
export function openReporters(
  choices: readonly ReporterChoice[],
  terminal: Terminal,
): OpenReporters {
  const open: OpenReport[] = []
  const discard = () => open.forEach(({ file }) => file?.discard())
  try {
    for (const choice of choices) open.push(openOne(choice, terminal))
  } catch (refusal) {
    discard()
    throw refusal
  }
  return {
    all: open.map(({ reporter }) => reporter),
    endFiles(played) {
      const failures = open.flatMap((report) => endFile(report, played))
      if (failures.length > 0) throw failures[0]
    },
    endShown(played) {
      for (const { reporter, file } of open) if (!file) reporter.end(played)
    },
    discard,
  }
}

function openOne(choice: ReporterChoice, terminal: Terminal): OpenReport {
  const { quiet, verbose, colour, width, print } = terminal
  if (choice.file === undefined)
    return { reporter: openReporter(choice, { write: print, colour, width, quiet, verbose }) }
  const file = openReportFile(choice.file)
  const options = { write: file.write, colour: false, width: FILE_WIDTH, quiet, verbose }
  return { reporter: openReporter(choice, options), file }
}

/** Ends a report in a file, and gives what prevented it. */
function endFile({ reporter, file }: OpenReport, played: readonly PlayedScenario[]): unknown[] {
  if (!file) return []
  try {
    reporter.end(played)
    file.finish()
    return []
  } catch (failure) {
    return [failure]
  }
}
