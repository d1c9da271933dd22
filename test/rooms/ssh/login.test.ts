import { expect, test } from 'vitest'
import { eventOf, sshPair, typesOf } from './ssh-pair.ts'

test('a client logs in with its password and runs a command', async () => {
  const lab = sshPair({
    handlers: {
      exec: (channel, command) => {
        channel.write(`ran ${command}\n`)
        channel.writeError('and warned\n')
        channel.exit(3)
      },
    },
  })
  const session = await lab.session()
  const opened = await session.run('show version')
  expect(opened).toEqual({
    ok: true,
    value: { output: 'ran show version\n', errorOutput: 'and warned\n', code: 3 },
  })
  session.close()
  expect(await session.closed).toEqual({ reason: 'bye' })
  await lab.allClosed()
  expect(typesOf(lab.served)).toEqual([
    'connection.opened',
    'ident.received',
    'handshake.agreed',
    'login.tried',
    'login.accepted',
    'session.opened',
    'exec.started',
    'session.closed',
    'connection.closed',
  ])
  expect(eventOf(lab.served, 'connection.closed').reason).toBe('bye')
  expect(JSON.stringify([lab.served, lab.seen])).not.toContain('admin-pw')
})

test('a wrong password is refused and told as a value', async () => {
  const lab = sshPair()
  const outcome = await lab.open({ password: 'wrong' })
  expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'auth-refused' } })
  expect(typesOf(lab.seen).slice(3)).toEqual(['login.tried', 'login.refused', 'connection.closed'])
})
