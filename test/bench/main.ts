/** Measures the lab against what everybody has, in one run: `npm run bench -- [--json] [benchmark...]`. */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { judge, type Benchmark, type Result } from './benchmark.ts'
import { classOfThirty } from './class-of-thirty.ts'
import { fleet } from './fleet.ts'
import { listening } from './listening.ts'
import { logins } from './logins.ts'
import { replay } from './replay.ts'
import { scenarioRun } from './scenario-run.ts'
import { startUp } from './start-up.ts'
import { resultTable } from './table.ts'
import { tenYears } from './ten-years.ts'
import { tlsHandshakes } from './tls-handshakes.ts'
import { uploads } from './uploads.ts'

const benchmarks: readonly Benchmark[] = [
  startUp,
  logins,
  listening,
  uploads,
  tenYears,
  scenarioRun,
  replay,
  tlsHandshakes,
  fleet,
  classOfThirty,
]

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const known = benchmarks.map(({ name }) => name)
const unknown = positionals.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`Cannot measure ${unknown.join(', ')}: known are ${known.join(', ')}.\n`)
  process.exit(2)
}
process.on('SIGINT', () => process.exit(130))

const results: Result[] = []
for (const { name, run } of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  results.push(...(await run((progress) => process.stderr.write(`${name}: ${progress}\n`))))
}

const machine = `Node ${process.version}, ${availableParallelism()} cores, ${process.platform} ${process.arch}`
process.stdout.write(
  values.json
    ? `${JSON.stringify({ machine, results: results.map((result) => ({ ...result, ...judge(result) })) }, undefined, 2)}\n`
    : `${machine}\n${resultTable(results)}\n`,
)
