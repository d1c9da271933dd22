import { expect, test } from 'vitest'
import { AFTER_MS, BEFORE_MS, layDown, layDownOwn, meet, said } from './meet-ends.ts'
import { BUILT_MS, revokedBy, WITH_SHA1, type TunnelEnd } from './tunnel-end.ts'

interface Ends {
  readonly fmc: TunnelEnd
  readonly ftd: TunnelEnd
}

/** A state of two ends that were half repaired, and what comes of it. */
interface Row {
  readonly startMs: number
  readonly change?: (ends: Ends) => void
  readonly profiles?: { readonly fmc?: string; readonly ftd?: string }
  readonly skewMs?: number
  readonly alerts: readonly string[]
  readonly ftd: readonly string[]
  readonly fmc: readonly string[]
}

const clientVerify =
  '[ERROR] SSL_renegotiate error: 1: error:1416F086:SSL routines:tls_process_server_certificate:certificate verify failed'
const serverVerify =
  '[ERROR] SSL_renegotiate error: 1: error:1417C086:SSL routines:tls_process_client_certificate:certificate verify failed'
const received = (code: string) =>
  `[ERROR] SSL_renegotiate error: 1: error:14094${code.slice(0, 3)}:SSL routines:ssl3_read_bytes:${code.slice(4)}`
const renewed = ({ fmc }: Ends, holder: TunnelEnd) => fmc.issue(holder.self().uuid, 'renewed')
const renewManager = (ends: Ends) => layDownOwn(ends.fmc, renewed(ends, ends.fmc))
const renewDevice = (ends: Ends) => layDown(ends.ftd, ends.fmc, renewed(ends, ends.ftd))

const rows: Readonly<Record<string, Row>> = {
  'everything has expired': {
    startMs: AFTER_MS,
    alerts: ['ftd alert.sent 45', 'fmc alert.received 45'],
    ftd: ['[ERROR]   err 10:certificate has expired', clientVerify],
    fmc: [received('415 sslv3 alert certificate expired')],
  },
  'the device holds another InternalCA of the same name': {
    startMs: AFTER_MS,
    change(ends) {
      renewManager(ends)
      layDown(ends.ftd, ends.fmc, ends.fmc.issue(ends.ftd.self().uuid, 'other'))
    },
    alerts: ['ftd alert.sent 51', 'fmc alert.received 51'],
    ftd: [
      '[ERROR] -Error with certificate at depth: 0',
      '[ERROR]   err 7:certificate signature failure',
      clientVerify,
    ],
    fmc: [received('41B tlsv1 alert decrypt error')],
  },
  'the manager has renewed and the device has not': {
    startMs: AFTER_MS,
    change: renewManager,
    alerts: ['ftd alert.sent 45', 'fmc alert.received 45'],
    ftd: ['[ERROR] -Error with certificate at depth: 1', clientVerify],
    fmc: [received('415 sslv3 alert certificate expired')],
  },
  'the device was given the InternalCA only': {
    startMs: AFTER_MS,
    change(ends) {
      renewManager(ends)
      const { authorityPem } = renewed(ends, ends.ftd)
      layDown(ends.ftd, ends.fmc, { authorityPem })
    },
    alerts: ['fmc alert.sent 51', 'ftd alert.received 51'],
    ftd: [received('41B tlsv1 alert decrypt error'), '[ERROR] Connect:SSL handshake failed'],
    fmc: ['[ERROR]   err 7:certificate signature failure', serverVerify],
  },
  'the device was given key and certificate but not the InternalCA': {
    startMs: AFTER_MS,
    change(ends) {
      renewManager(ends)
      const { certificatePem, keyPem } = renewed(ends, ends.ftd)
      layDown(ends.ftd, ends.fmc, { certificatePem, keyPem })
    },
    alerts: ['ftd alert.sent 45', 'fmc alert.received 45'],
    ftd: ['[ERROR] -Error with certificate at depth: 1', clientVerify],
    fmc: [received('415 sslv3 alert certificate expired')],
  },
  'the device was repaired and the manager runs on its old files': {
    startMs: AFTER_MS,
    change: renewDevice,
    alerts: ['ftd alert.sent 51', 'fmc alert.received 51'],
    ftd: ['[ERROR]   err 7:certificate signature failure', clientVerify],
    fmc: [received('41B tlsv1 alert decrypt error')],
  },
  'the device has a new certificate and its old key': {
    startMs: AFTER_MS,
    change(ends) {
      renewManager(ends)
      const { authorityPem, certificatePem } = renewed(ends, ends.ftd)
      layDown(ends.ftd, ends.fmc, { authorityPem, certificatePem })
    },
    alerts: [],
    ftd: [
      "[ERROR] Unable to load SSL certificates for peer '10.48.79.230': error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch",
    ],
    fmc: [],
  },
  'the InternalCA of the device is an empty file': {
    startMs: AFTER_MS,
    change(ends) {
      renewManager(ends)
      renewDevice(ends)
      layDown(ends.ftd, ends.fmc, { authorityPem: '' })
    },
    alerts: [],
    ftd: [
      "[ERROR] Unable to load SSL certificates for peer '10.48.79.230': error:0B084088:x509 certificate routines:X509_load_cert_crl_file:no certificate or crl found",
    ],
    fmc: [],
  },
  'the clock of the device is before the InternalCA': {
    startMs: BEFORE_MS,
    skewMs: BUILT_MS - BEFORE_MS - 86_400_000,
    alerts: ['ftd alert.sent 42', 'fmc alert.received 42'],
    ftd: ['[ERROR]   err 9:certificate is not yet valid', clientVerify],
    fmc: [received('412 sslv3 alert bad certificate')],
  },
  'one end speaks TLS 1.2 only and the other 1.3 only': {
    startMs: BEFORE_MS,
    profiles: { fmc: 'tls-1.3' },
    alerts: ['fmc alert.sent 70', 'ftd alert.received 70'],
    ftd: [received('42E tlsv1 alert protocol version')],
    fmc: [
      '[ERROR] SSL_renegotiate error: 1: error:14209102:SSL routines:tls_early_post_process_client_hello:unsupported protocol',
    ],
  },
  'the manager has revoked the certificate of the device': {
    startMs: BEFORE_MS,
    change: ({ fmc }) =>
      fmc.tree.put({ path: '/etc/sf/ca_root/crl.pem', content: revokedBy(fmc.self().uuid) }),
    alerts: ['fmc alert.sent 44', 'ftd alert.received 44'],
    ftd: [received('414 sslv3 alert certificate revoked')],
    fmc: ['[ERROR]   err 23:certificate revoked', serverVerify],
  },
}

const weakDigest: Readonly<Record<string, Row>> = {
  'the certificate of the device is signed over SHA-1 and the manager no longer takes that': {
    startMs: BEFORE_MS,
    profiles: { fmc: 'strict' },
    change: ({ fmc, ftd }) => layDown(ftd, fmc, fmc.issue(ftd.self().uuid, WITH_SHA1)),
    alerts: ['fmc alert.sent 42', 'ftd alert.received 42'],
    ftd: [received('412 sslv3 alert bad certificate'), '[ERROR] Connect:SSL handshake failed'],
    fmc: [
      '[ERROR] -Error with certificate at depth: 0',
      '[ERROR]   err 68:CA signature digest algorithm too weak',
      serverVerify,
    ],
  },
  'the device no longer takes its own certificate that is signed over SHA-1': {
    startMs: BEFORE_MS,
    profiles: { ftd: '3' },
    change: ({ fmc, ftd }) => layDown(ftd, fmc, fmc.issue(ftd.self().uuid, WITH_SHA1)),
    alerts: [],
    ftd: [
      "[ERROR] Unable to load SSL certificates for peer '10.48.79.230': error:0A00018E:SSL routines::ca md too weak",
    ],
    fmc: [],
  },
}

const tls13 = { fmc: 'tls-1.3', ftd: 'tls-1.3' }
const late: Readonly<Record<string, Row>> = {
  'in TLS 1.3 a device whose certificate is not accepted learns it after its handshake': {
    ...rows['the device was given the InternalCA only']!,
    profiles: tls13,
    ftd: ['[INFO] SSL Verification status: ok', '[WARN] Peer 10.48.79.230 needs re-connect'],
  },
  'in TLS 1.3 an InternalCA that has expired is refused alike': {
    ...rows['everything has expired']!,
    profiles: tls13,
  },
}

test.each(Object.entries({ ...rows, ...weakDigest, ...late }))('%s', async (_, row) => {
  const { startMs, change, profiles, skewMs = 0 } = row
  const { lab, fmc, ftd, up } = await meet({
    startMs,
    fmc: { profile: profiles?.fmc ?? '1.1.1' },
    ftd: { profile: profiles?.ftd ?? '1.1.1', skewMs },
  })
  ftd.tunnel.stop('restart')
  fmc.tunnel.stop('restart')
  await lab.advance(0)
  change?.({ fmc, ftd })
  const [before, ftdBefore, fmcBefore] = [
    lab.journal.entries().length,
    ftd.messages().length,
    fmc.messages().length,
  ]
  fmc.tunnel.start()
  ftd.tunnel.start()
  await lab.advance(0)
  const alerts = lab.journal
    .entries()
    .slice(before)
    .filter(({ event }) => event.startsWith('alert.'))
    .map(
      ({ appliance, event, data }) =>
        `${appliance} ${event} ${(data as { number: number }).number}`,
    )
  expect(alerts.toSorted()).toEqual(row.alerts.toSorted())
  expect(said(ftd.messages().slice(ftdBefore))).toEqual(expect.arrayContaining([...row.ftd]))
  expect(said(fmc.messages().slice(fmcBefore))).toEqual(expect.arrayContaining([...row.fmc]))
  expect(up()).toEqual([[0], [0]])
})

test('the end that dials writes ten lines about an InternalCA that has expired', async () => {
  const { ftd } = await meet({ startMs: AFTER_MS })
  const name =
    '/title=InternalCA/OU=Intrusion Management System/CN=fmc00000-4347-11ef-aca1-f3aa241412a1/O=Cisco Systems, Inc'
  expect(said(ftd.messages()).slice(1, 11)).toEqual([
    '[INFO] Initiating IPv4 connection to 10.48.79.230:8305/tcp',
    '[INFO] Wait to connect to 8305 (IPv4): 10.48.79.230',
    '[INFO] Connected to 10.48.79.230 from resolved_ip_list (port 8305) (IPv4)',
    '[ERROR] -Error with certificate at depth: 1',
    `[ERROR]   issuer   = ${name}`,
    `[ERROR]   subject  = ${name}`,
    '[ERROR]   err 10:certificate has expired',
    clientVerify,
    '[ERROR] Connect:SSL handshake failed',
    '[WARN] SSL Verification status: certificate has expired',
  ])
})

test('files count when the process starts, not when they are written', async () => {
  const { lab, fmc, ftd, up } = await meet({ startMs: AFTER_MS })
  renewManager({ fmc, ftd })
  renewDevice({ fmc, ftd })
  await lab.advance(600_000)
  expect(up()).toEqual([[0], [0]])
  fmc.tunnel.stop('restart')
  fmc.tunnel.start()
  ftd.tunnel.stop('restart')
  ftd.tunnel.start()
  await lab.advance(0)
  expect(up()).toEqual([[2], [2]])
})
