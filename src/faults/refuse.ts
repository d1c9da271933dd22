import { connectionFault } from './fault.ts'

const settings = {}

/** Closes the connection as soon as it is accepted, before any byte, as TCP wrappers or a full server do. */
export const refuse = connectionFault({
  name: 'refuse',
  description: 'The connection is closed as soon as it is accepted.',
  settings,
  wrap(socket, _chosen, { strike }) {
    strike()
    return socket.destroy()
  },
})
