import { expect, test } from 'vitest'
import { dialTls, listenTls, startOpensslClient, startOpensslServer } from './tls-door.ts'
import { tunnelStates } from './tls-states.ts'

for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
  for (const { title, fmc, ftd, fault } of tunnelStates) {
    const alertLine = `SSL alert number ${fault.alert}`
    const flag = version === 'TLSv1.2' ? '-tls1_2' : '-tls1_3'
    const { by, error, depth, alert } = fault

    test(`openssl s_client and the lab agree in ${version}: ${title}`, async () => {
      const door = await listenTls(fmc, version)
      const client = startOpensslClient(door.port, ftd, [flag])
      const { stdout, stderr } = await client.ended
      expect(stdout + stderr).toContain(by === 'server' ? alertLine : `verify error:num=${error}:`)
      await expect.poll(() => door.events.at(-1)?.type).toBe('connection.closed')
      const refused = door.events.find((event) => event.type === 'handshake.refused')
      expect(refused).toMatchObject({ by, report: { alerts: [{ by, alert: { number: alert } }] } })
      if (by === 'server') expect(refused).toMatchObject({ report: { failure: { error, depth } } })
      else expect(client.output()).toContain(`depth=${depth}`)
    })

    test(`openssl s_server and the lab agree in ${version}: ${title}`, async () => {
      const { port, program } = await startOpensslServer(fmc, [flag])
      const { outcome, events } = await dialTls(port, ftd, version)
      if (by === 'client') await program.until(alertLine)
      else await program.until(`verify error:num=${error}:`)
      // In TLS 1.3 the client believes in its handshake until the alert comes.
      if (by === 'server' && version === 'TLSv1.3') expect(outcome.ok).toBe(true)
      else expect(outcome).toMatchObject({ ok: false, refusal: { alert: { number: alert } } })
      if (by === 'client') expect(outcome).toMatchObject({ refusal: { failure: { error, depth } } })
      await expect.poll(() => events.at(-1)?.type).toBe('connection.closed')
      const told = by === 'client' ? 'alert.sent' : 'alert.received'
      expect(events).toContainEqual({
        type: told,
        alert: expect.objectContaining({ number: alert }),
      })
    })
  }
