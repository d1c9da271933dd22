import type { Duplex } from 'node:stream'
import { transferLimits } from '../transfer-limits.ts'

/** The bytes of an SCP channel, taken as the protocol needs them. */
export interface ScpStream {
  /** The next byte; `undefined` when the other end has stopped. */
  byte: () => Promise<number | undefined>
  /** Text up to the next line feed, without it; `undefined` when none comes or it is too long. */
  line: () => Promise<string | undefined>
  /** The next `count` bytes in pieces; fewer when the other end has stopped. */
  take: (count: number) => AsyncGenerator<Buffer>
  /** Resolves when more may be written; false when the channel is gone. */
  write: (data: Uint8Array | string) => Promise<boolean>
}

/** Bytes read ahead of the protocol before the channel is paused. */
const READ_AHEAD_BYTES = 1024 * 1024
const LINE_FEED = 0x0a

/**
 * Reads and writes a channel. It goes on reading while it writes, so that the other end's last word
 * and the end of the channel are noticed in the middle of a file.
 */
export function scpStream(channel: Duplex): ScpStream {
  const input = readAhead(channel)

  async function byte(): Promise<number | undefined> {
    for await (const piece of input.take(1)) return piece[0]
    return undefined
  }

  async function line(): Promise<string | undefined> {
    const bytes: number[] = []
    for (;;) {
      const next = await byte()
      if (next === undefined || bytes.length > transferLimits.scpLineBytesMax) return undefined
      if (next === LINE_FEED) return Buffer.from(bytes).toString()
      bytes.push(next)
    }
  }

  return { byte, line, take: input.take, write: (data) => writeOut(channel, data) }
}

function readAhead(channel: Duplex): { take: ScpStream['take'] } {
  const queue: Buffer[] = []
  let queuedBytes = 0
  let over = false
  let wake = () => {}

  const finish = () => {
    over = true
    wake()
  }
  for (const event of ['end', 'close', 'error']) channel.on(event, finish)
  channel.on('data', (data: Buffer) => {
    queue.push(data)
    queuedBytes += data.length
    if (queuedBytes > READ_AHEAD_BYTES) channel.pause()
    wake()
  })

  const mustWait = () => queue.length === 0 && !over

  async function next(countMax: number): Promise<Buffer | undefined> {
    while (mustWait())
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const first = queue.shift()
    if (!first) return undefined
    const piece = first.subarray(0, countMax)
    if (piece.length < first.length) queue.unshift(first.subarray(countMax))
    queuedBytes -= piece.length
    if (channel.isPaused() && queuedBytes < READ_AHEAD_BYTES / 2) channel.resume()
    return piece
  }

  return {
    async *take(count) {
      for (let left = count; left > 0;) {
        const piece = await next(left)
        if (!piece) return
        left -= piece.length
        yield piece
      }
    },
  }
}

function writeOut(channel: Duplex, data: Uint8Array | string): Promise<boolean> {
  if (!channel.writable) return Promise.resolve(false)
  if (channel.write(data)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const settle = (goesOn: boolean) => () => {
      for (const [event, listener] of listeners) channel.off(event, listener)
      resolve(goesOn)
    }
    const listeners = [
      ['drain', settle(true)],
      ['close', settle(false)],
      ['error', settle(false)],
    ] as const
    for (const [event, listener] of listeners) channel.on(event, listener)
  })
}
