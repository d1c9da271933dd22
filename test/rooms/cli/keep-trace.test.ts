import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepTraces } from '../../../src/cli/run/keep-trace.ts'
import { makeTraceFolder } from '../../../src/cli/run/trace-folder.ts'
import { entry, refusal, resultOf, stepOf } from '../report/sample-entries.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'fieldfault-trace-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const sessions = [
  {
    appliance: 'fi',
    startMs: 1_000,
    pieces: [
      { afterMs: 0, text: 'UCS-A# ' },
      { afterMs: 1_500, text: 'show\r\n' },
    ],
  },
]
const failed = {
  result: resultOf({
    verdict: 'failed',
    steps: [stepOf({ passed: false, entries: refusal })],
    entries: [
      ...refusal,
      entry('fi', 'appliance', 'state.entered', { machine: 'ucsm', state: 'up' }),
    ],
    sessions,
    failure: { step: 'the backup is refused', claim: 'it arrives', around: refusal },
  }),
  runs: 1,
}

test('what did not pass leaves its journal, explainer, states, cast and logins', () => {
  const dir = folder()
  const [kept] = keepTraces(dir, [failed, { result: resultOf(), runs: 1 }])
  expect(kept).toBe(join(dir, 'ucsm', 'story'))
  const text = (name: string) => readFileSync(join(kept!, name), 'utf8')
  expect(text('journal.ndjson').trim().split('\n')).toHaveLength(refusal.length + 1)
  expect(text('explainer.txt')).toContain('No MAC in common')
  expect(text('states.txt')).toBe('2019-09-11T10:00:00.000Z fi ucsm up\n')
  expect(text('report.md')).toContain('**it arrives**')
  expect(JSON.parse(text('lab.json'))).toMatchObject({
    appliances: [{ name: 'fi', emulator: 'ucsm' }, { name: 'old' }],
  })
  expect(
    text('sessions/1-fi.cast')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    expect.objectContaining({ version: 2, title: 'fi' }),
    [0, 'o', 'UCS-A# '],
    [1.5, 'o', 'show\r\n'],
  ])
})

test('what passed leaves nothing', () => {
  const dir = folder()
  expect(keepTraces(dir, [{ result: resultOf(), runs: 1 }])).toEqual([])
  expect(readdirSync(dir)).toEqual([])
})

test('what went into the statecharts is kept, of what passed as well when all is wanted', () => {
  const dir = folder()
  const inputs = { scenario: 'ucsm/story', seed: 'fieldfault', cast: { fi: 'ucsm' }, turns: [] }
  const [kept] = keepTraces(dir, [{ result: resultOf({ inputs }), runs: 1 }], true)
  expect(readFileSync(join(kept!, 'inputs.ndjson'), 'utf8')).toBe(
    '{"format":2,"scenario":"ucsm/story","seed":"fieldfault","cast":{"fi":"ucsm"}}\n{"turns":0}\n',
  )
})

test('a name cannot lead out of the folder', () => {
  const dir = folder()
  const result = { ...failed.result, name: '../../etc/x y' }
  const [kept] = keepTraces(dir, [{ result, runs: 1 }])
  expect(kept).toBe(join(dir, '_', '_', 'etc', 'x_y'))
})

test('a place that cannot be written is an error that says what to name', () => {
  const dir = folder()
  writeFileSync(join(dir, 'file'), '')
  expect(() => keepTraces(join(dir, 'file'), [failed])).toThrow(
    /Cannot keep the trace in ".*--trace\./,
  )
})

test('a folder for traces is made and tried before anything is played', () => {
  const dir = join(folder(), 'deep', 'trace')
  makeTraceFolder(dir)
  expect(readdirSync(dir)).toEqual([])
})

test.runIf(process.platform === 'linux').each(['/proc/x', '/proc/x/y', '/proc'])(
  'a trace in %s is refused at once',
  (dir) => {
    const unwritable = expect.objectContaining({ code: 'trace-unwritable' })
    expect(() => makeTraceFolder(dir)).toThrow(unwritable)
    expect(() => keepTraces(dir, [failed])).toThrow(unwritable)
  },
)
