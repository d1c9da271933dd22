import { expect, test } from 'vitest'
import { openTls } from '../../../src/tls/index.ts'
import { meet, said } from './meet-ends.ts'
import { profile } from './tunnel-end.ts'

test('a caller without a certificate gets alert 40 and is in the log', async () => {
  const { lab, fmc } = await meet()
  const { services, clock } = lab
  const dialled = await services.network.dial('10.48.79.99', {
    host: fmc.self().address,
    port: 8305,
    service: 'sftunnel',
    withinMs: 1_000,
  })
  if (!dialled.ok) return expect.fail(dialled.reason)
  const outcome = await openTls(dialled.socket, {
    versions: { min: 'TLSv1.2', max: 'TLSv1.2' },
    cipherSuites: profile.cipherSuites,
    clock,
    verify: () => ({ ok: true }),
    observe: () => {},
  })
  expect(outcome).toMatchObject({ ok: false, refusal: { alert: { number: 40 } } })
  await lab.advance(0)
  expect(said(fmc.messages())).toContain(
    '[ERROR] SSL_renegotiate error: 1: error:1417C0C7:SSL routines:tls_process_client_certificate:peer did not return a certificate',
  )
})
