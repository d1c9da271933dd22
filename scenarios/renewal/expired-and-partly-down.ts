import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** How long one waits for a tunnel before giving up. */
const PATIENCE_MS = 900_000

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

/** Carries the new files to devices over SSH, as root of their manager. */
async function copyTo(manager: Actor, devices: readonly Actor[]): Promise<string> {
  const shell = await rootAt(manager)
  for (const { hostname, address, username, password } of devices)
    await shell.enter(`echo '${hostname},${address},${username},${password}' >> devices.csv`)
  const run = await shell.enter('copy_sftunnel_certs.py devices.csv')
  shell.close()
  return run
}

export default scenario({
  title: 'The InternalCA has expired, and one device of each site is down',
  story: `On two sites the InternalCA has expired, and one device each has lost its tunnel when it
    lost power. In the north this counts as a site whose tunnels are up: hotfix, generate_certs.pl,
    and only the device in FAILED_PUSH gets its files over SSH. In the south the manager is
    upgraded to a release that has the programs, and takes the device that still worked down as
    well. Then the program reaches nobody.`,
  references: ['Field Notice 74214', 'Cisco document 222464', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'upgrade'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      north: fmc({ hostname: 'FMC-NORTH', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      edge: ftd({ hostname: 'EDGE', address: '10.48.79.23', managers: ['north'] }),
      core: ftd({ hostname: 'CORE', address: '10.48.79.24', managers: ['north'] }),
      south: fmc({ hostname: 'FMC-SOUTH', address: '10.49.79.232', imageBuilt: '2014-09-22' }),
      branch: ftd({ hostname: 'BRANCH', address: '10.49.79.23', managers: ['south'] }),
      hub: ftd({ hostname: 'HUB', address: '10.49.79.24', managers: ['south'] }),
    },
  },

  async script({ north, south, edge, core, branch, hub, step, advance, journal }) {
    const refusals = (role: string) =>
      journal({ appliance: role, event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification] : [],
      )

    await step('after the date one device of each site loses power', async ({ claim }) => {
      for (const manager of [north, south])
        claim(`${manager.hostname} has its devices`, await manager.devicesComeUp())
      await advance('10d')
      for (const device of [edge, branch]) {
        device.losePower()
        await advance('30m')
        claim(`${device.hostname} starts again`, await device.switchOn())
        claim(
          'its tunnel stays down',
          !(await device.comesUp(undefined, PATIENCE_MS)),
          device.managers(),
        )
      }
      for (const device of [core, hub])
        claim(`${device.hostname} is up`, device.tunnel() === 'up', device.managers())
      const found = refusals('edge')
      const isExpired = found.every(({ error, depth }) => error === 10 && depth === 1)
      claim('the InternalCA is why: error 10 at depth 1', found.length > 0 && isExpired, found)
    })

    await step('the north: the program reaches all but one', async ({ claim, show }) => {
      claim('hotfix FZ is installed', await north.installHotfix('FZ'), north.tasks())
      const shell = await rootAt(north)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      const failed = [...run.matchAll(/^Failed to push to (\S+)/gm)].map(([, name]) => name)
      claim('only EDGE has failed', failed.join() === 'EDGE,EDGE,EDGE', failed)
      const rows = await shell.enter('cat /var/tmp/certs/*/FAILED_PUSH')
      show('FAILED_PUSH', rows)
      claim('the list has its address', rows.split(` EDGE ${edge.address} `).length === 4, rows)
      claim('the other tunnel stands', core.tunnel() === 'up', core.managers())
      shell.close()
    })

    await step('the north: the files are carried to the one', async ({ claim, show }) => {
      const run = await copyTo(north, [edge])
      show('copy_sftunnel_certs.py devices.csv', run)
      claim('it has them', run.includes('Successfully copied certificates to EDGE'), run)
      claim('it comes back', await edge.comesUp(), edge.managers())
      claim('all devices are enabled', await north.devicesComeUp(), north.devices())
      const losses = journal({ appliance: 'core', event: 'tunnel.down' })
      claim('the other one never went down', losses.length === 0, losses)
    })

    await step('the south: an upgrade for one device', async ({ claim, show }) => {
      claim('7.4.3 is installed', await south.upgrade('7.4.3'), south.state())
      claim('no device comes back', !(await south.devicesComeUp(PATIENCE_MS)), south.devices())
      claim('the one that worked is down', hub.tunnel() === 'down', hub.managers())
      const numbers = journal({ appliance: 'south', event: 'alert.received' }).flatMap(({ data }) =>
        'number' in data ? [data.number] : [],
      )
      claim('the manager receives alert 45', new Set(numbers).has(45), numbers)
      const found = refusals('hub')
      const isExpired = found.every(({ error, depth }) => error === 10 && depth === 1)
      claim('for the same reason', found.length > 0 && isExpired, found)
      show('messages of the device', hub.log().slice(-10).join('\n'))
    })
  },

  async repair({ north, south, edge, core, branch, hub, step }) {
    await step('the south: the program, and all files by hand', async ({ claim, show }) => {
      const shell = await rootAt(south)
      const run = await shell.enter('generate_certs.pl')
      claim('six files have failed', run.match(/^Failed to push/gm)?.length === 6, run)
      shell.close()
      const account = await copyTo(south, [branch, hub])
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('both have them', account.match(/Successfully copied/g)?.length === 2, account)
      claim('both come back', await south.devicesComeUp(), south.devices())
    })

    await step('every tunnel outlives a reboot again', async ({ claim }) => {
      for (const one of [north, south, edge, core, branch, hub])
        claim(`${one.hostname} starts`, await one.reboot())
      for (const manager of [north, south])
        claim(`${manager.hostname} has its devices`, await manager.devicesComeUp())
    })
  },
})
