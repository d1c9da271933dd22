// Adds up the JSON reports of vitest in a folder and prints the one line that CI reads.
// node .ci/sum-up.js FOLDER BROKEN: BROKEN steps failed, for whatever reason.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, broken] = process.argv.slice(2)
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))

const sum = (count) => reports.reduce((total, report) => total + count(report), 0)
const passed = sum((report) => report.numPassedTests)
const skipped = sum((report) => report.numPendingTests + report.numTodoTests)
const ranNothing = reports.length === 0 || reports.some((report) => report.numPassedTests === 0)

// A broken build or a test file that does not load fails no test: it still shows as one failure.
const isBroken = Number(broken) > 0 || ranNothing
const failed = Math.max(
  sum((report) => report.numFailedTests),
  isBroken ? 1 : 0,
)

process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
// A door that was not tried is not known to open, so a skipped test counts as a failure.
process.exitCode = failed > 0 || skipped > 0 ? 1 : 0
