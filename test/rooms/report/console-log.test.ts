import { expect, test } from 'vitest'
import { logToConsole } from '../../../src/report/console-log.ts'
import { createPalette } from '../../../src/report/palette.ts'
import { stillLab } from '../lab/still-lab.ts'
import { macTable } from './sample-entries.ts'

const page = { palette: createPalette(false), width: 100 }

test('logins and refused handshakes are told, the rest only on request', async () => {
  await using lab = await stillLab({})
  const [notable, everything]: [string[], string[]] = [[], []]
  logToConsole(lab.journal, { ...page, write: (line) => notable.push(line), everything: false })
  logToConsole(lab.journal, { ...page, write: (line) => everything.push(line), everything: true })
  const record = lab.journal.stream('fi', 'ssh-1')
  record('connection.opened', { service: 'ssh', port: 22, from: '127.0.0.1' })
  record('handshake.refused', { role: 'server', reason: 'no MAC', table: macTable })
  record('login.accepted', { user: 'admin', method: 'password' })
  expect(notable[0]).toContain('handshake.refused')
  expect(notable[1]).toBe('  Handshake refused: client 127.0.0.1, server fi')
  expect(notable.at(-1)).toContain('login.accepted user=admin')
  expect(everything[0]).toContain('connection.opened')
})

test('nothing is told after it was stopped', async () => {
  await using lab = await stillLab({})
  const lines: string[] = []
  const stop = logToConsole(lab.journal, {
    ...page,
    write: (line) => lines.push(line),
    everything: true,
  })
  stop()
  lab.journal.stream('fi', 'ssh-1')('session.closed', {})
  expect(lines).toEqual([])
})
