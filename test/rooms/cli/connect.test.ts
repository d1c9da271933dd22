import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../../src/cli/connect.ts'

function labFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'fieldfault-connect-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test.runIf(process.platform === 'linux')(
  'a lab that runs without a usable api.json is told with its process',
  () => {
    const dir = labFolder()
    const journal = openSync(join(dir, 'journal.ndjson'), 'w')
    onTestFinished(() => closeSync(journal))
    const lost = (fact: string) =>
      expect.objectContaining({ code: 'lab-out-of-reach', facts: { dir, pid: process.pid, fact } })
    expect(() => connect({ dir })).toThrow(lost('gone'))
    writeFileSync(join(dir, 'api.json'), '{"url":')
    expect(() => connect({ dir })).toThrow(lost('garbled'))
  },
)

test('a journal that nobody writes is of no running lab', () => {
  const dir = labFolder()
  writeFileSync(join(dir, 'journal.ndjson'), '')
  expect(() => connect({ dir })).toThrow(expect.objectContaining({ code: 'no-lab-running' }))
})
