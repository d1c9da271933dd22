import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import type { DatagramPeer } from '../emulator/datagrams.ts'
import type { Listening } from './standing-door.ts'

/** A UDP socket of this machine. */
export interface DatagramSocket {
  readonly port: number
  /** `failed` is called when the system did not take the datagram. */
  readonly send: (to: DatagramPeer, datagram: Uint8Array, failed: () => void) => void
  /** Closes the socket as soon as what was sent has left. */
  readonly close: () => void
}

/** Binds a UDP socket. Rejects with the failure of the system. */
export async function bindDatagramSocket(
  at: Listening,
  receive: (datagram: Uint8Array, from: DatagramPeer) => void,
): Promise<DatagramSocket> {
  const socket = await bind(at)
  const { port } = socket.address()
  let leaving = 0
  let closing = false
  socket.on('message', (datagram, { address, port }: RemoteInfo) => {
    if (!closing) receive(datagram, { host: address.replace(/^::ffff:/, ''), port })
  })
  const closeWhenSent = () => {
    if (closing && leaving === 0) socket.close()
  }
  return {
    port,
    send(to, datagram, failed) {
      if (closing) return failed()
      leaving++
      socket.send(datagram, to.port, to.host, (error) => {
        leaving--
        if (error) failed()
        closeWhenSent()
      })
    },
    close() {
      if (closing) return
      closing = true
      closeWhenSent()
    },
  }
}

function bind({ host, port }: Listening): Promise<Socket> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, host, () => {
      socket.off('error', reject)
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}
