import { expect, test } from 'vitest'
import { handshakeText } from '../../../src/report/handshake-text.ts'
import { createPalette } from '../../../src/report/palette.ts'
import { refusedHandshakes } from '../../../src/report/refused-handshakes.ts'
import { entry, macTable, refusal } from './sample-entries.ts'

const plain = { palette: createPalette(false), width: 90 }

test('a handshake that both ends wrote down is told once, with both names', () => {
  expect(refusedHandshakes(refusal)).toEqual([
    {
      time: '2019-09-11T10:00:00.000Z',
      client: 'fi',
      server: 'old',
      reason: 'no MAC in common',
      times: 1,
      table: macTable,
    },
  ])
})

test('tries that meet the same lists are told once and counted', () => {
  const later = refusal
    .slice(4)
    .map((one) => Object.assign({ ...one }, { time: '2019-09-11T10:01:00.000Z' }))
  const [handshake, ...others] = refusedHandshakes([...refusal, ...later])
  expect(others).toEqual([])
  expect(handshake).toMatchObject({ client: 'fi', server: 'old', times: 2 })
  expect(handshakeText(handshake!, plain)[0]).toBe(
    'Handshake refused 2 times: client fi, server old',
  )
})

test('a client from outside the lab is named by its address', () => {
  const outside = [
    entry('fi', 'ssh-1', 'connection.opened', { service: 'ssh', port: 22, from: '127.0.0.1' }),
    entry('fi', 'ssh-1', 'handshake.refused', { role: 'server', reason: 'no kex in common' }),
  ]
  expect(refusedHandshakes(outside)).toMatchObject([{ client: '127.0.0.1', server: 'fi' }])
})

test('the explainer shows both lists and says which category is empty', () => {
  const [handshake] = refusedHandshakes(refusal)
  expect(handshakeText(handshake!, plain)).toEqual([
    'Handshake refused: client fi, server old',
    '┌──────────────┬─────────────────────┬───────────────────┬───────────────────┐',
    '│ category     │ client offers       │ server allows     │ agreed            │',
    '├──────────────┼─────────────────────┼───────────────────┼───────────────────┤',
    '│ key exchange │ curve25519-sha256   │ curve25519-sha256 │ curve25519-sha256 │',
    '│ MAC          │ hmac-sha1, hmac-md5 │ hmac-sha2-256     │ nothing           │',
    '└──────────────┴─────────────────────┴───────────────────┴───────────────────┘',
    'No MAC in common: fi offers hmac-sha1, hmac-md5, and old allows only hmac-sha2-256.',
  ])
})

test('two directions that differ stay two rows', () => {
  const rows = [
    {
      category: 'cipherToServer',
      client: ['aes128-ctr'],
      server: ['aes128-ctr'],
      agreed: 'aes128-ctr',
    },
    { category: 'cipherToClient', client: ['aes128-ctr'], server: ['aes128-cbc'] },
  ]
  const handshake = {
    time: '',
    times: 1,
    client: 'a',
    server: 'b',
    reason: '',
    table: { rows, empty: 'cipherToClient' },
  }
  const text = handshakeText(handshake, plain).join('\n')
  expect(text).toContain('cipher, client to server')
  expect(text).toContain('cipher, server to client')
})

test('without a table the reason is told', () => {
  const handshake = { time: '', times: 1, client: 'a', server: 'b', reason: 'no host key' }
  expect(handshakeText(handshake, plain)).toContain('The reason: no host key.')
})
