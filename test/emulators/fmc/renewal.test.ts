import { expect, test } from 'vitest'
import { certificatesInFile, slashName } from '../../../src/emulator/index.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { DAY_MS } from './fmc-lab.ts'
import { becomeRoot, CA, copyByHand, generate, startRenewal } from './renewal-lab.ts'

test('a run with every tunnel up asks twice, pushes everything and takes no tunnel down', async () => {
  const { fmc, visit, journal, device } = await startRenewal({ caExpiresIn: '120d' })
  const cli = await becomeRoot(await visit())
  await holds(
    cli,
    `
    root@FMC-1:/Volume/home/admin# ▸generate_certs.pl
    setting log file to /var/log/sf/sfca_generation.log

    You are about to generate new certificates for FMC and devices.
    After successful cert generation, device specific certs will be pushed automatically
    If the connection between FMC and a device is down, user needs to copy the certificates onto the device manually
    For more details on disconnected devices, use sftunnel_status.pl
    Do you want to continue? [yes/no]:▸yes

    Current ca_root expires in 119 days - at Jan 18 04:00:00 2025 GMT
    Do you want to continue? [yes/no]:▸yes

    Scalars leaked: 1
    root@FMC-1:/Volume/home/admin# ▸
    `,
  )
  const folder = `/var/sf/peers/${fmc.uuid()}`
  expect(device('ftd-1').readFile(`${folder}/cacert.pem`)).toBe(fmc.readFile(CA))
  expect(journal('tunnel.down')).toEqual([])
  expect(journal('certificates.pushed')).toEqual([{ peer: 'FTD-1' }])
  expect(fmc.devices()).toMatchObject([{ state: 'enabled' }])
})

test('the new InternalCA is of the regenerated shape, and its books begin anew', async () => {
  const { fmc, visit, lab } = await startRenewal()
  const before = fmc.readFile('/etc/sf/ca_root/private/cakey.pem')
  await generate(await becomeRoot(await visit()))
  const [authority] = certificatesInFile(fmc.readFile(CA) ?? '')
  expect(authority?.der).toHaveLength(904)
  expect(authority?.version).toBe(1)
  expect(slashName(authority!.subject)).toBe(
    `/title=InternalCA/OU=Intrusion Management System/CN=${fmc.uuid()}/O=Cisco Systems, Inc`,
  )
  expect(authority!.notAfterMs - authority!.notBeforeMs).toBe(3650 * DAY_MS)
  expect(lab.clock.now() - authority!.notBeforeMs).toBeLessThan(60_000)
  expect(fmc.readFile('/etc/sf/ca_root/private/cakey.pem')).not.toBe(before)
  expect(fmc.readFile('/etc/sf/ca_root/serial')).toBe('03\n')
  expect(fmc.readFile('/etc/sf/ca_root/index.txt')).toMatch(
    /^V\t\d{12}Z\t\t00\tunknown\t\/title=InternalCA.*\nV\t.*\t01\t.*\nV\t.*\t02\t.*\n$/,
  )
  expect(fmc.views().certificate).toMatchObject({ standing: 'good', generation: 'regenerated' })
})

test('the tunnel comes back on the new files after a reboot of either end', async () => {
  const { fmc, visit, device, lab } = await startRenewal({ caExpiresIn: '20d' })
  await generate(await becomeRoot(await visit()))
  await lab.advance(30 * DAY_MS)
  await fmc.reboot()
  expect(await fmc.devicesComeUp()).toBe(true)
  await device('ftd-1').reboot()
  expect(await fmc.devicesComeUp()).toBe(true)
})

test('a device takes pushed files from its next connection on, without a restart', async () => {
  const { fmc, visit, lab } = await startRenewal({ caExpiresIn: '20d' })
  await generate(await becomeRoot(await visit()))
  await lab.advance(30 * DAY_MS)
  fmc.restartSftunnel()
  await lab.advance(DAY_MS)
  expect(fmc.devices()).toMatchObject([{ state: 'enabled' }])
})

test('an InternalCA that has expired is renewed over the tunnels that still stand', async () => {
  const { fmc, visit, lab, journal } = await startRenewal({ caExpiresIn: '20d', vdb: 399 })
  await lab.advance(30 * DAY_MS)
  expect(fmc.alerts()).toMatchObject([{ severity: 'error' }])
  const shown = await generate(await becomeRoot(await visit()))
  expect(shown).toContain('Current ca_root expired 10 days ago - at Oct 10 04:00:00 2024 GMT\n')
  expect(journal('tunnel.down')).toEqual([])
  await lab.advance(600_000)
  expect(fmc.alerts()).toEqual([])
  await fmc.reboot()
  expect(await fmc.devicesComeUp()).toBe(true)
})

test('a device that is down gets nothing, and is listed with its three files', async () => {
  const { fmc, visit, device, lab, journal } = await startRenewal({}, ['FTD-1', 'BSNS-1120-1'])
  const lost = device('bsns-1120-1')
  lost.losePower()
  await lab.advance(DAY_MS)
  const startedS = Math.floor(lab.clock.now() / 1000)
  const shown = await generate(await becomeRoot(await visit()))
  const there = `/var/sf/peers/${fmc.uuid()}`
  const staged = `/var/sf/peers/${lost.uuid()}/certs_pushed/`
  const list = `/var/tmp/certs/${startedS}/FAILED_PUSH`
  expect(shown.split('[yes/no]:yes\n').at(-1)).toBe(
    [
      '',
      `Failed to push to BSNS-1120-1 = ${there}/cacert.pem`,
      `Failed to push to BSNS-1120-1 = ${there}/sftunnel-key.pem`,
      `Failed to push to BSNS-1120-1 = ${there}/sftunnel-cert.pem`,
      '',
      `Some files were failed to be pushed to remote peers. For more details check ${list}`,
      '',
      'Scalars leaked: 1',
      'root@FMC-1:/Volume/home/admin# ',
    ].join('\n'),
  )
  const row = `${lost.uuid()} BSNS-1120-1 10.48.67.55`
  expect(fmc.readFile(list)).toBe(
    [
      `${row} ${CA} ${there}/cacert.pem\n`,
      `${row} ${staged}/sftunnel-key.pem ${there}/sftunnel-key.pem\n`,
      `${row} ${staged}/sftunnel-cert.pem ${there}/sftunnel-cert.pem\n`,
    ].join(''),
  )
  expect(journal('push.failed')).toHaveLength(3)
  expect(fmc.readFile('/var/log/sf/sfca_generation.log')).toContain('Pushed certificates to FTD-1')
})

test('a device that was missed stays down until its files are copied by hand', async () => {
  const { fmc, visit, device, lab } = await startRenewal({}, ['FTD-1', 'FTD-2'])
  const lost = device('ftd-2')
  lost.losePower()
  await lab.advance(DAY_MS)
  await generate(await becomeRoot(await visit()))
  await lost.switchOn()
  await fmc.reboot()
  await lab.advance(DAY_MS)
  expect(fmc.devices()).toMatchObject([
    { name: 'FTD-1', state: 'enabled' },
    { name: 'FTD-2', state: 'disabled' },
  ])
  // Another InternalCA with the same name: OpenSSL tries its key on the signature.
  const failure = 'err 7:certificate signature failure'
  expect(lost.log().some((line) => line.includes(failure))).toBe(true)
  copyByHand(fmc, lost)
  expect(await fmc.devicesComeUp()).toBe(true)
})

test('a key that was not copied does not fit the new certificate', async () => {
  const { fmc, visit, device, lab } = await startRenewal()
  const lost = device('ftd-1')
  lost.losePower()
  await lab.advance(DAY_MS)
  await generate(await becomeRoot(await visit()))
  await lost.switchOn()
  copyByHand(fmc, lost, ['cacert.pem', 'sftunnel-cert.pem'])
  await lab.advance(DAY_MS)
  expect(lost.log().join('\n')).toContain('key values mismatch')
  expect(fmc.devices()).toMatchObject([{ state: 'disabled' }])
})

test('a second run makes yet another InternalCA, on which what was repaired before fails', async () => {
  const { fmc, visit, device, lab } = await startRenewal({}, ['FTD-1', 'FTD-2'])
  const lost = device('ftd-2')
  lost.losePower()
  await lab.advance(DAY_MS)
  const cli = await becomeRoot(await visit())
  await generate(cli)
  const first = fmc.readFile(CA)
  await lost.switchOn()
  copyByHand(fmc, lost)
  expect(await fmc.devicesComeUp()).toBe(true)
  lost.losePower()
  await lab.advance(DAY_MS)
  await generate(cli)
  expect(fmc.readFile(CA)).not.toBe(first)
  await lost.switchOn()
  await lab.advance(DAY_MS)
  expect(fmc.devices()).toMatchObject([{ state: 'enabled' }, { state: 'disabled' }])
  const tail = lost.log().slice(-20).join('\n')
  expect(tail).toContain('err 7:certificate signature failure')
})

test('the manager writes down each file that it sends, by source and destination', async () => {
  const { fmc, visit, device } = await startRenewal()
  await generate(await becomeRoot(await visit()))
  const from = `/var/sf/peers/${device('ftd-1').uuid()}/certs_pushed//sftunnel-key.pem`
  const log = fmc.log().join('\n')
  expect(log).toContain(`stream_file [INFO] stream_src=${from}`)
  expect(log).toContain(
    `stream_file [INFO] stream_dest=/var/sf/peers/${fmc.uuid()}/sftunnel-key.pem`,
  )
})

test('no private key is in the journal', async () => {
  const { visit, lab } = await startRenewal()
  const cli = await becomeRoot(await visit())
  await generate(cli)
  expect(JSON.stringify(lab.journal.entries({}))).not.toContain('PRIVATE KEY')
})
