import { expect } from 'vitest'
import { FTD_ADDRESS, startManager, startPair, test as managerTest } from './fmc-lab.ts'

const PASSWORD = 'fmc-secret'

/** A manager and its device, and somebody as root in the shell of the manager. */
async function atManager(profile?: string) {
  const pair = await startPair(profile === undefined ? {} : { profile })
  const cli = await pair.visit()
  await cli.type('expert\r')
  await cli.type('sudo su\r')
  await cli.type(`${PASSWORD}\r`)
  cli.turnPage()
  return { ...pair, cli }
}

const test = managerTest.extend('there', () => atManager())

test('scp brings three certificates from the manager to a device', async ({ there }) => {
  const { cli, journal, lab } = there
  const files = ['sftunnel-cert.pem', 'sftunnel-key.pem', 'sftunnel-ca.pem']
  await cli.type('cd /etc/sf/keys; cp ../ca_root/cacert.pem sftunnel-ca.pem\r')
  await cli.type(`scp -p ${files.join(' ')} admin@${FTD_ADDRESS}:/var/tmp/\r`)
  await cli.type('yes\r')
  cli.turnPage()
  await cli.type(`${PASSWORD}\r`)
  for (const name of files) expect(cli.shown()).toContain(`${name} `)
  expect(cli.shown().match(/ 100% /g)).toHaveLength(3)
  expect(journal('file.received', 'ftd')).toMatchObject(
    files.map((name) => ({ path: `/var/tmp/${name}`, complete: true })),
  )
  const digests = journal('file.received', 'ftd').map((data) => (data as { sha256: string }).sha256)
  await cli.type(`sha256sum ${files.join(' ')}\r`)
  for (const digest of digests) expect(cli.shown()).toContain(digest)
  const written = JSON.stringify(lab.journal.entries({}))
  expect(written).not.toContain('PRIVATE KEY')
  expect(written).not.toContain(PASSWORD)
})

test('admin of a device does not take certificates into the folder of root', async ({ there }) => {
  const { cli } = there
  await cli.type('cd /etc/sf/keys\r')
  const options = '-o StrictHostKeyChecking=no'
  await cli.type(`scp ${options} sftunnel-cert.pem admin@${FTD_ADDRESS}:/var/sf/peers/; echo $?\r`)
  await cli.type(`${PASSWORD}\r`)
  expect(cli.shown()).toMatch(/scp: \/var\/sf\/peers\/+sftunnel-cert\.pem: Permission denied\n1\n/)
})

test('a wrong password is told, three times at most', async ({ there }) => {
  const { cli, journal } = there
  await cli.type(`scp -o StrictHostKeyChecking=no /etc/hosts admin@${FTD_ADDRESS}:\r`)
  for (const typed of ['one', 'two', 'three']) await cli.type(`${typed}\r`)
  expect(cli.shown().match(/Permission denied, please try again\./g)).toHaveLength(2)
  expect(cli.shown()).toMatch(/Permission denied \(\S+\)\.\nlost connection\n/)
  expect(journal('file.received', 'ftd')).toEqual([])
})

test('ssh comes to the command line of a device, and from there to its shell', async ({
  there,
}) => {
  const { cli } = there
  await cli.type(`ssh -o StrictHostKeyChecking=no admin@${FTD_ADDRESS}\r`)
  await cli.type(`${PASSWORD}\r`)
  expect(cli.shown()).toMatch(/\n> $/)
  await cli.type('expert\r')
  cli.turnPage()
  await cli.type('hostname; tail -f /ngfw/var/log/messages\r')
  expect(cli.shown()).toContain('\nFTD-1\n')
  await cli.type('\u0003')
  await cli.type('exit\r')
  await cli.type('exit\r')
  expect(cli.shown()).toMatch(/Connection to 10\.48\.79\.23 closed\.\nroot@FMC-1:[^\n]*# $/)
})

test('ssh gives up at a host that does not answer, in lab time', async ({ there }) => {
  const { cli, lab } = there
  const before = lab.clock.now()
  await cli.type('ssh -o ConnectTimeout=5 10.99.99.99\r')
  expect(cli.shown()).toContain('ssh: connect to host 10.99.99.99 port 22: Connection timed out\n')
  expect(lab.clock.now() - before).toBe(5_000)
})

test('the offer is that of the release, so that lists without a common name end it', async () => {
  const pair = await atManager('6.4')
  await pair.cli.type(`ssh -oKexAlgorithms=diffie-hellman-group1-sha1 ${FTD_ADDRESS}\r`)
  expect(pair.cli.shown()).toMatch(
    /no matching key exchange method found\. Their offer: curve25519/,
  )
  const [seen] = pair.journal('ident.received', 'ftd').slice(-1)
  expect(seen).toEqual({ ident: 'SSH-2.0-OpenSSH_7.3' })
})

test('without a terminal nothing is asked, and the status tells', async () => {
  const manager = await startManager({ profile: '6.4' })
  const { errorOutput, code } = await manager.exec('ssh 10.48.79.232 true')
  expect(errorOutput).toBe('Host key verification failed.\n')
  expect(code).toBe(255)
})
