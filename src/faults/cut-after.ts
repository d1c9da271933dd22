import { connectionFault } from './fault.ts'
import { passOnly } from './passing-gate.ts'
import { choice, wholeNumber } from './settings.ts'

const settings = {
  bytes: wholeNumber(0),
  direction: choice('inbound', 'outbound'),
}

/** Closes the connection in order (TCP FIN) once exactly `bytes` bytes have crossed it in `direction`. */
export const cutAfter = connectionFault({
  name: 'cut-after',
  description:
    'The connection is closed when exactly so many bytes have crossed it in one direction.',
  settings,
  wrap: (socket, chosen, site) =>
    passOnly(socket, chosen, () => {
      site.strike()
      socket.end(() => socket.destroy())
    }),
})
