import { expect, test } from 'vitest'
import { fmc, type FmcHandle } from '../../../emulators/fmc/index.ts'
import { becomeRoot, generate, startRenewal } from '../fmc/renewal-lab.ts'
import {
  HOME,
  device,
  list,
  PASSWORD,
  sentencesIn,
  startCopyLab,
  TWO_DEVICES,
} from './copy-certs-lab.ts'

const MANAGER = ['FMCpri', '10.48.79.10'] as const
const FIRST = ['FTDv', '10.48.67.53'] as const
const SECOND = ['BSNS-1120-1', '10.48.67.54'] as const
const RULE = '='.repeat(80)

/** What is said of a device that gets its files. */
const allGood = (name: string) => [
  `Attempting connection to ${name}`,
  `Connected to ${name}`,
  'Copying certificates to peer',
  `Successfully copied certificates to ${name}`,
  `Restarting sftunnel for ${name}`,
  `Closing connection with ${name}`,
]
/** What is said of an appliance that gets none, for a reason. */
const visited = (name: string, reason: string) => [
  `Attempting connection to ${name}`,
  `Connected to ${name}`,
  reason,
  `Closing connection with ${name}`,
]

test('the account has the lines of the document, and the tunnels come back', async () => {
  const { lab, handle, manager, host, renew, run } = await startCopyLab()
  await manager.devicesComeUp()
  handle('BSNS-1120-1').cutNetwork()
  await renew(['FTDv'])
  await lab.advance(60_000)
  expect(handle('FTDv').tunnel()).toBe('down')
  host.put({ [`${HOME}/devices.csv`]: list(MANAGER, FIRST, SECOND) })
  await lab.clock.advanceTo(Date.parse('2024-11-12T15:00:00Z'))
  const { output, exit } = await run('copy_sftunnel_certs.py devices.csv')
  expect(output).toBe(`
${RULE}

2024-11-12 15:00:00 - Attempting connection to FMCpri
2024-11-12 15:00:00 - Connected to FMCpri
2024-11-12 15:00:00 - FMCpri is not an HA-peer. Certificates will not be copied
2024-11-12 15:00:00 - Closing connection with FMCpri

${RULE}

2024-11-12 15:00:00 - Attempting connection to FTDv
2024-11-12 15:00:00 - Connected to FTDv
2024-11-12 15:00:00 - Copying certificates to peer
2024-11-12 15:00:00 - Successfully copied certificates to FTDv
2024-11-12 15:00:00 - Restarting sftunnel for FTDv
2024-11-12 15:00:00 - Closing connection with FTDv

${RULE}

2024-11-12 15:00:00 - Attempting connection to BSNS-1120-1
2024-11-12 15:00:20 - Could not connect to BSNS-1120-1

${RULE}

`)
  expect(exit).toBe(1)
  expect(await handle('FTDv').comesUp()).toBe(true)
})

test('a device has what the manager has staged for it, for everybody to read and owned by root', async () => {
  const { handle, manager, renew, copy, asRoot, filesOn } = await startCopyLab()
  await manager.devicesComeUp()
  await renew()
  expect(await copy(MANAGER, FIRST, SECOND)).toMatchObject({
    said: [
      ...visited('FMCpri', 'FMCpri is not an HA-peer. Certificates will not be copied'),
      ...allGood('FTDv'),
      ...allGood('BSNS-1120-1'),
    ],
    exit: 0,
  })
  const staged = `/var/sf/peers/${handle('FTDv').uuid()}/certs_pushed`
  expect(filesOn('FTDv')).toEqual([
    manager.readFile('/etc/sf/ca_root/cacert.pem'),
    manager.readFile(`${staged}/sftunnel-key.pem`),
    manager.readFile(`${staged}/sftunnel-cert.pem`),
  ])
  const listing = await asRoot('FTDv', `ls -l /var/sf/peers/${manager.uuid()}/*.pem`)
  for (const name of ['cacert', 'sftunnel-cert', 'sftunnel-key'])
    expect(listing).toMatch(new RegExp(String.raw`-rw-r--r-- 1 root root .*/${name}\.pem`))
  expect(await manager.devicesComeUp()).toBe(true)
})

test('no password and no private key of a run is in the journal, and each copied file is', async () => {
  const { lab, manager, renew, copy } = await startCopyLab()
  await renew()
  const wrong = [...SECOND, 'wrong-secret-of-list'] as const
  await copy(FIRST, wrong)
  const text = JSON.stringify(lab.journal.entries())
  expect(text).not.toContain(PASSWORD)
  expect(text).not.toContain('wrong-secret-of-list')
  expect(text).not.toContain('PRIVATE KEY')
  const sent = lab.journal.entries({ appliance: 'host', event: 'file.sent' })
  expect(sent.map(({ data }) => data)).toMatchObject(
    ['cacert.pem', 'sftunnel-key.pem', 'sftunnel-cert.pem'].map((name) => ({
      path: `/var/sf/peers/${manager.uuid()}/${name}`,
      complete: true,
    })),
  )
})

test('a wrong password, a device of nobody and one that has lost its folder leave the others fine', async () => {
  const { manager, renew, copy, asRoot } = await startCopyLab({
    ...TWO_DEVICES,
    stranger: device('stranger', '10.48.67.60', { managers: [] }),
    forgetful: device('forgetful', '10.48.67.61'),
  })
  await manager.devicesComeUp()
  await renew(['FTDv', 'BSNS-1120-1', 'forgetful'])
  await asRoot('forgetful', `rm -r /var/sf/peers/${manager.uuid()}`)
  const { said, exit } = await copy(
    [...SECOND, 'wrong'],
    ['stranger', '10.48.67.60'],
    ['forgetful', '10.48.67.61'],
    ['nobody', '10.48.67.99'],
    FIRST,
  )
  expect(said).toEqual([
    'Attempting connection to BSNS-1120-1',
    'Authentication failed for BSNS-1120-1',
    ...visited('stranger', 'stranger is not a device of this FMC. Certificates will not be copied'),
    ...visited('forgetful', 'forgetful does not know this FMC. Certificates will not be copied'),
    'Attempting connection to nobody',
    'Could not connect to nobody',
    ...allGood('FTDv'),
  ])
  expect(exit).toBe(1)
})

test('before generate_certs.pl there is nothing to copy', async () => {
  const { manager, host, copy, handle } = await startCopyLab()
  host.put({ '/etc/sf/ims.conf': manager.readFile('/etc/sf/ims.conf')! })
  host.tree.put({ path: `/var/sf/peers/${handle('FTDv').uuid()}` })
  expect((await copy(FIRST)).said).toEqual(
    visited(
      'FTDv',
      'There are no new certificates for FTDv on the FMC. Run generate_certs.pl first',
    ),
  )
})

test('a host key is kept when it is seen first, and another one is refused from then on', async () => {
  const { lab, host, manager, renew, copy, filesOn } = await startCopyLab()
  await manager.devicesComeUp()
  await renew()
  await copy(FIRST)
  const kept = Buffer.from(host.tree.root.read(`${HOME}/.ssh/known_hosts`)).toString()
  const shown = lab.appliance('FTDv').hostKeys()
  const { type, publicKey } = shown.find((key) => kept.includes(key.publicKey))!
  expect(kept).toBe(`10.48.67.53 ${publicKey}\n`)
  expect((await copy(FIRST)).exit).toBe(0)

  const other = lab
    .appliance('BSNS-1120-1')
    .hostKeys()
    .find((key) => key.type === type)!
  host.put({
    [`${HOME}/.ssh/known_hosts`]: `10.48.67.54 ${publicKey}\n10.48.67.53 ${other.publicKey}\n`,
  })
  const before = filesOn('BSNS-1120-1')
  expect(await copy(SECOND)).toMatchObject({
    said: [
      'Attempting connection to BSNS-1120-1',
      'The host key of BSNS-1120-1 has changed. Remove its line from ~/.ssh/known_hosts if that is expected',
    ],
    exit: 1,
  })
  expect(filesOn('BSNS-1120-1')).toEqual(before)
})

test('the other manager of a pair gets its files, and the tunnel between the two comes back', async () => {
  const pair = {
    'fmc-2': fmc({
      hostname: 'FMCsec',
      address: '10.48.79.11',
      password: PASSWORD,
      haPeer: 'fmc',
      haRole: 'secondary',
    }),
  }
  const { lab, manager, renew, copy, filesOn } = await startCopyLab(pair, {
    fmcOptions: { haPeer: 'fmc-2' },
  })
  const secondary = lab.appliance('fmc-2').handle as FmcHandle
  await lab.advance(60_000)
  await renew()
  await lab.advance(60_000)
  expect(manager.views().highAvailability).toMatchObject([{ state: 'disconnected' }])
  expect(await copy(MANAGER, ['FMCsec', '10.48.79.11'])).toMatchObject({ exit: 0 })
  expect(filesOn('fmc-2')[0]).toBe(manager.readFile('/etc/sf/ca_root/cacert.pem'))
  await lab.advance(600_000)
  expect(secondary.views().highAvailability).toMatchObject([{ state: 'connected' }])
})

test('an older manager, whose login leads straight to the shell, is met as well', async () => {
  const { renew, copy } = await startCopyLab({}, { fmcOptions: { profile: '6.6' } })
  await renew([])
  expect((await copy(MANAGER)).said).toEqual(
    visited('FMCpri', 'FMCpri is not an HA-peer. Certificates will not be copied'),
  )
})

test("the manager's own shell has the script with its hotfix, and Ctrl-C ends it at once", async () => {
  const { fmc, lab, device: ftd, visit } = await startRenewal({}, ['FTD-1', 'FTD-2'])
  for (const role of ['ftd-1', 'ftd-2']) ftd(role).cutNetwork()
  await lab.advance(600_000)
  const cli = await becomeRoot(await visit())
  await generate(cli)
  for (const role of ['ftd-1', 'ftd-2']) ftd(role).restoreNetwork()
  await lab.advance(600_000)
  expect(fmc.devices()).toMatchObject([{ state: 'disabled' }, { state: 'disabled' }])
  const rows = 'FTD-1,10.48.67.54,admin,fmc-secret\nFTD-2,10.48.67.55,admin,fmc-secret'
  await cli.type(`echo '${rows.replace('\n', "' > d.csv; echo '")}' >> d.csv\r`)
  cli.turnPage()
  await cli.type('copy_sftunnel_certs.py d.csv\r')
  expect(sentencesIn(cli.shown())).toEqual([...allGood('FTD-1'), ...allGood('FTD-2')])
  expect(await fmc.devicesComeUp()).toBe(true)

  ftd('ftd-1').cutNetwork()
  cli.turnPage()
  await cli.type('copy_sftunnel_certs.py d.csv\n')
  await cli.type('\u0003')
  await lab.advance(60_000)
  expect(sentencesIn(cli.shown())).toEqual(['Attempting connection to FTD-1'])
  expect(cli.shown().endsWith('# ')).toBe(true)
})
