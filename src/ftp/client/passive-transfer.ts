import type { Socket } from 'node:net'
import { FTPError, type FTPContext, type FTPResponse, type TransferStrategy } from 'basic-ftp'
import { keepListeners } from './keep-listeners.ts'

/** Connects to a port of the server's host; undefined when that does not come about. */
export type DialData = (port: number) => Promise<Socket | undefined>

/**
 * Makes data connections with EPSV (RFC 2428), or with PASV (RFC 959) where the server knows no other. The
 * address in a reply to PASV is not looked at: a server behind address translation tells a wrong one.
 */
export function passiveTransfer(dialData: DialData): TransferStrategy {
  return async (ftp) => {
    const reply = await portReply(ftp)
    const port = portOf(reply.message)
    const socket = port === undefined ? undefined : await dialData(port)
    if (!socket) throw new FTPError({ code: 425, message: '425 No data connection could be made.' })
    ftp.dataSocket = keepListeners(socket)
    return reply
  }
}

async function portReply(ftp: FTPContext): Promise<FTPResponse> {
  try {
    return await ftp.request('EPSV')
  } catch (error) {
    if (!(error instanceof FTPError)) throw error
    return ftp.request('PASV')
  }
}

function portOf(message: string): number | undefined {
  const extended = /\((.)\1\1(\d{1,5})\1\)/.exec(message)
  if (extended) return Number(extended[2])
  const [, high, low] = /\d+,\d+,\d+,\d+,(\d+),(\d+)/.exec(message) ?? []
  return high === undefined ? undefined : Number(high) * 256 + Number(low)
}
