import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** How long one waits for a tunnel before giving up. */
const PATIENCE = '15m'

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

/** Runs generate_certs.pl as root of a manager. */
async function generateAt(manager: Actor): Promise<string> {
  const shell = await rootAt(manager)
  const run = await shell.enter('generate_certs.pl')
  shell.close()
  return run
}

/** One manager of a high-availability pair, ten years old and with the programs of the renewal. */
const member = (
  hostname: string,
  address: string,
  haPeer: string,
  haRole: 'primary' | 'secondary',
) => fmc({ profile: '7.2.10', hostname, address, haPeer, haRole, imageBuilt: '2014-09-22' })

export default scenario({
  title: 'Two managers of a pair have an InternalCA each, and the order of renewal matters',
  story: `On two sites a pair of managers has expired, and everything is still connected. In the
    north generate_certs.pl runs on the primary manager and then on the secondary one, and nothing
    is lost. In the south it runs on the secondary one first: that restarts the tunnel between the
    two, which rests on the InternalCA of the primary one, and that has expired. The pair falls
    apart, and what the primary one makes later does not reach the other any more.`,
  references: ['Cisco document 222464', 'Cisco document 222495', 'Field Notice 74214'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'high-availability'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      north1: member('NORTH-1', '10.48.79.231', 'north2', 'primary'),
      north2: member('NORTH-2', '10.48.79.232', 'north1', 'secondary'),
      edge: ftd({ hostname: 'EDGE', address: '10.48.79.23', managers: ['north1', 'north2'] }),
      south1: member('SOUTH-1', '10.49.79.231', 'south2', 'primary'),
      south2: member('SOUTH-2', '10.49.79.232', 'south1', 'secondary'),
      branch: ftd({ hostname: 'BRANCH', address: '10.49.79.23', managers: ['south1', 'south2'] }),
    },
  },

  async script({ north1, north2, south1, south2, step, advance, journal, now }) {
    const managers = [north1, north2, south1, south2]
    const pairs = () => managers.map((one) => one.views().highAvailability[0]?.state)

    await step('the date passes, and both pairs stand', async ({ claim }) => {
      for (const one of managers)
        claim(`${one.hostname} has its device`, await one.devicesComeUp(), one.devices())
      await advance('10d')
      for (const one of managers) {
        const end = one.caEndMs() ?? Number.POSITIVE_INFINITY
        claim(`the InternalCA of ${one.hostname} has expired`, end < Date.parse(now()), end)
      }
      claim(
        'both pairs are connected',
        pairs().every((state) => state === 'connected'),
        pairs(),
      )
    })

    await step('the north: the primary one, then the secondary one', async ({ claim, show }) => {
      for (const one of [north1, north2]) {
        const run = await generateAt(one)
        show(`generate_certs.pl on ${one.hostname}`, run)
        claim('nothing has failed', !run.includes('Failed to push'), run)
        await advance(PATIENCE)
        claim('the pair is connected', pairs()[0] === 'connected', pairs())
        claim('the device is enabled', one.devices()[0]?.state === 'enabled', one.devices())
      }
      const path = '/etc/sf/ca_root/cacert.pem'
      claim('each has its own InternalCA', north1.readFile(path) !== north2.readFile(path))
      const copy = north2.readFile(`/var/sf/peers/${north1.uuid()}/cacert.pem`)
      claim('the secondary one has the other one, too', copy === north1.readFile(path))
    })

    await step('the south: the secondary one first', async ({ claim, show }) => {
      const run = await generateAt(south2)
      claim('it finds nothing wrong', !run.includes('Failed to push'), run)
      await advance(PATIENCE)
      claim('the pair has fallen apart', pairs()[2] === 'disconnected', pairs())
      claim('no device was lost', south2.devices()[0]?.state === 'enabled', south2.devices())
      const sent = journal({ event: 'alert.sent' }).flatMap(({ appliance, data }) =>
        appliance.startsWith('south') && 'number' in data ? [data.number] : [],
      )
      claim('alert 45 is why', sent.length > 0 && sent.every((one) => one === 45), sent)
      const lines = [...south1.log(), ...south2.log()]
      const error = lines.findLast((line) => line.includes('  err ')) ?? ''
      claim('and error 10', error.endsWith('err 10:certificate has expired'), error)
      show('messages of the secondary one', south2.log().slice(-10).join('\n'))
    })

    await step('the south: the primary one comes too late', async ({ claim, show }) => {
      const run = await generateAt(south1)
      show('generate_certs.pl on SOUTH-1', run)
      const failed = [...run.matchAll(/^Failed to push to (\S+)/gm)].map(([, name]) => name)
      claim('the other manager has failed', failed.join() === 'SOUTH-2,SOUTH-2,SOUTH-2', failed)
      await advance(PATIENCE)
      claim('the pair is apart', pairs()[2] === 'disconnected', pairs())
    })
  },

  async repair({ north1, north2, south1, south2, edge, branch, step, advance }) {
    const managers = [north1, north2, south1, south2]
    const areConnected = () =>
      managers.every((one) => one.views().highAvailability[0]?.state === 'connected')

    await step('the files of the primary one are carried to the other', async ({ claim, show }) => {
      const shell = await rootAt(south1)
      const { hostname, address, username, password } = south2
      await shell.enter(`echo '${hostname},${address},${username},${password}' > devices.csv`)
      const run = await shell.enter('copy_sftunnel_certs.py devices.csv')
      show('copy_sftunnel_certs.py devices.csv', run)
      claim('it has them', run.includes(`Successfully copied certificates to ${hostname}`), run)
      shell.close()
      await advance(PATIENCE)
      claim('both pairs are connected', areConnected())
    })

    await step('everything outlives a reboot again', async ({ claim }) => {
      for (const one of [...managers, edge, branch])
        claim(`${one.hostname} starts`, await one.reboot())
      await advance(PATIENCE)
      claim('both pairs are connected', areConnected())
      for (const one of managers)
        claim(`${one.hostname} has its device`, await one.devicesComeUp(), one.devices())
    })
  },
})
