import { expect, test } from 'vitest'
import { createAppliance } from './linux-fixture.ts'

const LOG = '/var/log/messages'

function applianceWithLog() {
  const lines = Array.from({ length: 40 }, (_none, at) => `line ${at + 1}\n`)
  return createAppliance({ entries: [{ path: LOG, content: lines.join('') }] })
}

test.each([
  ['F in less', [`less ${LOG}\r`, 'F']],
  ['less +F', [`less +F ${LOG}\r`]],
])('%s shows what is added until Ctrl-C', async (_how, keys) => {
  const { open, exec } = applianceWithLog()
  const { type, terminal, settle } = await open()
  for (const typed of keys) await type(typed)
  expect(terminal.written()).toMatch(/line 40[^]*Waiting for data\.\.\. \(interrupt to abort\)/)
  const before = terminal.written().length
  await exec(`echo and one more >> ${LOG}`)
  await settle()
  expect(terminal.written().slice(before)).toMatch(/line 40[^]*and one more[^]*Waiting/)
  expect(await type('q')).not.toContain('admin@')
  expect(await type('\u0003')).toContain('(END)')
  expect(await type('q')).toContain('admin@firepower:~$ ')
})

test('less +/WORD begins at the word, and +G at the end', async () => {
  const { type } = await applianceWithLog().open({ rows: 10 })
  expect(await type(`less +/12 ${LOG}\r`)).toMatch(/H?line 12\b/)
  await type('q')
  expect(await type(`less +G ${LOG}\r`)).toMatch(/line 40[^]*\(END\)/)
})
