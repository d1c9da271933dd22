import { expect, test } from 'vitest'
import { readPorts } from '../../../src/cli/up/read-ports.ts'
import { controlWarning } from '../../../src/cli/up/reach-warning.ts'

test('ports are free, standard or a range', () => {
  expect(readPorts('free')).toBe('free')
  expect(readPorts('standard')).toBe('standard')
  expect(readPorts('2200-2219')).toEqual({ first: 2200, last: 2219 })
  expect(readPorts('22-22')).toEqual({ first: 22, last: 22 })
})

test.each(['', 'all', '2200', '2219-2200', '0-10', '2200-70000', '-5-10', '22-23-24'])(
  '"%s" is no plan of ports',
  (text) => {
    expect(() => readPorts(text)).toThrow('nor a range such as 2200-2219')
  },
)

test('a control API on loopback needs no warning, another one says who can control the lab', () => {
  expect(controlWarning('127.0.0.1')).toEqual([])
  expect(controlWarning('192.0.2.7')).toEqual([
    'Everyone who can reach this machine at 192.0.2.7 and has the token can now control the lab.',
  ])
})
