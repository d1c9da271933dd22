import { test } from 'vitest'
import { handshake, told, tls12, tls13 } from './tls-pair.ts'
test('x', async () => {
  for (const o of [tls12, tls13]) {
    const { server, clientEvents } = await handshake(o, o, 'none')
    await server.visit.closed
    console.log(
      told(clientEvents),
      JSON.stringify(server.events.map((e) => ({ ...e, report: undefined }))),
    )
  }
})
