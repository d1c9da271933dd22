import { expect, test } from 'vitest'
import { failing, handshake, told, tls12, tls13 } from './tls-pair.ts'

for (const [version, offer] of [
  ['1.2', tls12],
  ['1.3', tls13],
] as const) {
  test(`${version} ok`, async () => {
    const { server, outcome, clientEvents } = await handshake(offer, offer)
    expect(outcome.ok).toBe(true)
    console.log(JSON.stringify(outcome.ok && outcome.session.report, null, 1))
    console.log(told(clientEvents), told(server.events))
    if (outcome.ok) {
      outcome.session.stream.write('hi')
      outcome.session.stream.resume()
    }
    const [chunk] = await new Promise<Buffer[]>((r) =>
      server.sessions[0]!.stream.once('data', (d) => r([d])),
    )
    console.log(String(chunk))
    if (outcome.ok) outcome.session.close()
    console.log(await server.visit.closed, outcome.ok && (await outcome.session.closed))
    console.log(told(clientEvents), told(server.events))
  })
  test(`${version} client refuses`, async () => {
    const { server, outcome, clientEvents } = await handshake(offer, {
      ...offer,
      verify: failing(),
    })
    console.log(await server.visit.closed)
    console.log(told(clientEvents), told(server.events), !outcome.ok && outcome.refusal.detail)
  })
  test(`${version} server refuses`, async () => {
    const { server, outcome, clientEvents } = await handshake(
      { ...offer, verify: failing({ alert: 51 }) },
      offer,
    )
    console.log(await server.visit.closed)
    if (outcome.ok) console.log(await outcome.session.closed)
    console.log(told(clientEvents), told(server.events), !outcome.ok && outcome.refusal.detail)
  })
}
