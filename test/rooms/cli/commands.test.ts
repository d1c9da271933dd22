import { afterEach, expect, test, vi } from 'vitest'
import { listOption, option } from '../../../src/cli/command.ts'
import { emulatorOf } from '../../../src/cli/commands/graph.ts'
import { psTable, sharedTable } from '../../../src/cli/commands/ps.ts'
import { findingLines } from '../../../src/cli/commands/doctor.ts'
import { checkNode } from '../../../src/cli/doctor/node-and-keys.ts'
import { readPairs } from '../../../src/cli/pairs.ts'
import { howToConnect } from '../../../src/cli/up/how-to-connect.ts'
import { reachWarning } from '../../../src/cli/up/reach-warning.ts'
import { wholeNumber } from '../../../src/cli/whole-number.ts'
import { createPalette } from '../../../src/report/palette.ts'

afterEach(() => vi.unstubAllEnvs())

const fi = {
  name: 'fi',
  emulator: 'ucsm',
  profile: '4.0(2a)',
  state: 'operational',
  address: '10.48.79.230',
  doors: [
    { service: 'ssh', host: '127.0.0.1', port: 40_022, labPort: 22 },
    { service: 'https', host: '127.0.0.1', port: 40_443, labPort: 443 },
  ],
  credentials: [{ username: 'admin', password: 'pass word' }],
  hostKeys: [],
}

const shared = {
  address: '10.48.79.100',
  appliances: ['fi', 'fi-b'],
  leadsTo: 'fi-b',
  doors: [{ service: 'ssh', host: '127.0.0.1', port: 40_100, labPort: 22 }],
}

test('every option has a variable of its own', () => {
  expect(option('--allow-egress <host:port>', '').envVar).toBe('FIELDFAULT_ALLOW_EGRESS')
  expect(option('--no-color', '').envVar).toBe('FIELDFAULT_NO_COLOR')
})

test.each(['0', 'false', 'no', 'off', ''])('a switch whose variable is %j stays off', (value) => {
  vi.stubEnv('FIELDFAULT_JSON', value)
  vi.stubEnv('FIELDFAULT_SEED', value)
  expect(option('--json', '').envVar).toBeUndefined()
  expect(option('--seed <text>', '').envVar).toBe('FIELDFAULT_SEED')
})

test('a list is given by repeating, or with commas', () => {
  const { parseArg } = listOption('--allow-egress <host:port>', '')
  const first = parseArg?.('a:1, b:2', undefined)
  expect(parseArg?.('c:3', first)).toEqual(['a:1', 'b:2', 'c:3'])
})

test('whole numbers within their limits are read, others refused', () => {
  expect(wholeNumber(1, 10)('10')).toBe(10)
  for (const text of ['0', '11', '1.5', '-1', 'x', ''])
    expect(() => wholeNumber(1, 10)(text)).toThrow('It is not a whole number from 1 to 10.')
})

test('pairs are read with whatever their value holds', () => {
  expect(readPairs(['to=4.0(2a)', 'text=a=b', 'none='])).toEqual({
    to: '4.0(2a)',
    text: 'a=b',
    none: '',
  })
  expect(() => readPairs(['=x'])).toThrow('Cannot read "=x": it is not of the form key=value.')
})

test('a key that is given twice is refused', () => {
  expect(() => readPairs(['to=A', 'to=B'])).toThrow('Cannot read "to=B": "to" has a value already.')
})

test('charts of an emulator that is not there cannot be printed', () => {
  expect(() => emulatorOf('nope', [])).toThrow('Cannot print the charts of "nope": there is no')
})

test('ps shows doors and logins in columns', () => {
  expect(psTable({ appliances: [fi] })[1]?.split(/ {2,}/)).toEqual([
    'fi',
    'ucsm',
    '4.0(2a)',
    'operational',
    '10.48.79.230',
    'ssh 127.0.0.1:40022, https 127.0.0.1:40443',
    'admin / pass word',
  ])
})

test('ps shows where a shared address leads now', () => {
  expect(sharedTable({ sharedAddresses: [shared] })[2]?.split(/ {2,}/)).toEqual([
    '10.48.79.100',
    'fi-b',
    'fi, fi-b',
    'ssh 127.0.0.1:40100',
  ])
  expect(sharedTable({ sharedAddresses: [] })).toEqual([])
})

test('up tells how to log in, and quotes a directory with blanks', () => {
  const described = {
    name: 'x',
    seed: 's',
    clock: { mode: 'wall', now: 'now' },
    appliances: [fi],
    sharedAddresses: [shared],
  } as const
  const dir = `${process.cwd()}/my lab`
  const lines = howToConnect({
    described,
    dir,
    url: 'http://127.0.0.1:1',
    palette: createPalette(false),
  })
  expect(lines).toContain('  ssh    ssh -F "my lab/ssh_config" fi   (127.0.0.1:40022)')
  expect(lines).toContain('  https  127.0.0.1:40443')
  expect(lines).toContain('  login  admin / pass word')
  expect(lines).toContain('10.48.79.100  shared by fi and fi-b, leads to fi-b now')
  expect(lines).toContain('  ssh  ssh -F "my lab/ssh_config" 10.48.79.100   (127.0.0.1:40100)')
  expect(lines.at(-1)).toBe('Stop it      fieldfault down --dir "my lab"')
})

test('a lab on loopback needs no warning, another one says who can reach it', () => {
  expect(reachWarning('127.0.0.1', [])).toEqual([])
  expect(reachWarning('192.0.2.7', ['backup.example.com:22'])).toEqual([
    'Everyone who can reach this machine at 192.0.2.7 can now log in to these appliances.',
    'Appliances dial only lab addresses, backup.example.com:22.',
  ])
})

test('an old Node is found', () => {
  expect(checkNode('20.19.0')).toMatchObject({ ok: true })
  expect(checkNode('22.0.0')).toMatchObject({ ok: true })
  expect(checkNode('20.18.3')).toMatchObject({ ok: false, isNeeded: true })
  expect(checkNode('18.20.0')).toMatchObject({ ok: false })
})

test('what the doctor finds lacking is marked by how much it matters', () => {
  const finding = { what: 'x', says: 'y' }
  const findings = [
    { ...finding, ok: true, isNeeded: true },
    { ...finding, ok: false, isNeeded: true },
    { ...finding, ok: false, isNeeded: false },
  ]
  expect(findingLines(findings, createPalette(false))).toEqual(['✔ x  y', '✘ x  y', '○ x  y'])
})
