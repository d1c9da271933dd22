import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { createCommandLines } from '../../../src/ftp/command-lines.ts'
import { startFtp } from './ftp-visit.ts'

test('a line of ten megabytes is read to its end, refused and forgotten', async () => {
  const ftp = await (await startFtp()).raw()
  const piece = Buffer.alloc(1_000_000, 'x')
  for (let count = 0; count < 10; count++) ftp.write(piece)
  expect(await ftp.say('')).toBe('500 The line is too long.')
  expect(await ftp.say('NOOP')).toMatch(/^200 /)
})

test('noise is refused line by line and harms nothing', async () => {
  const { raw } = await startFtp()
  const ftp = await raw(false)
  const noise = createHash('sha512').update('noise').digest()
  for (let count = 0; count < 200; count++) ftp.write(noise)
  ftp.write('\r\n')
  expect(await ftp.reply()).toMatch(/^50\d /)
  ftp.socket.destroy()
  expect(await (await raw()).say('NOOP')).toMatch(/^200 /)
})

test('controls in a name are refused, so that no reply can be forged', async () => {
  const ftp = await (await startFtp()).raw()
  expect(await ftp.say('MKD a\rb')).toBe('500 Command not understood.')
  expect(await ftp.say('MKD a\0b')).toBe('500 Command not understood.')
})

test('commands that come in one piece are answered in order', async () => {
  const ftp = await (await startFtp()).raw()
  ftp.write(`${'NOOP\r\n'.repeat(500)}PWD\r\n`)
  for (let count = 0; count < 500; count++) expect(await ftp.reply()).toMatch(/^200 /)
  expect(await ftp.reply()).toMatch(/^257 /)
})

test("Telnet's commands are taken out of the lines", () => {
  const { take } = createCommandLines(100)
  const bytes = [0xff, 0xf4, 0xff, 0xf2, 0xff, 0xfb, 0x06, ...Buffer.from('ABOR\r\nNO'), 0xff]
  expect(take(Uint8Array.from(bytes))).toEqual(['ABOR'])
  expect(take(Buffer.from('OP\n'))).toEqual(['NOOP'])
})

test('ABOR is heeded before its line end, which urgent data loses on its way', () => {
  const { take } = createCommandLines(100)
  expect(take(Buffer.from('abor\r'))).toEqual(['abor'])
  expect(take(Buffer.from('\nNOOP\r\nABOR\rPWD\n\n'))).toEqual(['NOOP', 'ABOR', 'PWD', ''])
})

test('a data connection that is never made is waited for on the lab clock', async () => {
  const { raw, clock } = await startFtp()
  const ftp = await raw()
  await ftp.say('EPSV')
  ftp.write('STOR x\r\n')
  await vi.waitFor(() => expect(clock.nextDueMs()).toBe(clock.now() + 60_000))
  await clock.advance(60_000)
  expect(await ftp.reply()).toBe('425 No data connection came.')
})

test('a data connection that goes quiet is ended on the lab clock', async () => {
  const { raw, clock, events } = await startFtp()
  const ftp = await raw()
  const data = await ftp.data()
  expect(await ftp.say('STOR x')).toMatch(/^150 /)
  data.write('half')
  await clock.advance(1_000)
  await clock.advance(300_000)
  expect(await ftp.reply()).toMatch(/^426 /)
  expect(events.at(-1)).toMatchObject({ type: 'file.received', bytes: 4, complete: false })
})

test('ABOR breaks a transfer off while it runs', async () => {
  const { raw, events } = await startFtp()
  const ftp = await raw()
  const data = await ftp.data()
  expect(await ftp.say('STOR x')).toMatch(/^150 /)
  data.write('half')
  ftp.write(Uint8Array.from([0xff, 0xf4, 0xff, 0xf2]))
  expect(await ftp.say('ABOR')).toMatch(/^426 /)
  expect(await ftp.reply()).toMatch(/^226 /)
  expect(events.at(-1)).toMatchObject({ type: 'file.received', complete: false })
})

test('a client that vanishes leaves a file that is known to be incomplete', async () => {
  const { raw, events, store, visited } = await startFtp()
  const ftp = await raw()
  const data = await ftp.data()
  await ftp.say('STOR x')
  data.write('half')
  await vi.waitFor(async () => expect(await store.stat('/x')).toMatchObject({ sizeBytes: 4 }))
  ftp.socket.resetAndDestroy()
  await visited()
  expect(events).toContainEqual(expect.objectContaining({ path: '/x', complete: false }))
  expect(events).toContainEqual({ type: 'connection.closed', reason: 'it was broken off' })
})

test('a port that was asked for and never used is closed with the connection', async () => {
  const { raw, dial, visited } = await startFtp()
  const ftp = await raw()
  const [, port] = /\|(\d+)\|/.exec(await ftp.say('EPSV')) ?? []
  ftp.socket.destroy()
  await visited()
  await expect(dial(Number(port))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
