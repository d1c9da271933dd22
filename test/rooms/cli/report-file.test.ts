import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openReporters } from '../../../src/cli/run/open-reporters.ts'
import { openReportFile } from '../../../src/cli/run/report-file.ts'
import { writeWhole } from '../../../src/cli/standard-output.ts'
import { createTerminal } from '../../../src/cli/terminal.ts'
import { resultOf } from '../report/sample-entries.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'fieldfault-report-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const unwritable = expect.objectContaining({ code: 'report-unwritable', exit: 2 })

test('an earlier report stays until the new one is whole', () => {
  const dir = folder()
  const file = join(dir, 'report.json')
  writeFileSync(file, 'earlier')
  const report = openReportFile(file)
  report.write('new')
  expect(readFileSync(file, 'utf8')).toBe('earlier')
  report.finish()
  report.discard()
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(dir)).toEqual(['report.json'])
})

test('a report that is given up leaves nothing', () => {
  const dir = folder()
  const report = openReportFile(join(dir, 'report.json'))
  report.write('half')
  report.discard()
  expect(readdirSync(dir)).toEqual([])
})

test('a link goes on leading to the report', () => {
  const dir = folder()
  writeFileSync(join(dir, 'report.json'), '')
  symlinkSync('report.json', join(dir, 'latest.json'))
  const report = openReportFile(join(dir, 'latest.json'))
  report.write('new')
  report.finish()
  expect(readFileSync(join(dir, 'report.json'), 'utf8')).toBe('new')
})

test.runIf(process.platform === 'linux')('a device without room is told', () => {
  const report = openReportFile('/dev/full')
  onTestFinished(report.discard)
  expect(() => report.write('x')).toThrow(unwritable)
  const full = openSync('/dev/full', 'w')
  onTestFinished(() => closeSync(full))
  expect(() => writeWhole(full, 'x', 'standard output')).toThrow('ENOSPC')
})

test('a folder that is not there is told at once', () => {
  expect(() => openReportFile(join(folder(), 'none', 'report.json'))).toThrow(unwritable)
  expect(() => openReportFile(folder())).toThrow(unwritable)
})

test.runIf(process.platform === 'linux')('the other report is written where one cannot be', () => {
  const dir = folder()
  const file = join(dir, 'report.json')
  const choices = [
    { name: 'json', file: '/dev/full' },
    { name: 'json', file },
  ]
  const reports = openReporters(choices, createTerminal({}))
  expect(() => reports.endFiles([{ result: resultOf(), runs: 1 }])).toThrow(unwritable)
  reports.discard()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ passed: 1 })
})
