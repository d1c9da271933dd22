import { EventEmitter } from 'node:events'
import type { SFTPWrapper } from 'ssh2'
import { expect, test } from 'vitest'
import { asResult, sftpClient } from '../../../src/ssh/sftp/sftp-client.ts'

/** A channel of ssh2 that answers nothing. */
function silentChannel(readable: boolean): SFTPWrapper {
  return Object.assign(new EventEmitter(), { readable }) as unknown as SFTPWrapper
}

const refusal = { ok: false, refusal: 'closed-early', bytes: 0, detail: 'the connection ended' }

test('a request on a channel that ended before it was handed out is refused at once', async () => {
  const { call } = sftpClient(silentChannel(false))
  expect(await asResult(() => call(() => {}))).toEqual(refusal)
})

test('a request that is under way when the channel ends is refused', async () => {
  const channel = silentChannel(true)
  const { call } = sftpClient(channel)
  const asked = asResult(() => call(() => {}))
  channel.emit('end')
  expect(await asked).toEqual(refusal)
})
