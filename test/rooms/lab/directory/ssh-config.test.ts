import { expect, test } from 'vitest'
import type { ListedAppliance } from '../../../../src/lab/directory/lab-json.ts'
import { knownHosts } from '../../../../src/lab/directory/known-hosts.ts'
import { additions, sshConfig } from '../../../../src/lab/directory/ssh-config.ts'
import type { SshOffer } from '../../../../src/ssh/index.ts'

const current: SshOffer = {
  kex: ['curve25519-sha256', 'diffie-hellman-group14-sha1'],
  hostKey: ['rsa-sha2-512', 'ssh-rsa'],
  cipher: ['aes128-ctr', 'aes128-cbc'],
  mac: ['hmac-sha2-256'],
  compression: ['none'],
}
const old: SshOffer = {
  kex: ['diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
  hostKey: ['ssh-rsa', 'ssh-dss'],
  cipher: ['blowfish-cbc', 'aes128-cbc', '3des-cbc'],
  mac: ['hmac-md5', 'hmac-ripemd160'],
  compression: ['none'],
}
const fi: ListedAppliance = {
  name: 'fi',
  emulator: 'ucsm',
  profile: '4.0(2a)',
  address: '10.48.79.230',
  doors: [{ service: 'ssh', host: '127.0.0.1', port: 40_022, labPort: 22 }],
  credentials: [{ username: 'admin', password: 'secret' }],
  hostKeys: [{ type: 'ssh-rsa', sha256: 'SHA256:x', md5: 'aa:bb', publicKey: 'ssh-rsa AAAA' }],
}

test('a current door needs nothing that OpenSSH does not offer by itself', () => {
  expect(additions(current)).toEqual([])
})

test('an old door needs names that OpenSSH has and keeps back, and only those', () => {
  expect(additions(old)).toEqual([
    'KexAlgorithms +diffie-hellman-group14-sha1,diffie-hellman-group1-sha1',
    'HostKeyAlgorithms +ssh-rsa',
    'IgnoreUnknown PubkeyAcceptedAlgorithms',
    'PubkeyAcceptedAlgorithms +ssh-rsa',
    'Ciphers +aes128-cbc,3des-cbc',
    'MACs +hmac-md5',
  ])
})

test('a list that lacks a name in one direction only is added to as well', () => {
  const offer = { ...current, serverToClient: { cipher: ['aes256-cbc'] } }
  expect(additions(offer)).toEqual(['Ciphers +aes256-cbc'])
})

test('a block names the door, the login and the quoted known_hosts', () => {
  const text = sshConfig([{ place: fi, offer: current }], '/home/me/my lab/known_hosts')
  expect(text.split('\n').slice(2)).toEqual([
    'Host fi',
    '  HostName 127.0.0.1',
    '  Port 40022',
    '  User admin',
    '  HostKeyAlias fi',
    '  UserKnownHostsFile "/home/me/my lab/known_hosts"',
    '  StrictHostKeyChecking yes',
    '  IdentitiesOnly yes',
    '',
  ])
  expect(text).not.toContain('secret')
})

test('an appliance without an SSH door has no block and no known host', () => {
  const doorless = { ...fi, doors: [] }
  expect(sshConfig([{ place: doorless, offer: undefined }], '/x')).not.toContain('Host')
  expect(knownHosts([doorless])).toBe('')
})

test('a known host goes by its name and by where it listens', () => {
  expect(knownHosts([fi])).toBe('fi,[127.0.0.1]:40022 ssh-rsa AAAA\n')
  const standard = {
    ...fi,
    doors: [{ service: 'ssh', host: '127.48.79.230', port: 22, labPort: 22 }],
  }
  expect(knownHosts([standard])).toBe('fi,127.48.79.230 ssh-rsa AAAA\n')
})
