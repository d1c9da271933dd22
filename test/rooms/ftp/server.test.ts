import { expect, test } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { START_MS, startFtp, textOf } from './ftp-visit.ts'

const files = {
  '/readme.txt': 'hello\n',
  '/backups/fi.xml': '<a/>',
  '/backups/old/': '',
}
const stocked = () => createMemoryStore({ clock: { now: () => START_MS }, files })

test('commands before login are answered 530, and those that need none are not', async () => {
  const ftp = await (await startFtp()).raw(false)
  expect(await ftp.say('LIST')).toBe('530 Log in with USER and PASS first.')
  expect(await ftp.say('PASS secret')).toMatch(/^503 /)
  expect(await ftp.say('FEAT')).toContain('211-Features:\r\n EPSV\r\n')
  expect(await ftp.say('AUTH TLS')).toBe('502 AUTH is not offered.')
  expect(await ftp.say('WAT')).toMatch(/^500 /)
  expect(await ftp.say('noop')).toMatch(/^200 /)
})

test('the third wrong password ends the connection', async () => {
  const { raw, events } = await startFtp()
  const ftp = await raw(false)
  for (let attempt = 0; attempt < 3; attempt++) {
    await ftp.say('USER backup')
    expect(await ftp.say('PASS wrong')).toBe('530 Login incorrect.')
  }
  await ftp.ended
  expect(events.at(-1)).toEqual({ type: 'connection.closed', reason: 'too many failed logins' })
})

test('settings are answered for what there is, and refused for the rest', async () => {
  const ftp = await (await startFtp()).raw()
  for (const line of ['TYPE I', 'TYPE A', 'type a n', 'MODE S', 'STRU F', 'OPTS UTF8 ON'])
    expect(await ftp.say(line)).toMatch(/^200 /)
  for (const line of ['TYPE E', 'MODE B', 'STRU P']) expect(await ftp.say(line)).toMatch(/^504 /)
  expect(await ftp.say('SYST')).toBe('215 UNIX Type: L8')
  expect(await ftp.say('HELP stor')).toBe('214 STOR <file>')
  expect(await ftp.say('TYPE')).toBe('501 Write: TYPE A | I')
})

test('active mode is refused, so that nobody is connected to', async () => {
  const ftp = await (await startFtp()).raw()
  expect(await ftp.say('PORT 127,0,0,1,4,1')).toBe('502 PORT is not offered.')
  expect(await ftp.say('EPRT |1|127.0.0.1|1025|')).toBe('502 EPRT is not offered.')
})

test('PASV names the loopback address and a port that listens', async () => {
  const { raw, dial } = await startFtp({}, stocked())
  const ftp = await raw()
  const reply = await ftp.say('PASV')
  const [, high, low] = /^227 .*\(127,0,0,1,(\d+),(\d+)\)\.$/.exec(reply) ?? []
  const data = await dial(Number(high) * 256 + Number(low))
  ftp.write('NLST /backups\r\n')
  expect(await textOf(data)).toBe('fi.xml\r\nold\r\n')
  expect(await ftp.reply()).toMatch(/^150 /)
  expect(await ftp.reply()).toBe('226 Transfer complete.')
  expect(await ftp.say('EPSV 2')).toBe('522 Network protocol not supported, use (1)')
  expect(await ftp.say('EPSV ALL')).toMatch(/^200 /)
  expect(await ftp.say('PASV')).toMatch(/^501 /)
})

test('names are walked, told of, renamed and removed', async () => {
  const ftp = await (await startFtp({}, stocked())).raw()
  expect(await ftp.say('PWD')).toBe('257 "/" is the directory.')
  expect(await ftp.say('CWD backups')).toBe('250 Directory is now /backups')
  expect(await ftp.say('CWD fi.xml')).toBe('550 /backups/fi.xml: Not a directory')
  expect(await ftp.say('SIZE fi.xml')).toBe('213 4')
  expect(await ftp.say('MDTM fi.xml')).toBe('213 20190911100000')
  expect(await ftp.say('MLST fi.xml')).toContain('type=file;size=4;modify=20190911100000;')
  expect(await ftp.say('RNTO x')).toMatch(/^503 /)
  expect(await ftp.say('RNFR fi.xml')).toMatch(/^350 /)
  expect(await ftp.say('RNTO new.xml')).toBe('250 Renamed.')
  expect(await ftp.say('DELE new.xml')).toBe('250 File removed.')
  expect(await ftp.say('DELE new.xml')).toBe('550 new.xml: No such file or directory')
  expect(await ftp.say('MKD a"b')).toBe('257 "/backups/a""b" created.')
  expect(await ftp.say('RMD a"b')).toBe('250 Directory removed.')
  expect(await ftp.say('CDUP')).toBe('250 Directory is now /')
  expect(await ftp.say('CWD ../../..')).toBe('250 Directory is now /')
})

test('LIST draws what ls -l would, and takes its options', async () => {
  const ftp = await (await startFtp({}, stocked())).raw()
  const data = await ftp.data()
  ftp.write('LIST -la /\r\n')
  expect(await textOf(data)).toBe(
    '-rw-r--r--    1 ftp      ftp                 6 Sep 11 10:00 readme.txt\r\n' +
      'drwxr-xr-x    1 ftp      ftp                 0 Sep 11 10:00 backups\r\n',
  )
})

test('a transfer starts where REST says, and APPE goes on at the end', async () => {
  const { raw, events } = await startFtp({}, stocked())
  const ftp = await raw()
  expect(await ftp.say('REST 2')).toMatch(/^350 /)
  const data = await ftp.data()
  ftp.write('RETR readme.txt\r\n')
  expect(await textOf(data)).toBe('llo\n')
  await ftp.reply()
  await ftp.reply()
  const more = await ftp.data()
  expect(await ftp.say('APPE readme.txt')).toMatch(/^150 /)
  more.end('world\n')
  expect(await ftp.reply()).toBe('226 Transfer complete.')
  expect(events.at(-1)).toMatchObject({ path: '/readme.txt', bytes: 12, complete: true })
})

test('STOU chooses a name that is free and says it', async () => {
  const ftp = await (await startFtp({}, stocked())).raw()
  const data = await ftp.data()
  expect(await ftp.say('STOU readme.txt')).toBe('150 FILE: readme.txt.1')
  data.end('x')
  expect(await ftp.reply()).toMatch(/^226 /)
  expect(await ftp.say('SIZE readme.txt.1')).toBe('213 1')
})

test('without a data port a transfer is refused', async () => {
  const ftp = await (await startFtp({}, stocked())).raw()
  expect(await ftp.say('RETR readme.txt')).toBe('425 Use EPSV or PASV first.')
})

test('a connection that is idle ends on the lab clock, before and after login', async () => {
  const { raw, clock, events } = await startFtp()
  const ftp = await raw()
  await raw(false)
  await clock.advance(61_000)
  expect(events.at(-1)).toEqual({ type: 'connection.closed', reason: 'no login in time' })
  await clock.advance(240_000)
  expect(events.at(-1)).toEqual({ type: 'connection.closed', reason: 'idle' })
  expect(await ftp.reply()).toBe('421 Time is over.')
})
