import { LabError } from '../../errors/lab-error.ts'
import { readReporterChoice, type ReporterChoice } from '../../report/open-reporter.ts'
import { placeOf } from './report-file.ts'

/**
 * The reporters of a command line, each `name` or `name=FILE`, where no two write to one place; `json` asks for
 * one document on standard output. Throws `unknown-reporter`, `wrong-use`.
 */
export function chooseReporters(asked: readonly string[], json: boolean): ReporterChoice[] {
  const chosen = asked.map(readReporterChoice)
  const shown = chosen.filter(({ file }) => file === undefined)
  const stray = shown.find(({ name }) => name !== 'json')
  if (json && stray)
    throw wrongUse(
      `--json is one document and nothing else, so the reporter ${stray.name} needs a file, as in ${stray.name}=FILE`,
    )
  if (shown.length > 1)
    throw wrongUse(
      `${namesOf(shown)} cannot both write to standard output; give one a file, as in ${shown[1]!.name}=FILE`,
    )
  refuseOneFile(chosen)
  if (json && shown.length === 0) return [...chosen, { name: 'json' }]
  return chosen.length > 0 ? chosen : [{ name: 'pretty' }]
}

function refuseOneFile(chosen: readonly ReporterChoice[]): void {
  const owners = new Map<string, ReporterChoice>()
  for (const choice of chosen) {
    if (choice.file === undefined) continue
    const place = placeOf(choice.file)
    const owner = owners.get(place)
    if (owner)
      throw wrongUse(
        `${namesOf([owner, choice])} cannot both write to ${choice.file}; give each its own file`,
      )
    owners.set(place, choice)
  }
}

function namesOf([first, second]: readonly ReporterChoice[]): string {
  return `the reporters ${first?.name} and ${second?.name}`
}

function wrongUse(fact: string): LabError {
  return new LabError('wrong-use', { command: 'fieldfault run', fact })
}
