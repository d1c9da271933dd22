import { expect, test } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { hostKey, type SshAuthPolicy } from '../../../src/ssh/index.ts'
import { eventOf, sshPair, testClock, typesOf } from './ssh-pair.ts'

const exec = { exec: (channel: { exit: (code: number) => void }) => channel.exit(0) }

function keyboard(check: (user: string, answers: readonly string[]) => boolean): SshAuthPolicy {
  return { methods: ['keyboard-interactive'], keyboardInteractive: { check } }
}

test('keyboard-interactive asks for the password in the words of the profile', async () => {
  const prompts: string[] = []
  const lab = sshPair({ auth: keyboard((_, answers) => answers[0] === 'secret') })
  const session = await lab.session({
    answers: (asked) => {
      prompts.push(...asked)
      return ['secret']
    },
  })
  session.close()
  expect(prompts).toEqual(['Password: '])
  expect(eventOf(lab.served, 'login.accepted').method).toBe('keyboard-interactive')
})

test('a dialogue of several prompts is answered in order', async () => {
  const answered: string[] = []
  const prompts = ['Username: ', 'Token: '].map((prompt) => ({ prompt, echo: true }))
  const check = (_user: string, answers: readonly string[]) => answered.push(...answers) === 2
  const lab = sshPair({
    auth: { methods: ['keyboard-interactive'], keyboardInteractive: { prompts, check } },
  })
  await lab.session({ answers: (asked) => asked.map((prompt) => prompt.toLowerCase()) })
  expect(answered).toEqual(['username: ', 'token: '])
})

test('a password is tried before keyboard-interactive answers every prompt with it', async () => {
  const lab = sshPair({
    auth: {
      ...keyboard((_, [answer]) => answer === 'admin-pw'),
      methods: ['password', 'keyboard-interactive'],
    },
  })
  await lab.session()
  expect(typesOf(lab.seen).filter((type) => type.startsWith('login'))).toEqual([
    'login.tried',
    'login.refused',
    'login.tried',
    'login.accepted',
  ])
})

test.for(['ssh-ed25519', 'ssh-rsa', 'ecdsa-sha2-nistp256'] as const)(
  'a user logs in with an %s key, and with no other',
  async (type) => {
    const key = hostKey(type, entropyFrom('user'), { bits: 1024 })
    const other = hostKey(type, entropyFrom('other'), { bits: 1024 })
    const lab = sshPair({
      auth: {
        methods: ['publickey'],
        publicKey: (user, { fingerprintSha256 }) =>
          user === 'admin' && fingerprintSha256 === key.fingerprintSha256,
      },
      handlers: exec,
    })
    const session = await lab.session({ privateKey: key.privatePem })
    expect(await session.run('true')).toMatchObject({ ok: true })
    const refused = await lab.open({ privateKey: other.privatePem })
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'auth-refused' } })
    expect(typesOf(lab.served).filter((type) => type === 'login.accepted')).toHaveLength(1)
  },
)

test('methods that the lab does not run may be offered and refuse everyone', async () => {
  const methods = ['publickey', 'gssapi-with-mic', 'hostbased']
  const lab = sshPair({ auth: { methods } })
  expect(await lab.open()).toMatchObject({ ok: false, refusal: { kind: 'auth-refused' } })
})

test('a server may let everyone in without a method', async () => {
  const lab = sshPair({ auth: { methods: ['none'], none: () => true }, handlers: exec })
  expect(await (await lab.session()).run('true')).toMatchObject({ ok: true })
})

test('a check may take its time, and counts as an operation of the lab meanwhile', async () => {
  const { activity } = testClock()
  const decisions: ((allowed: boolean) => void)[] = []
  const password = () => new Promise<boolean>((decide) => void decisions.push(decide))
  const outcome = sshPair({ activity, auth: { methods: ['password'], password } }).open()
  await expect.poll(() => activity.running()).toEqual(['login of admin'])
  decisions[0]!(true)
  expect((await outcome).ok).toBe(true)
  expect(activity.running()).toEqual([])
})

test('the banner arrives exactly as the profile has it', async () => {
  const banner = 'WARNING: authorised use only\nSecond line\n'
  const session = await sshPair({ banner }).session()
  expect(session.banner).toBe(banner)
})

test('the last failure allowed is answered with a DISCONNECT', async () => {
  const lab = sshPair({ auth: { methods: ['password'] }, limits: { authAttemptsMax: 1 } })
  expect(await lab.open()).toMatchObject({
    ok: false,
    refusal: { kind: 'disconnected', code: 2, detail: 'Too many authentication failures' },
  })
  expect(eventOf(lab.served, 'connection.closed').reason).toBe('limit')
})

test('a failed login is answered after the delay of the profile, in lab time', async () => {
  const lab = sshPair({ auth: { methods: ['password'], failureDelayMs: 2_000 } })
  let done = false
  const outcome = lab.open().finally(() => (done = true))
  await expect.poll(() => typesOf(lab.served)).toContain('login.refused')
  await lab.clock.advance(1_999)
  expect(done).toBe(false)
  await lab.clock.advance(1)
  expect(await outcome).toMatchObject({ ok: false, refusal: { kind: 'auth-refused' } })
})
