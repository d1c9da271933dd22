import type { FastifyReply } from 'fastify'
import { armRealTimer } from '../clock/real-time.ts'
import { LabError } from '../errors/lab-error.ts'
import { limits } from './limits.ts'
import type { EventStream } from './route.ts'

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
} as const

let open = 0

/** Answers with server-sent events until the client goes. Throws `too-many-streams`. */
export function streamEvents(reply: FastifyReply, begin: EventStream): void {
  const { streamsMax, streamUnreadBytesMax, streamHeartbeatMs } = limits
  if (open >= streamsMax) throw new LabError('too-many-streams', { streamsMax })
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, HEADERS)
  raw.flushHeaders()
  open++

  let disarm = () => {}
  const beat = () => {
    raw.write(': the lab is up\n\n')
    disarm = armRealTimer(beat, streamHeartbeatMs, true)
  }
  disarm = armRealTimer(beat, streamHeartbeatMs, true)

  const end = begin({
    send(event, data) {
      if (raw.writableLength > streamUnreadBytesMax) raw.destroy()
      else raw.write(`event: ${event}\ndata: ${data}\n\n`)
    },
  })
  raw.on('error', () => {})
  raw.once('close', () => {
    open--
    disarm()
    end()
  })
}
