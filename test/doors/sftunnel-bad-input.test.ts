import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  basicConstraints,
  distinguishedName,
  issueCertificate,
  issueSelfSigned,
  keyFile,
} from '../../src/pki/index.ts'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import { rsaKeyFrom } from '../../src/entropy/seeded-rsa.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { knock, openssl, raiseTunnel, type PeerFiles } from './sftunnel-lab.ts'

/** A fatal alert in a record of TLS 1.2 (RFC 5246, 6.2.1 and 7.2). */
const fatal = (number: number) => Buffer.from([0x15, 0x03, 0x03, 0, 2, 2, number])

/** Says something to a door and reads until the door closes. */
async function answerTo(port: number, bytes: string | Uint8Array): Promise<Buffer> {
  const socket = knock(port)
  const read: Buffer[] = []
  socket.on('data', (chunk: Buffer) => read.push(chunk))
  socket.write(bytes)
  await once(socket, 'close')
  return Buffer.concat(read)
}

test('the manager answers what is no TLS with an alert, and its tunnel stands', async () => {
  const { port, journal } = await raiseTunnel()
  const http = await answerTo(port, 'GET / HTTP/1.1\r\nHost: fmc\r\n\r\n')
  expect(http.subarray(0, 1)).toEqual(fatal(0).subarray(0, 1))
  expect(await answerTo(port, Buffer.from('16030300050100000100', 'hex'))).toEqual(fatal(50))
  expect(await answerTo(port, Buffer.from('160303ffff', 'hex'))).toEqual(fatal(22))
  const opened = await journal('fmc', 'connection.opened')
  await expect
    .poll(async () => (await journal('fmc', 'connection.closed')).length)
    .toBe(opened.length - 2)
  expect(await journal('fmc', 'tunnel.down')).toEqual([])
})
