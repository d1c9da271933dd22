import { LabError } from '../errors/lab-error.ts'
import { githubReporter } from './github.ts'
import { jsonReporter } from './json.ts'
import { junitReporter } from './junit.ts'
import { markdownReporter } from './markdown.ts'
import { prettyReporter } from './pretty.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'

const reporters: Readonly<Record<string, (options: ReporterOptions) => Reporter>> = {
  pretty: prettyReporter,
  json: jsonReporter,
  junit: junitReporter,
  markdown: markdownReporter,
  github: githubReporter,
}

/** A reporter as somebody asked for it: `pretty`, or `json=report.json`. */
export interface ReporterChoice {
  readonly name: string
  /** The file it writes to; standard output when absent. */
  readonly file?: string
}

/** Reads `name` or `name=FILE`. Throws `unknown-reporter`. */
export function readReporterChoice(text: string): ReporterChoice {
  const [, name = '', file] = /^([^=]*)(?:=(.+))?$/s.exec(text) ?? []
  if (!Object.hasOwn(reporters, name))
    throw new LabError('unknown-reporter', { name: text, known: Object.keys(reporters) })
  return { name, ...(file !== undefined && { file }) }
}

/** Makes the reporter of a choice. Throws `unknown-reporter`. */
export function openReporter({ name }: ReporterChoice, options: ReporterOptions): Reporter {
  const make = reporters[name]
  if (!make) throw new LabError('unknown-reporter', { name, known: Object.keys(reporters) })
  return make(options)
}
