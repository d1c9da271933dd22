import { expect, test } from 'vitest'
import { readClientHello } from '../../../src/tls/client-hello.ts'
import { readServerHello } from '../../../src/tls/server-hello.ts'
import { TLS12, TLS13 } from '../../../src/tls/versions.ts'
import {
  clientHello12,
  clientHello13,
  helloRetryRequest,
  serverHello12,
  serverHello13,
} from './known-bytes.ts'

test('a ClientHello without supported_versions says its newest version and its suites in order', () => {
  expect(readClientHello(clientHello12)).toEqual({
    versions: ['TLSv1.2'],
    suites: ['ECDHE-RSA-AES256-GCM-SHA384', 'AES128-SHA'],
  })
})

test('a ClientHello with supported_versions says them all, and the server name', () => {
  expect(readClientHello(clientHello13)).toEqual({
    versions: ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'],
    suites: ['TLS_AES_256_GCM_SHA384', 'AES128-SHA'],
    serverName: 'fmc.example',
  })
})

test('values that only try what a server bears are left out, unknown ones are numbers', () => {
  const body = Buffer.concat([
    Buffer.from('0303', 'hex'),
    Buffer.alloc(32),
    Buffer.from('00', 'hex'),
    Buffer.from('00061a1ac02ffefe', 'hex'),
    Buffer.from('0100', 'hex'),
    Buffer.from('000b002b000706dada03040303', 'hex'),
  ])
  expect(readClientHello(body)).toEqual({
    versions: ['TLSv1.3', 'TLSv1.2'],
    suites: ['ECDHE-RSA-AES128-GCM-SHA256', '0xfefe'],
  })
})

test('a ServerHello says version and suite', () => {
  expect(readServerHello(serverHello12)).toEqual({
    version: TLS12,
    suite: 0xc030,
    isRetryRequest: false,
  })
  expect(readServerHello(serverHello13)).toEqual({
    version: TLS13,
    suite: 0x1302,
    isRetryRequest: false,
  })
})

test('a HelloRetryRequest is told from a ServerHello', () => {
  expect(readServerHello(helloRetryRequest)).toMatchObject({ isRetryRequest: true })
})

test('a hello that is cut anywhere is no hello, or one without the extensions that are missing', () => {
  for (let length = 0; length < clientHello13.length; length++) {
    const read = readClientHello(clientHello13.subarray(0, length))
    expect(read?.serverName).toBeUndefined()
  }
  for (let length = 0; length < serverHello13.length; length++) {
    const read = readServerHello(serverHello13.subarray(0, length))
    expect(read?.version).not.toBe(TLS13)
  }
})
