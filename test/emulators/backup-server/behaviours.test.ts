import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { behaviours, meetingOf } from '../../../emulators/backup-server/behaviours.ts'
import { backupServerProfiles } from '../../../emulators/backup-server/profiles.ts'
import { startServer } from './server-lab.ts'

/** The RSA fingerprint that a client is shown. */
function rsaOf({ appliance }: Awaited<ReturnType<typeof startServer>>): string | undefined {
  return appliance.hostKeys().find(({ type }) => type === 'ssh-rsa')?.sha256
}

test('host keys that were made anew are other keys, and the old ones come back', async () => {
  const here = await startServer()
  const before = rsaOf(here)
  here.appliance.behaviours.switchOn('host-key-changed')
  expect(rsaOf(here)).not.toBe(before)
  here.appliance.behaviours.switchOff('host-key-changed')
  expect(rsaOf(here)).toBe(before)
  expect(here.journal('behaviour.switched')).toEqual([
    { behaviour: 'host-key-changed', isOn: true, settings: {} },
    { behaviour: 'host-key-changed', isOn: false },
  ])
})

test('a server that was installed anew has an empty disk and the software that was said', async () => {
  const here = await startServer({ files: { '/old.bak': 'old' } })
  const before = rsaOf(here)
  here.appliance.behaviours.switchOn('reinstalled', { profile: 'openssh-10.0' })
  expect(await here.server.has('/old.bak')).toBe(false)
  expect(here.appliance.profile()).toBe('openssh-10.0')
  expect(rsaOf(here)).not.toBe(before)
})

test('a second server on the address takes any password and keeps what it is given', async () => {
  const here = await startServer()
  here.appliance.behaviours.switchOn('man-in-the-middle')
  expect(await here.backUp({ password: 'not the password' })).toBe(true)
  here.appliance.behaviours.switchOff('man-in-the-middle')
  expect(await here.server.has('/fi.xml')).toBe(false)
  expect(await here.server.interceptedFile('/fi.xml')).toBeDefined()
  expect(await here.backUp({ password: 'not the password' })).toBe(false)
})

test('a server without the sftp subsystem refuses the backup over SFTP and takes it over SCP', async () => {
  const here = await startServer()
  here.appliance.behaviours.switchOn('sftp-subsystem-off')
  expect(await here.backUp()).toBe(false)
  expect(await here.backUp({ protocol: 'scp' })).toBe(true)
})

test('a server of the first protocol shows its version and says that the versions differ', async () => {
  const here = await startServer()
  here.appliance.behaviours.switchOn('ssh-1-only')
  expect(await here.backUp()).toBe(false)
  const port = here.appliance.doors[0]!.port
  const heard = await new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write('SSH-2.0-test\r\n'))
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('close', () => resolve(text))
  })
  expect(heard).toBe('SSH-1.5-OpenSSH_3.9p1\nProtocol major versions differ.\n')
})

test.each([
  ['dsa-only', 'ssh-dss'],
  ['ed25519-only', 'ssh-ed25519'],
])('%s leaves one host key, and no other algorithm is offered', async (behaviour, type) => {
  const here = await startServer()
  here.appliance.behaviours.switchOn(behaviour)
  expect(here.appliance.hostKeys().map((key) => key.type)).toEqual([type])
  expect(here.appliance.sshOffer()?.hostKey).toEqual([type])
})

test('algorithms that are added stand where sshd puts them', async () => {
  const { appliance } = await startServer()
  const before = appliance.sshOffer()!
  appliance.behaviours.switchOn('algorithms-added', {
    kex: 'diffie-hellman-group14-sha1,diffie-hellman-group1-sha1',
    hostKey: 'ssh-rsa',
    cipher: 'aes128-cbc',
    mac: 'hmac-sha1',
  })
  const { kex, hostKey, cipher, mac } = appliance.sshOffer()!
  expect(kex.slice(-4)).toEqual([
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group1-sha1',
    'kex-strict-s-v00@openssh.com',
  ])
  expect(hostKey).toEqual([
    'rsa-sha2-512',
    'rsa-sha2-256',
    'ssh-rsa',
    'ecdsa-sha2-nistp256',
    'ssh-ed25519',
  ])
  expect(cipher).toEqual([...before.cipher, 'aes128-cbc'])
  expect(mac).toEqual(before.mac)
})

test('at its own keyboard a server shows its own key, whoever answers on its address', async () => {
  const { appliance, server } = await startServer()
  const own = appliance.hostKeys().find(({ type }) => type === 'ssh-rsa')?.md5
  appliance.behaviours.switchOn('man-in-the-middle')
  expect(appliance.hostKeys().map(({ md5 }) => md5)).not.toContain(own)
  expect(server.hostKeyMd5('ssh-rsa')).toBe(own)
  appliance.behaviours.switchOn('host-key-changed')
  expect(server.hostKeyMd5('ssh-rsa')).not.toBe(own)
  expect(server.hostKeyMd5('ssh-dss')).toBeUndefined()
})

test('a behaviour with a time to live goes off by itself, and a reset ends all of them', async () => {
  const { lab, appliance } = await startServer()
  appliance.behaviours.switchOn('host-key-changed', {}, 60_000)
  appliance.behaviours.switchOn('sftp-subsystem-off')
  await lab.advance(59_999)
  expect(Object.keys(appliance.behaviours.active())).toHaveLength(2)
  await lab.advance(1)
  expect(Object.keys(appliance.behaviours.active())).toEqual(['sftp-subsystem-off'])
  await appliance.reset()
  expect(appliance.behaviours.active()).toEqual({})
})

test('an unknown behaviour and a setting that it does not take are refused', async () => {
  const { appliance } = await startServer()
  expect(() => appliance.behaviours.switchOn('sulking')).toThrow(
    /Cannot switch "sulking" of "server".*Its behaviours: host-key-changed, /,
  )
  expect(() => appliance.behaviours.switchOn('ssh-1-only', { x: '1' })).toThrow(/has no "x"/)
  expect(() => appliance.behaviours.switchOn('reinstalled', { profile: 'x' })).toThrow(/Allowed: /)
})

test('every behaviour changes what a client meets, whatever else is on', () => {
  const profile = backupServerProfiles['openssh-9.2']!
  for (const name of Object.keys(behaviours)) {
    expect(meetingOf(profile, { [name]: {} }), name).not.toEqual(meetingOf(profile, {}))
    expect(meetingOf(profile, { 'sftp-subsystem-off': {}, [name]: {} }).profile.sftp).toBe(false)
  }
})

test('the own console is the server itself, whoever answers on its address', async () => {
  const here = await startServer()
  const line = 'ssh-keygen -l -f /etc/ssh/ssh_host_rsa_key.pub'
  const before = rsaOf(here)
  here.appliance.behaviours.switchOn('man-in-the-middle')
  expect(rsaOf(here)).not.toBe(before)
  const { output, exit } = await here.appliance.console(line)
  expect({ exit, shows: output.includes(before!) }).toEqual({ exit: 0, shows: true })
  here.appliance.behaviours.switchOn('host-key-changed')
  expect((await here.appliance.console(line)).output).not.toContain(before!)
  expect((await here.appliance.console('cat')).exit).toBe(0)
  expect((await here.appliance.console('no-such-program')).exit).toBe(127)
})

test('an appliance without a console beside its door says so', async () => {
  const { lab } = await startServer()
  expect(() => lab.appliance('fi').console('show version')).toThrow(
    /Cannot reach the console of "fi"/,
  )
})
