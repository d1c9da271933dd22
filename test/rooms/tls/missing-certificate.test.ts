import { expect, test } from 'vitest'
import { armRealTimer, nextTurn } from '../../../src/clock/real-time.ts'
import { certificateBody, message, rawClient, records } from './raw-client.ts'
import { testServer, told } from './tls-pair.ts'

const CERTIFICATE = 11
const noCertificates = records(message(CERTIFICATE, certificateBody([])))
/** More turns than `node:tls` takes to notice the end of a write. */
const MANY_TURNS = 10

/**
 * `node:tls` lets go of a failed connection in a microtask and tells why in a tick. After a microtask, as
 * of a promise, other microtasks come first, and after a callback of the event loop ticks do.
 */
const orders: Readonly<Record<string, (arrive: () => void) => void>> = {
  'lets go before it says why': (arrive) => void Promise.resolve().then(arrive),
  'says why before it lets go': (arrive) => void armRealTimer(arrive, 0),
}

test.each(Object.keys(orders))(
  "a missing certificate is told in OpenSSL's words when that %s",
  async (order) => {
    const { near, far, visit, events, refusals } = await testServer({
      cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384'],
    })
    const client = rawClient(near)
    await client.greet()
    for (let turn = 0; turn < MANY_TURNS; turn++) await nextTurn()
    orders[order]!(() => far.emit('data', noCertificates))
    const detail = 'peer did not return a certificate'
    expect(await visit.closed).toEqual({ reason: 'error', detail })
    expect(refusals).toMatchObject([{ kind: 'protocol', detail, alert: { number: 40 } }])
    await client.closed
    expect(client.alerts).toEqual([40])
    expect(told(events)).toEqual([
      'connection.opened',
      'alert.sent 40',
      'handshake.refused',
      'connection.closed error',
    ])
  },
)
