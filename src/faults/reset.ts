import { connectionFault } from './fault.ts'
import { resetOrDestroy } from './gates.ts'
import { passOnly } from './passing-gate.ts'
import { choice, orElse, wholeNumber } from './settings.ts'

/** At once, unless bytes are to cross first. */
const settings = {
  afterBytes: orElse(wholeNumber(0), 0),
  direction: orElse(choice('inbound', 'outbound'), 'inbound'),
}

/** Breaks the connection with a TCP RST: the peer reads ECONNRESET ("Connection reset by peer"). */
export const reset = connectionFault({
  name: 'reset',
  description:
    'The connection is reset (TCP RST) after so many bytes in one direction, or at once.',
  settings,
  wrap: (socket, { afterBytes, direction }, site) =>
    passOnly(socket, { bytes: afterBytes, direction }, () => {
      site.strike()
      resetOrDestroy(socket)
    }),
})
