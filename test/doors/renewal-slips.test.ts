import { expect, test } from 'vitest'
import { raiseRenewal, type Slip } from './renewal-lab.ts'

/** What stands in the log of each end afterwards, and what does not. */
interface Row {
  readonly slip: Slip
  readonly ftd: string
  readonly fmc: string
  /** Whether the process of the device has files that it can dial with. */
  readonly dials: boolean
}

const EXPIRED = {
  ftd: 'err 10:certificate has expired',
  fmc: 'error:14094415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired',
  dials: true,
}
const NOT_LOADED = 'Unable to load SSL certificates for peer '
/** What the manager says of a device that hangs up on it; no certificate was judged, no alert came. */
const HUNG_UP = 'Connect:SSL handshake failed'

const rows: readonly Row[] = [
  { slip: 'no-restart', ...EXPIRED },
  { slip: 'wrong-folder', ...EXPIRED },
  { slip: 'no-cacert', ...EXPIRED },
  {
    slip: 'cacert-only',
    ftd: 'error:1409441B:SSL routines:ssl3_read_bytes:tlsv1 alert decrypt error',
    fmc: 'err 7:certificate signature failure',
    dials: true,
  },
  {
    slip: 'older-run',
    ftd: 'err 7:certificate signature failure',
    fmc: 'error:1409441B:SSL routines:ssl3_read_bytes:tlsv1 alert decrypt error',
    dials: true,
  },
  { slip: 'no-key', ftd: 'X509_check_private_key:key values mismatch', fmc: HUNG_UP, dials: false },
  { slip: 'empty-cacert', ftd: 'no certificate or crl found', fmc: HUNG_UP, dials: false },
]

test.for(rows)('$slip leaves the tunnel down, and both logs say why', async (row) => {
  const { managerState, messages, renewByHand, retry } = await raiseRenewal()
  const { stdout, code } = await renewByHand(row.slip)
  expect(code, stdout).toBe(0)
  const before = { ftd: await messages('ftd1'), fmc: await messages('fmc') }
  await retry()
  expect(await managerState()).toBe('running.tunnelling, 0 of 1 devices enabled')
  const ftd = (await messages('ftd1')).slice(before.ftd.length)
  const fmc = (await messages('fmc')).slice(before.fmc.length)
  expect(ftd).toContain(row.ftd)
  expect(fmc).toContain(row.fmc)
  expect(ftd.includes('Initiating IPv4 connection')).toBe(row.dials)
  expect(ftd.includes(NOT_LOADED)).toBe(!row.dials)
  expect(/\berr \d+:|alert/.test(ftd + fmc)).toBe(row.dials)
})

test('the restart that was forgotten is all that lacked', async () => {
  const { asRoot, managerState, renewByHand, retry } = await raiseRenewal()
  await renewByHand('no-restart')
  await retry()
  expect(await managerState()).toBe('running.tunnelling, 0 of 1 devices enabled')
  await asRoot('ftd1', 'pmtool restartbyid sftunnel')
  await retry()
  expect(await managerState()).toBe('running.tunnelling, 1 of 1 devices enabled')
})
