// Compares the digests that `fieldfault run --reporter json` has seen with those that are committed.
// node .ci/compare-digests.js REPORT
import { readFileSync } from 'node:fs'

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
const [report] = process.argv.slice(2)
const goldens = read(new URL('../test/scenarios/goldens.json', import.meta.url))
const seen = Object.fromEntries(read(report).scenarios.map(({ name, digest }) => [name, digest]))

const names = Object.keys({ ...goldens, ...seen })
const different = names.filter((name) => goldens[name] !== seen[name])
for (const name of different)
  process.stdout.write(`${name}: ${seen[name] ?? 'not played'}, not ${goldens[name] ?? 'known'}\n`)
process.stdout.write(
  `${names.length - different.length} of ${names.length} digests are the committed ones\n`,
)
process.exitCode = different.length > 0 || names.length === 0 ? 1 : 0
