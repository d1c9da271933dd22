import { connectionFault } from './fault.ts'
import { joinGates } from './gates.ts'
import { createHold } from './hold.ts'
import { wholeNumber } from './settings.ts'

const settings = { delayMs: wholeNumber(0) }

/** Holds back everything the appliance sends first, its SSH ident, until `delayMs` after the connect. */
export const slowIdent = connectionFault({
  name: 'slow-ident',
  description: 'The first bytes of the appliance, its SSH ident, come delayMs after the connect.',
  settings,
  wrap(socket, { delayMs }, site) {
    let open = false
    const deadline = site.clock.setTimeout(() => {
      open = true
      hold.release(hold.heldBytes())
    }, delayMs)
    const hold = createHold({
      stall: site.stall,
      arrived(count) {
        if (open) hold.release(count)
        else site.strike()
      },
      gone: () => site.clock.clearTimeout(deadline),
    })
    return joinGates(socket, { outbound: hold.gate })
  },
})
