import { fmc } from 'fieldfault/emulators'
import { expect, test } from 'fieldfault/vitest'
import { lookAt } from './look-at.ts'
import { startManager } from './managed-device.ts'

test('a CA that lasts for long is good, and what ends first is the CA', async ({ lab }) => {
  const { target, judgement } = await startManager(lab, '200d')
  const sight = await lab.during(() => lookAt(target, judgement))
  expect(sight).toMatchObject({ standing: 'good', endsMs: Date.parse('2024-07-19T00:00:00Z') })
  expect(sight.endsFirst).toContain('InternalCA')
})

test('a CA is expiring when the days are fewer than the monitor warns of', async ({ lab }) => {
  const { target, judgement } = await startManager(lab, '200d')
  await lab.advance('171d')
  expect(await lab.during(() => lookAt(target, judgement))).toMatchObject({
    standing: 'expiring',
  })
})

test('the day after its end the manager refuses its own device, and says why', async ({ lab }) => {
  const { fmc: manager, target, judgement } = await startManager(lab, '200d')
  await lab.advance('201d')
  const sight = await lab.during(() => lookAt(target, judgement))
  expect(sight).toMatchObject({
    standing: 'expired',
    refusal: 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
  })
  expect(manager).toHaveJournalled('alert.sent', { name: 'certificate_expired' })
})

test('a manager that has issued nothing to the monitor refuses it', async ({ lab }) => {
  const { target, judgement } = await startManager(lab, '200d')
  const other = await lab.start(fmc(), 'other')
  const connect = () => other.dial('sftunnel')
  const sight = await lab.during(() => lookAt({ ...target, connect }, judgement))
  expect(sight).toEqual({ standing: 'refused', refusal: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA' })
})

test('a manager behind a cut network is silent for 15 seconds', async ({ lab }) => {
  const { fmc: manager, target, judgement } = await startManager(lab, '200d')
  manager.send({ type: 'network.cut' })
  const began = judgement.now()
  expect(await lab.during(() => lookAt(target, judgement))).toEqual({ standing: 'silent' })
  expect(judgement.now() - began).toBe(15_000)
})

test('a manager whose process has crashed is unreachable', async ({ lab }) => {
  const { fmc: manager, target, judgement } = await startManager(lab, '200d')
  manager.send({ type: 'process.crashed' })
  const sight = await lab.during(() => lookAt(target, judgement))
  expect(sight).toEqual({ standing: 'unreachable' })
})
