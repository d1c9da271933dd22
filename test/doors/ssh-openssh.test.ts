import { expect, test } from 'vitest'
import type { SshChannel, SshEvent } from '../../src/ssh/index.ts'
import { runProgram, startProgram } from './real-programs.ts'
import {
  groupExchangeOffer,
  listenSsh,
  doorHostKey,
  openSshLogin,
  quietOpenSsh,
} from './ssh-door.ts'

function agreed(events: readonly SshEvent[]) {
  const handshakes = events.filter((event) => event.type === 'handshake.agreed')
  return handshakes.map(({ explanation }) => explanation.outcomes[0]!.agreed)
}

test('OpenSSH prints the offer of the appliance name by name, in order, with nothing added', async () => {
  const { port } = await listenSsh(() => ({ offer: groupExchangeOffer }))
  const options = ['-oLogLevel=INFO', '-oKexAlgorithms=curve25519-sha256']
  const { stderr, code } = await runProgram(...openSshLogin('ssh', port, { options }))
  expect(code).toBe(255)
  expect(stderr.trim()).toMatch(
    /no matching key exchange method found\. Their offer: diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512$/,
  )
})

test('OpenSSH prints names that nobody runs any more', async () => {
  const offer = { ...groupExchangeOffer, cipher: ['arcfour', 'blowfish-cbc'] }
  const { port } = await listenSsh(() => ({ offer }))
  const options = ['-oLogLevel=INFO']
  const { stderr } = await runProgram(...openSshLogin('ssh', port, { options }))
  expect(stderr).toContain('no matching cipher found. Their offer: arcfour,blowfish-cbc')
})

test('OpenSSH with its defaults logs in over group exchange', async () => {
  const { port, events } = await listenSsh(() => ({ offer: groupExchangeOffer }))
  const end = await runProgram(...openSshLogin('ssh', port, { command: ['show', 'version'] }))
  expect(end).toMatchObject({ code: 3, stdout: 'you said: show version\n' })
  expect(agreed(events)).toEqual(['diffie-hellman-group-exchange-sha256'])
  await expect.poll(() => events.at(-1)).toMatchObject({ type: 'connection.closed', reason: 'bye' })
})

test('OpenSSH 7.5 logs in over group exchange', async () => {
  const { port, events } = await listenSsh(() => ({ offer: groupExchangeOffer }))
  const end = await runProgram(...openSshLogin('ssh1', port, { command: ['hello'] }))
  expect(end).toMatchObject({ code: 3, stdout: 'you said: hello\n' })
  expect(agreed(events)).toEqual(['diffie-hellman-group-exchange-sha256'])
})

test.for(['aes128-ctr', 'chacha20-poly1305@openssh.com'])(
  'new keys are exchanged again and again while data flows over %s',
  async (cipher) => {
    const offer = { ...groupExchangeOffer, kex: ['curve25519-sha256'], cipher: [cipher] }
    const { port, events } = await listenSsh(() => ({ offer }))
    const how = { options: ['-oRekeyLimit=64K'], command: ['print 12000000'] }
    const { stdout, code } = await runProgram(...openSshLogin('ssh', port, how))
    expect([stdout.length, code]).toEqual([12_000_000, 3])
    expect(agreed(events).length).toBeGreaterThan(2)
  },
)

test('OpenSSH takes its favourites from the offer of an OpenSSH of its own age', async () => {
  const offer = {
    ...groupExchangeOffer,
    kex: ['sntrup761x25519-sha512@openssh.com', 'curve25519-sha256'],
    mac: ['umac-64-etm@openssh.com', 'umac-128-etm@openssh.com', 'hmac-sha2-256'],
  }
  const { port, events } = await listenSsh(() => ({ offer }))
  const how = { options: ['-oRekeyLimit=256K'], command: ['print 3000000'] }
  const { stdout } = await runProgram(...openSshLogin('ssh', port, how))
  expect(stdout).toHaveLength(3_000_000)
  expect(agreed(events).slice(0, 2)).toEqual([offer.kex[0], offer.kex[0]])
})

test('strict key exchange, EXT_INFO and compression are taken up by OpenSSH', async () => {
  const offer = {
    ...groupExchangeOffer,
    kex: ['curve25519-sha256', 'kex-strict-s-v00@openssh.com'],
  }
  const { port } = await listenSsh(() => ({
    offer,
    serverSigAlgs: ['ssh-ed25519', 'rsa-sha2-256'],
  }))
  const how = { options: ['-oLogLevel=DEBUG2', '-C'], command: ['print 300000'] }
  const { stdout, stderr } = await runProgram(...openSshLogin('ssh', port, how))
  expect(stdout).toHaveLength(300_000)
  expect(stderr).toMatch(/server-sig-algs=<ssh-ed25519,rsa-sha2-256>/)
  expect(stderr).toContain('compression: zlib@openssh.com')
})

test('a terminal, its modes and accepted environment variables reach the shell', async () => {
  const seen: unknown[] = []
  const shell = (channel: SshChannel) => {
    seen.push(channel.pty?.term, [...channel.env], channel.pty?.modes['ECHO'])
    channel.write('fi-a# ')
    channel.onData(() => channel.exit(0))
  }
  const acceptsEnv = (name: string) => name === 'LANG'
  const { port } = await listenSsh(() => ({ handlers: { shell }, acceptsEnv }))
  const how = { options: ['-tt', '-oSendEnv=LANG', '-oSendEnv=TZ'] }
  const program = startProgram(...openSshLogin('ssh', port, how), {
    env: { TERM: 'vt220', LANG: 'C.UTF-8', TZ: 'UTC' },
  })
  await program.until('fi-a# ')
  program.type('exit\n')
  expect((await program.ended).code).toBe(0)
  expect(seen.slice(0, 2)).toEqual(['vt220', [['LANG', 'C.UTF-8']]])
})

test('agent, X11 and port forwarding are refused and the session goes on', async () => {
  const { port } = await listenSsh()
  const options = ['-A', '-X', '-oLogLevel=INFO', '-R9:127.0.0.1:9']
  const how = { options, command: ['hello'] }
  const { stdout, stderr } = await runProgram(...openSshLogin('ssh', port, how), {
    env: { DISPLAY: ':0' },
  })
  expect(stdout).toBe('you said: hello\n')
  expect(stderr).toContain('remote port forwarding failed for listen port 9')
})

test('keepalives of the client are answered', async () => {
  const { port } = await listenSsh(() => ({
    handlers: { shell: (channel) => channel.write('ready') },
  }))
  const options = ['-oServerAliveInterval=1', '-oServerAliveCountMax=1']
  const program = startProgram(...openSshLogin('ssh', port, { options }))
  await program.until('ready')
  await new Promise((resolve) => setTimeout(resolve, 3_500))
  expect(program.output()).toBe('ready')
})

test('too many wrong passwords end with the words of OpenSSH', async () => {
  const { port, events } = await listenSsh(() => ({ limits: { authAttemptsMax: 2 } }))
  const asking = ['-oNumberOfPasswordPrompts=5', '-oLogLevel=INFO', ...quietOpenSsh]
  const script = `spawn ssh ${asking.join(' ')} -p ${port} admin@127.0.0.1
    expect assword: { send wrong\\r }
    expect assword: { send wrong\\r }
    expect eof`
  const { stdout } = await runProgram('expect', ['-c', script])
  expect(stdout).toMatch(/Received disconnect from .*:2: Too many authentication failures/)
  await expect.poll(() => events.at(-1)).toMatchObject({ reason: 'limit' })
})

test('the host key may be swapped between two connections without closing the port', async () => {
  let seed = 'before'
  const { port } = await listenSsh(() => ({ hostKey: (name) => doorHostKey(name, seed) }))
  const scan = async () => {
    const args = ['-t', 'ed25519', '-p', String(port), '127.0.0.1']
    return (await runProgram('ssh-keyscan', args)).stdout.trim()
  }
  expect(await scan()).toBe(doorHostKey('ssh-ed25519', 'before')!.knownHostsLine('127.0.0.1', port))
  seed = 'after'
  expect(await scan()).toBe(doorHostKey('ssh-ed25519', 'after')!.knownHostsLine('127.0.0.1', port))
})
