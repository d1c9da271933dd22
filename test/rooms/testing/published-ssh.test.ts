import { existsSync, readFileSync, statSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { writeSshFiles } from '../../../src/testing/testcontainers/ssh-files.ts'

const ports = { host: 'localhost', portOf: (port: number) => port + 30_000 }
const inContainer = {
  knownHosts: 'fi,[127.0.0.1]:2200 ssh-rsa AAAA\nother,[::1]:2201 ssh-rsa BBBB\n',
  sshConfig: [
    'Host fi',
    '  HostName 127.0.0.1',
    '  Port 2200',
    '  HostKeyAlias fi',
    '  UserKnownHostsFile "/var/lib/fieldfault/lab/known_hosts"',
    '  KexAlgorithms +diffie-hellman-group14-sha1',
    '',
  ].join('\n'),
}

test('the ssh files of a container lead to the ports that are published', () => {
  const files = writeSshFiles(inContainer, ports)
  onTestFinished(files.remove)
  expect(files.knownHosts).toBe(
    'fi,[localhost]:32200 ssh-rsa AAAA\nother,[localhost]:32201 ssh-rsa BBBB\n',
  )
  const known = files.configFile.replace(/ssh_config$/, 'known_hosts')
  expect(files.sshConfig.split('\n')).toEqual([
    'Host fi',
    '  HostName localhost',
    '  Port 32200',
    '  HostKeyAlias fi',
    `  UserKnownHostsFile "${known}"`,
    '  KexAlgorithms +diffie-hellman-group14-sha1',
    '',
  ])
  expect(readFileSync(known, 'utf8')).toBe(files.knownHosts)
  expect(readFileSync(files.configFile, 'utf8')).toBe(files.sshConfig)
})

test('only their owner can read the ssh files, and they go away', () => {
  const files = writeSshFiles(inContainer, ports)
  expect(statSync(files.configFile).mode & 0o777).toBe(0o600)
  files.remove()
  expect(existsSync(files.configFile)).toBe(false)
})
