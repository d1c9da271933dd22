import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** A quarter of an hour: a tunnel that has not returned by then has tried many times. */
const QUARTER_MS = 900_000

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

/** Carries the new files to a device over SSH, as root of its manager. */
async function copyTo(manager: Actor, { hostname, address, password }: Actor): Promise<string> {
  const shell = await rootAt(manager)
  await shell.enter(`echo '${hostname},${address},admin,${password}' > devices.csv`)
  const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
  shell.close()
  return account
}

export default scenario({
  title: 'generate_certs.pl is run a second time, and breaks what was mended after the first',
  story: `One device was down during the renewal, and its files were carried to it over SSH. While
    it is switched off for a move, somebody else sees FAILED_PUSH and runs generate_certs.pl
    again, to be on the safe side. That makes yet another InternalCA of the same name. The device
    starts with the files of the first run and stays away: error 7, and not 20, since only the
    key is another one.`,
  references: ['Cisco document 222464', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
      hub: ftd({ hostname: 'HUB', address: '10.48.79.24', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, hub, step, advance, journal }) {
    await step('after the first run one device is mended', async ({ claim, show }) => {
      claim('both are enabled', await fmc.devicesComeUp(), fmc.devices())
      await advance('10d')
      branch.losePower()
      await advance('10m')
      claim('the device starts again', await branch.switchOn(), branch.state())
      claim(
        'its tunnel stays down',
        !(await branch.comesUp(undefined, QUARTER_MS)),
        branch.managers(),
      )
      await fmc.installHotfix('FZ')
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      claim('it is not reached', run.match(/^Failed to push to BRANCH/gm)?.length === 3, run)
      shell.close()
      show('copy_sftunnel_certs.py devices.csv', await copyTo(fmc, branch))
      claim('it is enabled', await fmc.devicesComeUp(), fmc.devices())
    })

    await step('it is switched off, and the program is run again', async ({ claim, show }) => {
      branch.losePower()
      await advance('1h')
      const shell = await rootAt(fmc)
      const folder = '/var/sf/peers/*/certs_pushed/'
      const before = await shell.enter(`sha256sum /etc/sf/ca_root/cacert.pem ${folder}*`)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim('it is not reached again', run.match(/^Failed to push to BRANCH/gm)?.length === 3, run)
      const after = await shell.enter(`sha256sum /etc/sf/ca_root/cacert.pem ${folder}*`)
      const kept = after.split('\n').filter((line) => before.split('\n').includes(line))
      claim('every file is another one', kept.length === 0, kept)
      claim('the device starts again', await branch.switchOn(), branch.state())
      claim(
        'it does not come back',
        !(await branch.comesUp(undefined, QUARTER_MS)),
        branch.managers(),
      )
      claim('the other one has noticed nothing', hub.tunnel() === 'up', hub.managers())
      shell.close()
    })

    await step('only the key of the InternalCA is another one', async ({ claim, show }) => {
      const found = journal({ appliance: 'branch', event: 'handshake.refused' }).flatMap(
        ({ data }) => ('verification' in data && data.verification ? [data.verification] : []),
      )
      const last = found.at(-1)
      claim('it is error 7 at depth 0', last?.error === 7 && last.depth === 0, last)
      const sent = journal({ appliance: 'branch', event: 'alert.sent' }).at(-1)?.data
      claim('alert 51 is sent', sent !== undefined && 'number' in sent && sent.number === 51, sent)
      const name = 'openssl x509 -noout -subject -in'
      const [there, here] = [await rootAt(branch), await rootAt(fmc)]
      const old = await there.enter(`${name} /var/sf/peers/${fmc.uuid()}/cacert.pem`)
      const current = await here.enter(`${name} /etc/sf/ca_root/cacert.pem`)
      claim('both have one name', old === current, [old, current])
      show('messages of the device', branch.log().slice(-10).join('\n'))
      for (const shell of [there, here]) shell.close()
    })
  },

  async repair({ fmc, branch, step }) {
    await step('the files of the last run are carried over', async ({ claim, show }) => {
      const account = await copyTo(fmc, branch)
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('the device comes back', await branch.comesUp(), branch.managers())
      claim('both are enabled', await fmc.devicesComeUp(), fmc.devices())
    })
  },
})
