import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import type { TftpPort } from '../tftp/tftp-port.ts'

/** Opens a UDP port of this machine towards a host of the real network; `undefined` when its name is not known. */
export async function openTftpPort(host: string): Promise<TftpPort | undefined> {
  const found = await lookup(host).catch(() => undefined)
  if (!found) return undefined
  const socket = createSocket(found.family === 6 ? 'udp6' : 'udp4')
  // What cannot be sent is not answered either, which the transfer waits for in vain.
  socket.on('error', () => {})
  let isOpen = true
  let leaving = 0
  const closeWhenSent = () => {
    if (!isOpen && leaving === 0) socket.close()
  }
  return {
    send(port, datagram) {
      if (!isOpen) return
      leaving++
      socket.send(datagram, port, found.address, () => {
        leaving--
        closeWhenSent()
      })
    },
    onDatagram(receive) {
      socket.on('message', (datagram, from) => {
        if (from.address === found.address) receive(datagram, from.port)
      })
    },
    close() {
      if (!isOpen) return
      isOpen = false
      closeWhenSent()
    },
  }
}
