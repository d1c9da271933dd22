import { expect, test } from 'vitest'
import { DAY_MS, startPair } from '../../fmc/fmc-lab.ts'
import { rootShell } from './root-shell.ts'

const query = (text: string) => `OmniQuery.pl -db mdb -e "${text}"`

async function onPair() {
  const pair = await startPair({ deviceDigest: 'sha1', profile: '6.6' }, { profile: '6.6' })
  const run = await rootShell(await pair.visit(), 'fmc-secret', { hasClish: false })
  const folder = `/var/sf/peers/${pair.ftd.uuid()}`
  return { ...pair, run, folder }
}

test('the certificate of a device is revoked and issued anew by hand', async () => {
  const { run, folder, ftd, fmc } = await onPair()
  const uuid = ftd.uuid()
  const row = /cert_serial_number: (\d+)\n *service: sftunnel/
  const said = await run(
    query(`select cert_serial_number,service from ssl_peer where uuid='${uuid}' \\G`),
  )
  const [, serial = ''] = row.exec(said) ?? []
  expect(serial).toBe('2')
  expect(
    await run(query(`select service from ssl_peer where cert_serial_number=${serial};`)),
  ).toContain('| sftunnel |\n')
  expect(await run(`sfca_revoke /etc/sf/ca_root ${serial}`)).toBe(
    'Revoking Certificate 02.\nData Base Updated\n',
  )
  expect(await run(`cat /etc/sf/ca_root/index.txt | grep ${uuid}`)).toMatch(/^R\t\d+Z\t\d+Z\t02\t/)
  expect(await run(query(`delete from ssl_peer where cert_serial_number = ${serial}`))).toBe(
    'Query OK, 1 row affected\n',
  )
  await run(`cd ${folder}`)
  const issue = `perl -e 'use FlyLoader;use Data::Dumper; print SF::PeerManager::RegUtils::generateCert("${folder}/","sftunnel","localhost","${uuid}");'`
  expect(await run(`${issue}; echo`)).toBe('1\n')
  expect(await run(`cat /etc/sf/ca_root/index.txt | grep ${uuid}`)).toMatch(/^R.*\nV\t\d+Z\t\t03\t/)
  expect(await run('openssl x509 -noout -text -in sftunnel-cert.pem')).toContain(
    'Signature Algorithm: sha256WithRSAEncryption\n',
  )
  expect(await run(query('select cert_serial_number from ssl_peer'))).toMatch(
    /\| 1 +\|\n\| 3 +\|\n/,
  )
  expect(fmc.readFile(`${folder}/sftunnel-key.pem`)).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
})

test('a revoked certificate is refused once sftunnel of the manager has been restarted', async () => {
  const { run, fmc, ftd, lab, journal } = await onPair()
  await run('sfca_revoke /etc/sf/ca_root 2')
  ftd.restartSftunnel()
  await lab.advance(300_000)
  expect(fmc.devices()[0]?.state).toBe('enabled')
  await run('pmtool restartbyid sftunnel')
  await lab.advance(300_000)
  expect(fmc.devices()[0]?.state).toBe('disabled')
  const refusals = journal('handshake.refused')
  expect(refusals.at(-1)).toMatchObject({
    verification: { error: 23, text: 'certificate revoked' },
  })
})

test('what was copied to the device brings the tunnel back', async () => {
  const { run, fmc, ftd, folder, lab } = await onPair()
  await run('sfca_revoke /etc/sf/ca_root 2')
  await run('pmtool restartbyid sftunnel')
  await fmc.devicesGoDown()
  await run(
    `perl -e 'use FlyLoader; print SF::PeerManager::RegUtils::generateCert("${folder}/","sftunnel","localhost","${ftd.uuid()}");'`,
  )
  for (const name of ['sftunnel-cert.pem', 'sftunnel-key.pem'])
    ftd.writeFile(`/var/sf/peers/${fmc.uuid()}/${name}`, fmc.readFile(`${folder}/${name}`) ?? '')
  ftd.restartSftunnel()
  await lab.advance(DAY_MS / 24)
  expect(fmc.devices()[0]?.state).toBe('enabled')
})

test('the programs for certificates say what is wrong', async () => {
  const { run } = await onPair()
  expect(await run('sfca_revoke /etc/sf/ca_root 99')).toBe('Serial 63 not present in db.\n')
  expect(await run('sfca_revoke /etc/sf 2')).toBe('Unable to open /etc/sf/index.txt\n')
  expect(await run('sfca_revoke')).toMatch(/^Usage: sfca_revoke /)
  await run('sfca_revoke /etc/sf/ca_root 2')
  expect(await run('sfca_revoke /etc/sf/ca_root 2')).toContain('Already revoked')
  expect(await run("perl -e 'print 1'")).toBe('perl: only generateCert can be called in the lab.\n')
})
