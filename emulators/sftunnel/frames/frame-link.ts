import type { TlsSession } from '../../../src/emulator/index.ts'
import { frameBytes, type Frame, type FrameKind } from './frame.ts'
import { createFrameReader } from './frame-reader.ts'
import { messageFrame } from './message.ts'
import type { Message, Service } from '../vocabulary.ts'

/** Bytes that wait to be sent on one connection; one whose peer does not read them is ended. */
const UNSENT_BYTES_MAX = 8_388_608

/** Frames over one TLS connection. */
export interface FrameLink {
  /** False when the connection is over, or was ended because the peer reads nothing. */
  readonly send: (frame: Frame) => boolean
  /** Sends a JSON object; false also when it is too long for a frame. */
  readonly say: (
    kind: FrameKind,
    message: Message,
    more?: { service?: Service; exchange?: number },
  ) => boolean
  /** Tells of each frame that is sent from now on. */
  readonly watchSent: (listen: (frame: Frame) => void) => void
  /** Hands frames to somebody else from now on. */
  readonly hear: (receive: (frame: Frame) => void) => void
  /** Resolves when what was sent has left, or when the connection is over. */
  readonly sent: () => Promise<void>
  readonly end: () => void
  /** Resolves when the connection is over. */
  readonly over: Promise<void>
  readonly isOver: () => boolean
}

/** Speaks frames on a TLS session. Bytes that are no frame end the connection. */
export function openFrameLink(session: TlsSession, receive: (frame: Frame) => void): FrameLink {
  const { stream } = session
  const reader = createFrameReader()
  let receiver = receive
  let noteSent = (_frame: Frame) => {}
  let isOver = false
  const over = session.closed.then(() => void (isOver = true))

  stream.on('data', (bytes: Uint8Array) => {
    const { frames, fault } = reader.take(bytes)
    for (const frame of frames) if (!isOver) receiver(frame)
    if (fault) end()
  })

  function end(): void {
    if (isOver) return
    isOver = true
    session.close()
  }

  function send(frame: Frame): boolean {
    if (isOver || !stream.writable) return false
    stream.write(frameBytes(frame))
    noteSent(frame)
    if (stream.writableLength <= UNSENT_BYTES_MAX) return true
    end()
    return false
  }

  function sent(): Promise<void> {
    if (isOver || !stream.writableNeedDrain) return Promise.resolve()
    const drained = new Promise<void>((resolve) => {
      stream.once('drain', resolve)
    })
    return Promise.race([drained, over])
  }

  return {
    send,
    sent,
    end,
    over,
    isOver: () => isOver,
    hear: (next) => (receiver = next),
    watchSent: (listen) => (noteSent = listen),
    say(kind, message, more) {
      const frame = messageFrame(kind, message, more)
      return frame !== undefined && send(frame)
    },
  }
}
