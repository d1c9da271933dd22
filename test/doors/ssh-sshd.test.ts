import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import { hostKey, openSsh, type SshClientOptions, type SshEvent } from '../../src/ssh/index.ts'
import { groupExchangeOffer, startSshd, wallClock } from './ssh-door.ts'

const userKey = hostKey('ssh-ed25519', entropyFrom('a user of the doors'))
const authorizedKey = `ssh-ed25519 ${userKey.publicBlob.toString('base64')}`

async function dial(port: number, options: Partial<SshClientOptions> = {}) {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const events: SshEvent[] = []
  const outcome = await openSsh(socket, {
    clock: wallClock(),
    ident: 'OpenSSH_7.9 FIPS',
    offer: { ...groupExchangeOffer, hostKey: ['ssh-ed25519'] },
    user: 'root',
    privateKey: userKey.privatePem,
    readyWithinMs: 20_000,
    observe: (event) => events.push(event),
    ...options,
  })
  return { outcome, events }
}

test('the client logs in to a real sshd over group exchange and runs a command', async () => {
  const sshd = await startSshd(authorizedKey)
  const { outcome } = await dial(sshd.port)
  if (!outcome.ok) throw new TypeError(JSON.stringify(outcome.refusal))
  const { session } = outcome
  expect(session.hostKey.fingerprintSha256).toBe(sshd.hostKey.fingerprintSha256)
  expect(await session.run('echo hello; echo no >&2; exit 4')).toEqual({
    ok: true,
    value: { output: 'hello\n', errorOutput: 'no\n', code: 4 },
  })
  session.close()
  await sshd.program.until('disconnected by user')
})

test("a real sshd logs the client's offer and nothing more", async () => {
  const sshd = await startSshd(authorizedKey, ['KexAlgorithms curve25519-sha256'])
  const { outcome, events } = await dial(sshd.port)
  expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'no-common-algorithm' } })
  await sshd.program.until(
    'Their offer: diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512 [preauth]',
  )
  const refused = events.find((event) => event.type === 'handshake.refused')
  expect(refused?.explanation.outcomes[0]).toMatchObject({ agreed: undefined })
  expect(refused?.explanation.outcomes[0]!.serverOffers).toContain('curve25519-sha256')
})

test('a real sshd refuses a key that is not authorised', async () => {
  const sshd = await startSshd(authorizedKey)
  const stranger = hostKey('ssh-ed25519', entropyFrom('a stranger'))
  const { outcome } = await dial(sshd.port, { privateKey: stranger.privatePem })
  expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'auth-refused' } })
})

test('the client reads a file from a real sftp server', async () => {
  const sshd = await startSshd(authorizedKey)
  const { outcome } = await dial(sshd.port)
  if (!outcome.ok) throw new TypeError(JSON.stringify(outcome.refusal))
  const opened = await outcome.session.openSftp()
  if (!opened.ok) throw new TypeError(opened.detail)
  const names = await new Promise((resolve) => {
    opened.value.readdir('/etc/ssh', (_error, list) =>
      resolve(list.map(({ filename }) => filename)),
    )
  })
  expect(names).toContain('ssh_config')
  outcome.session.close()
})

test('a shell with a terminal works on a real sshd', async () => {
  const sshd = await startSshd(authorizedKey)
  const { outcome } = await dial(sshd.port)
  if (!outcome.ok) throw new TypeError(JSON.stringify(outcome.refusal))
  const opened = await outcome.session.openShell({ pty: { columns: 111, rows: 33 } })
  if (!opened.ok) throw new TypeError(opened.detail)
  let text = ''
  opened.value.onData((chunk) => (text += chunk.toString()))
  opened.value.write('stty size; exit 5\n')
  expect(await opened.value.ended).toEqual({ code: 5 })
  expect(text).toContain('33 111')
  outcome.session.close()
})
