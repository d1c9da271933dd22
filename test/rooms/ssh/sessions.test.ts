import { expect, test } from 'vitest'
import type { SshChannel } from '../../../src/ssh/index.ts'
import { eventOf, sshPair, typesOf } from './ssh-pair.ts'

/** Collects what arrives, and waits until it contains a text. */
function reader(onData: (listener: (chunk: Buffer) => void) => void) {
  let text = ''
  onData((chunk) => (text += chunk.toString()))
  const until = async (part: string) => {
    await expect.poll(() => text).toContain(part)
  }
  return { until }
}

/** A shell that tells everything that happens to it. */
function tellingShell(channel: SshChannel): void {
  channel.write(`pty ${JSON.stringify(channel.pty)} env ${JSON.stringify([...channel.env])}\n`)
  channel.onResize((columns, rows) => channel.write(`size ${columns}x${rows}\n`))
  channel.onSignal((name) => channel.write(`signal ${name}\n`))
  channel.onData((chunk) => channel.write(`typed ${chunk.toString()}\n`))
  channel.onEnd(() => channel.exit(7))
}

async function openShell(lab: ReturnType<typeof sshPair>) {
  const session = await lab.session()
  const opened = await session.openShell({ pty: { term: 'xterm', columns: 132, rows: 43 } })
  if (!opened.ok) throw new TypeError(opened.detail)
  return { session, shell: opened.value, read: reader(opened.value.onData) }
}

test('a shell sees its terminal, its size changes, signals and the end of input', async () => {
  const lab = sshPair({ handlers: { shell: tellingShell } })
  const { shell, read } = await openShell(lab)
  await read.until('"term":"xterm","columns":132,"rows":43')
  shell.resize(80, 24)
  await read.until('size 80x24')
  shell.signal('INT')
  await read.until('signal INT')
  shell.write('show')
  await read.until('typed show')
  shell.end()
  expect(await shell.ended).toEqual({ code: 7 })
  expect(eventOf(lab.served, 'pty.requested')).toMatchObject({ term: 'xterm', columns: 132 })
})

test('a command ended by a signal says which', async () => {
  const lab = sshPair({ handlers: { exec: (channel) => channel.exit('TERM') } })
  const session = await lab.session()
  expect(await session.run('sleep')).toMatchObject({ ok: true, value: { signal: 'SIGTERM' } })
})

test('all output arrives before the exit status, however much it is', async () => {
  const bytes = 5_000_000
  const lab = sshPair({
    handlers: {
      exec: (channel) => {
        channel.write(Buffer.alloc(bytes, 'x'))
        channel.exit(0)
      },
    },
  })
  const opened = await (await lab.session()).run('cat')
  expect(opened).toMatchObject({ ok: true, value: { code: 0 } })
  expect(opened.ok && opened.value.output.length).toBe(bytes)
})

test('several sessions run on one connection, up to the limit', async () => {
  const lab = sshPair({ handlers: { shell: tellingShell }, limits: { sessionsMax: 2 } })
  const { session } = await openShell(lab)
  const second = await session.openShell()
  const third = await session.openShell()
  expect([second.ok, third.ok]).toEqual([true, false])
  if (second.ok) second.value.close()
  await expect.poll(() => typesOf(lab.served)).toContain('session.closed')
  expect((await session.openShell()).ok).toBe(true)
})

test('a kind of session without a handler is refused and the connection lives on', async () => {
  const lab = sshPair({ handlers: { exec: (channel) => channel.exit(0) } })
  const session = await lab.session()
  expect(await session.openShell()).toMatchObject({ ok: false })
  expect(await session.openSftp()).toMatchObject({ ok: false })
  expect(await session.run('true')).toMatchObject({ ok: true })
})

test('the sftp subsystem is handed over decoded', async () => {
  const lab = sshPair({
    handlers: {
      sftp: ({ sftp, guarded }) => {
        sftp.on(
          'REALPATH',
          guarded((id: number, path: string) => {
            sftp.name(id, [{ filename: `/home/${path}`, longname: '', attrs: {} as never }])
          }),
        )
      },
    },
  })
  const session = await lab.session()
  const opened = await session.openSftp()
  if (!opened.ok) throw new TypeError(opened.detail)
  const path = await new Promise((resolve) => {
    opened.value.realpath('x', (_error, absolute) => resolve(absolute))
  })
  expect(path).toBe('/home/x')
  expect(eventOf(lab.served, 'subsystem.started').name).toBe('sftp')
})

test.for([
  ['at once', () => Promise.reject(new RangeError('broken'))],
  [
    'later',
    (channel: SshChannel) =>
      channel.onData(() => {
        throw new RangeError('broken')
      }),
  ],
] as const)('a handler that fails %s ends its own connection and no other', async ([, shell]) => {
  const lab = sshPair({ handlers: { shell, exec: (channel) => channel.exit(0) } })
  const other = await lab.session()
  const session = await lab.session()
  const opened = await session.openShell()
  if (opened.ok) opened.value.write('x')
  expect((await session.closed).reason).toBe('dropped')
  expect(eventOf(lab.served, 'visit.crashed').error).toEqual(new RangeError('broken'))
  await expect
    .poll(() => lab.served)
    .toContainEqual({ type: 'connection.closed', reason: 'crashed' })
  expect(await other.run('true')).toMatchObject({ ok: true, value: { code: 0 } })
})

test('everyone on a session is told when the connection breaks off', async () => {
  const closed: string[] = []
  const shell = (channel: SshChannel) => channel.onClose(() => closed.push('shell'))
  const lab = sshPair({ handlers: { shell } })
  const { near, visit } = await lab.dial()
  const session = await lab.session({}, near)
  await session.openShell()
  near.destroy()
  expect(await visit.closed).toEqual({ reason: 'dropped' })
  expect(closed).toEqual(['shell'])
})

test('closing the socket after the last session counts as goodbye', async () => {
  const lab = sshPair({ handlers: { exec: (channel) => channel.exit(0) } })
  const { near, visit } = await lab.dial()
  await (await lab.session({}, near)).run('true')
  await expect.poll(() => typesOf(lab.served)).toContain('session.closed')
  near.end()
  expect(await visit.closed).toEqual({ reason: 'bye' })
})
