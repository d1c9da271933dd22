import { expect, test } from 'vitest'
import { chainVerifier } from '../../../src/emulator/index.ts'
import type { RunningLab } from '../../../src/lab/lab.ts'
import { createPalette } from '../../../src/report/palette.ts'
import { handshakeText } from '../../../src/report/handshake-text.ts'
import { refusedHandshakes } from '../../../src/report/refused-handshakes.ts'
import { stillLab } from '../lab/still-lab.ts'
import { authority, expired, foreignKeyPem, TEST_START_MS } from './certificates.ts'
import { clientCredentials, tls13 } from './tls-pair.ts'
import { tunnel, type TunnelHandle } from './tunnel-emulator.ts'

const startMs = TEST_START_MS
const YEARS_10_MS = 10 * 31_536_000_000
const handle = (lab: RunningLab, name: string) => lab.appliance(name).handle as TunnelHandle
const twoEnds = () => stillLab({ fmc: tunnel(), ftd: tunnel() }, { startMs })

const events = (lab: RunningLab, appliance: string) =>
  lab.journal
    .entries({ appliance })
    .filter(({ stream }) => stream.startsWith('tunnel-') || stream.startsWith('dial-'))
    .map(({ event }) => event)

test('a tunnel between two appliances carries data, and both write down how it came about', async () => {
  await using lab = await twoEnds()
  const dialled = await handle(lab, 'ftd').dial('fmc')
  if (!dialled.ok) expect.unreachable()
  let back = ''
  dialled.session.stream.on('data', (chunk: Buffer) => (back += chunk.toString()))
  dialled.session.stream.write('x'.repeat(500_000))
  await lab.services.activity.settled()
  expect(back).toHaveLength(500_000)
  dialled.session.close()
  await lab.services.activity.settled()
  expect(events(lab, 'ftd')).toEqual([
    'connection.dialled',
    'handshake.agreed',
    'connection.closed',
  ])
  expect(events(lab, 'fmc')).toEqual(['connection.opened', 'handshake.agreed', 'connection.closed'])
  const [agreed] = lab.journal.entries({ appliance: 'fmc', event: 'handshake.agreed' })
  expect(agreed?.data).toMatchObject({
    role: 'server',
    table: {
      rows: [
        { category: 'version', client: ['TLSv1.2'], server: ['TLSv1.2'], agreed: 'TLSv1.2' },
        { category: 'cipher suite', agreed: 'ECDHE-RSA-AES128-GCM-SHA256' },
      ],
      certificates: [
        { by: 'server', depth: 0, subject: '/CN=server' },
        { by: 'client', depth: 0, subject: '/CN=client' },
      ],
    },
  })
})

test('a chain that has expired by lab time is refused, and the tunnel that stands is not', async () => {
  await using lab = await twoEnds()
  const dialled = await handle(lab, 'ftd').dial('fmc')
  if (!dialled.ok) expect.unreachable()
  await lab.advance(YEARS_10_MS)
  expect(await handle(lab, 'ftd').dial('fmc')).toMatchObject({
    ok: false,
    stage: 'tls',
    refusal: { failure: { error: 10, depth: 1 }, alert: { number: 45 } },
  })
  let back = ''
  dialled.session.stream.on('data', (chunk: Buffer) => (back += chunk.toString()))
  dialled.session.stream.write('still up')
  await lab.services.activity.settled()
  expect(back).toBe('still up')
  expect(events(lab, 'fmc').slice(2)).toEqual([
    'connection.opened',
    'alert.received',
    'handshake.refused',
    'connection.closed',
  ])
})

test('the explainer tells a refused chain once, from the side that refused it', async () => {
  await using lab = await twoEnds()
  const verify = chainVerifier({ trusted: [authority(expired).certificate] })
  await handle(lab, 'ftd').dial('fmc', { verify })
  await lab.services.activity.settled()
  const [refused, ...others] = refusedHandshakes(lab.journal.entries())
  expect(others).toEqual([])
  expect(handshakeText(refused!, { palette: createPalette(false), width: 100 })).toEqual([
    'Handshake refused: client ftd, server fmc',
    '┌──────────────┬───────────────────────────┬───────────────────────────┬───────────────────────────┐',
    '│ category     │ client offers             │ server allows             │ agreed                    │',
    '├──────────────┼───────────────────────────┼───────────────────────────┼───────────────────────────┤',
    '│ version      │ TLSv1.2                   │ TLSv1.2                   │ TLSv1.2                   │',
    '│ cipher suite │ ECDHE-RSA-AES128-GCM-     │ ECDHE-RSA-AES128-GCM-     │ ECDHE-RSA-AES128-GCM-     │',
    '│              │ SHA256, AES256-SHA        │ SHA256, AES256-SHA        │ SHA256                    │',
    '└──────────────┴───────────────────────────┴───────────────────────────┴───────────────────────────┘',
    '┌─────────────┬───────┬────────────────────────┬────────────┬────────────┬────────────────────────┐',
    '│ from        │ depth │ subject                │ valid from │ valid to   │ error                  │',
    '├─────────────┼───────┼────────────────────────┼────────────┼────────────┼────────────────────────┤',
    '│ server      │ 0     │ /CN=server             │ 2025-01-05 │ 2035-01-03 │                        │',
    '│ trust store │ 1     │ /title=InternalCA/OU=I │            │            │ 10 certificate has     │',
    '│             │       │ ntrusion Management    │            │            │ expired                │',
    '│             │       │ System/CN=a lab        │            │            │                        │',
    '└─────────────┴───────┴────────────────────────┴────────────┴────────────┴────────────────────────┘',
    'ftd sent alert 45 (certificate_expired).',
    'The reason: error 10 at depth 1: certificate has expired.',
  ])
})

test('without a version in common the explainer says so', async () => {
  await using lab = await twoEnds()
  await handle(lab, 'ftd').dial('fmc', { offer: tls13 })
  await lab.services.activity.settled()
  const [refused] = refusedHandshakes(lab.journal.entries())
  const text = handshakeText(refused!, { palette: createPalette(false), width: 100 })
  expect(text.slice(-2)).toEqual([
    'fmc sent alert 70 (protocol_version).',
    'No version in common: ftd offers TLSv1.3, and fmc allows only TLSv1.2.',
  ])
})

test('an appliance whose key does not belong to its certificate never dials', async () => {
  await using lab = await twoEnds()
  const credentials = { ...clientCredentials, privateKeyPem: foreignKeyPem }
  const dialled = await handle(lab, 'ftd').dial('fmc', { credentials })
  expect(dialled).toEqual({ ok: false, stage: 'credentials', fact: 'key values mismatch' })
  expect(events(lab, 'ftd')).toEqual(['dial.failed'])
  expect(events(lab, 'fmc')).toEqual([])
})

test('a thousand tunnels come about at one instant of lab time, and stand for ten years', async () => {
  await using lab = await stillLab({ one: tunnel(), two: tunnel(), ftd: tunnel() }, { startMs })
  for (const fmc of ['one', 'two']) {
    const dials = Array.from({ length: 500 }, () => handle(lab, 'ftd').dial(fmc))
    const dialled = await Promise.all(dials)
    expect(dialled.filter(({ ok }) => ok)).toHaveLength(500)
  }
  await lab.services.activity.settled()
  expect(handle(lab, 'one').sessions).toHaveLength(500)
  expect(handle(lab, 'two').sessions).toHaveLength(500)
  await lab.advance(YEARS_10_MS)
  const agreed = lab.journal.entries({ event: 'handshake.agreed' })
  expect(new Set(agreed.map(({ time }) => time))).toEqual(new Set([agreed[0]!.time]))
  expect(lab.journal.entries({ event: 'connection.closed' })).toEqual([])
}, 60_000)

test('the journal of the same handshakes is the same each time', async () => {
  const digestOf = async () => {
    await using lab = await twoEnds()
    for (const offer of [undefined, tls13]) {
      await handle(lab, 'ftd').dial('fmc', offer && { offer })
      await lab.services.activity.settled()
    }
    return lab.journal.digest()
  }
  expect(await digestOf()).toBe(await digestOf())
})
