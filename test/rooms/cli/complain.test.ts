import { expect, test, vi } from 'vitest'
import { complain, complaintForm } from '../../../src/cli/complain.ts'
import { printOut } from '../../../src/cli/standard-output.ts'
import { unwritable } from '../../../src/cli/unwritable.ts'
import { LabError } from '../../../src/errors/lab-error.ts'

vi.mock('../../../src/cli/standard-output.ts', () => ({ printOut: vi.fn<() => void>() }))

const error = new LabError('no-lab-running', { dir: '/lab' })
const formOf = (...words: string[]) => complaintForm(['node', 'fieldfault', ...words])

function complained(json: boolean) {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const exit = complain(error, { json, verbose: false })
  const stderr = written.mock.calls.map(([text]) => String(text)).join('')
  written.mockRestore()
  return { exit, stderr }
}

test('with --json an error is one object with its code and its sentence, and nothing else', () => {
  expect(complained(true)).toEqual({ exit: 2, stderr: '' })
  expect(JSON.parse(vi.mocked(printOut).mock.lastCall![0])).toEqual({
    error: { code: 'no-lab-running', message: error.message, facts: { dir: '/lab' } },
  })
})

test('without --json it is a sentence on standard error', () => {
  expect(complained(false)).toEqual({ exit: 2, stderr: `${error.message} (no-lab-running)\n` })
})

test('where standard output cannot take the object, that is told on standard error', () => {
  vi.mocked(printOut).mockImplementationOnce(() => {
    throw unwritable('standard output', Object.assign(new Error('full'), { code: 'ENOSPC' }))
  })
  const { exit, stderr } = complained(true)
  expect(exit).toBe(2)
  expect(stderr).toMatch(/^Cannot write to standard output: .*ENOSPC.* \(report-unwritable\)\n$/)
})

test('the words of the command line and the environment say how to complain', () => {
  expect(formOf('ps', '--json', '--verbose')).toEqual({ json: true, verbose: true })
  expect(formOf('ps', '--', '--json')).toEqual({ json: false, verbose: false })
  vi.stubEnv('FIELDFAULT_JSON', '1')
  expect(formOf('ps')).toEqual({ json: true, verbose: false })
  vi.stubEnv('FIELDFAULT_JSON', 'off')
  expect(formOf('ps')).toEqual({ json: false, verbose: false })
  vi.unstubAllEnvs()
})

test('what comes after the appliance of ssh is for the appliance', () => {
  expect(formOf('ssh', '--dir', 'lab', 'fi', 'show', '--json').json).toBe(false)
  expect(formOf('ssh', '--dir', 'lab', '--json', 'fi').json).toBe(true)
})
