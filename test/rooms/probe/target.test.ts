import { expect, test } from 'vitest'
import { readListening } from '../../../src/probe/listen.ts'
import { hostAndPort, readTarget } from '../../../src/probe/target.ts'

test('a URL is read with everything that may be left out', () => {
  expect(readTarget('sftp://backup.example.net')).toEqual({
    protocol: 'sftp',
    host: 'backup.example.net',
    port: 22,
    path: '',
  })
  expect(readTarget('SCP://j%20doe@10.0.0.9:2022/a%2Fb/c')).toEqual({
    protocol: 'scp',
    user: 'j doe',
    host: '10.0.0.9',
    port: 2022,
    path: '/a/b/c',
  })
  expect(readTarget('ftp://10.0.0.9/')).toMatchObject({ protocol: 'ftp', port: 21 })
  expect(readTarget('tftp://10.0.0.9/')).toMatchObject({ protocol: 'tftp', port: 69 })
})

test('an IPv6 address stands in brackets', () => {
  const target = readTarget('ssh://[2001:db8::9]:222')
  expect(target).toMatchObject({ host: '2001:db8::9', port: 222 })
  expect(hostAndPort(target)).toBe('[2001:db8::9]:222')
})

test.for([
  ['http://host', '"http" is none of sftp, scp, ssh, ftp, tftp'],
  ['tftp://me@host/x', 'TFTP has no login'],
  ['host:22', 'it is not a URL with a host'],
  ['sftp://[10.0.0.1]', '"10.0.0.1" is no IPv6 address'],
  ['sftp://host:0', 'there is no port 0'],
  ['sftp://host:65536', 'there is no port 65536'],
])('%s is refused, since %s', ([url, fact]) => {
  expect(() => readTarget(url!)).toThrow(fact)
})

test('a password in a URL is refused and not repeated', () => {
  const read = () => readTarget('sftp://me:hush@host/path')
  expect(read).toThrow('it has a password in it')
  expect(read).not.toThrow('hush')
  expect(() => readTarget('sftp://me%3Ahush@host')).toThrow('it has a password in it')
})

test('where to listen is a port, on the loopback interface unless a host is named', () => {
  expect(readListening('2022')).toEqual({ host: '127.0.0.1', port: 2022 })
  expect(readListening('0.0.0.0:0')).toEqual({ host: '0.0.0.0', port: 0 })
  expect(readListening('[::1]:22')).toEqual({ host: '::1', port: 22 })
  for (const text of ['', 'host', ':22', '::1:22', '[host]:22', '70000'])
    expect(readListening(text)).toBeUndefined()
})
