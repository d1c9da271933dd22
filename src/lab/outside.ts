import { connect } from 'node:net'
import { armRealTimer } from '../clock/real-time.ts'
import type { Dialled, DialRefusal } from '../emulator/surroundings.ts'
import { limits } from './limits.ts'

const REFUSALS: Readonly<Record<string, DialRefusal>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EAI_NODATA: 'unknown-host',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timed-out',
}

/** Connects to a host outside the lab, in real time and for at most `dialOutsideMs`. */
export function dialOutside(host: string, port: number): Promise<Dialled> {
  const socket = connect({ host, port, noDelay: true })
  return new Promise((resolve) => {
    const giveUp = armRealTimer(() => {
      socket.destroy()
      resolve({ ok: false, reason: 'timed-out' })
    }, limits.dialOutsideMs)
    socket.once('connect', () => {
      giveUp()
      resolve({ ok: true, socket, to: `${host}:${port}` })
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      giveUp()
      resolve({ ok: false, reason: REFUSALS[error.code ?? ''] ?? 'unreachable' })
    })
  })
}
