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

/** Makes new files and carries them to devices over SSH, as root of their manager. */
async function renewAndCopy(manager: Actor, devices: readonly Actor[]) {
  const shell = await rootAt(manager)
  const generated = await shell.enter('generate_certs.pl')
  for (const { hostname, address, username, password } of devices)
    await shell.enter(`echo '${hostname},${address},${username},${password}' >> devices.csv`)
  const copied = await shell.enter('copy_sftunnel_certs.py devices.csv')
  shell.close()
  return { generated, copied }
}

export default scenario({
  title: 'The InternalCA has expired, and every device is down',
  story: `Two sites learned of the expiry too late: a power cut took both managers, and since then
    no device is enabled. In the north the manager is upgraded, which is allowed now that there is
    nothing to lose, and the new release has the programs: new files are made and carried to each
    device. In the south somebody restarts sftunnel, on the manager and on each device, all day.
    Every restart ends in the same two log lines, because the files are still the old ones.`,
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
    const numbers = (role: string, event: string) =>
      journal({ appliance: role, event }).flatMap(({ data }) =>
        'number' in data ? [data.number] : [],
      )

    await step('a power cut takes every tunnel', async ({ claim, show }) => {
      for (const manager of [north, south])
        claim(`${manager.hostname} has its devices`, await manager.devicesComeUp())
      await advance('10d')
      for (const manager of [north, south]) {
        manager.losePower()
        await advance('30m')
        claim(`${manager.hostname} starts again`, await manager.switchOn())
        claim(
          'no device comes back',
          !(await manager.devicesComeUp(PATIENCE_MS)),
          manager.devices(),
        )
        claim('all are disabled', await manager.devicesGoDown(), manager.devices())
      }
      claim('a device sends alert 45', numbers('edge', 'alert.sent').includes(45))
      claim('its manager receives it', numbers('north', 'alert.received').includes(45))
      show('messages of the device', edge.log().slice(-10).join('\n'))
      show('messages of the manager', north.log().slice(-10).join('\n'))
    })

    await step('the north: an upgrade that costs nothing any more', async ({ claim }) => {
      claim('7.2.10 is installed', await north.upgrade('7.2.10'), north.state())
      const tool = north.readFile('/usr/local/sf/bin/generate_certs.pl')
      claim('it has the programs', tool !== undefined)
      claim(
        'it renews nothing by itself',
        !(await north.devicesComeUp(PATIENCE_MS)),
        north.devices(),
      )
    })

    await step('the north: new files for everybody', async ({ claim, show }) => {
      const { generated, copied } = await renewAndCopy(north, [edge, core])
      show('generate_certs.pl', generated)
      claim('nobody was reached', generated.match(/^Failed to push/gm)?.length === 6, generated)
      show('copy_sftunnel_certs.py devices.csv', copied)
      claim('both have them', copied.match(/Successfully copied/g)?.length === 2, copied)
      claim('both come back', await north.devicesComeUp(), north.devices())
    })

    await step('the south: sftunnel is restarted everywhere', async ({ claim, show }) => {
      const before = numbers('south', 'alert.received').length
      for (const one of [south, branch, hub, south]) {
        const shell = await rootAt(one)
        const said = await shell.enter('pmtool restartbyid sftunnel')
        claim(`${one.hostname} says nothing to that`, said === '', said)
        shell.close()
        await advance('10m')
      }
      claim('no device comes back', !(await south.devicesComeUp(PATIENCE_MS)), south.devices())
      const since = numbers('south', 'alert.received').slice(before)
      claim('only alert 45 comes', since.length > 0 && since.every((one) => one === 45), since)
      for (const device of [branch, hub]) {
        const error = device.log().findLast((line) => line.includes('  err ')) ?? ''
        claim('the device says error 10', error.endsWith('err 10:certificate has expired'), error)
      }
      show('messages of the device', hub.log().slice(-10).join('\n'))
    })
  },

  async repair({ north, south, edge, core, branch, hub, step }) {
    await step('the south: hotfix, and new files for everybody', async ({ claim }) => {
      claim('hotfix FZ is installed', await south.installHotfix('FZ'), south.tasks())
      const { copied } = await renewAndCopy(south, [branch, hub])
      claim('both have them', copied.match(/Successfully copied/g)?.length === 2, copied)
      claim('both come back', await south.devicesComeUp(), south.devices())
    })

    await step('every tunnel outlives a restart again', async ({ claim }) => {
      for (const one of [north, south, edge, core, branch, hub]) {
        const shell = await rootAt(one)
        await shell.enter('pmtool restartbyid sftunnel')
        shell.close()
      }
      for (const manager of [north, south])
        claim(`${manager.hostname} has its devices`, await manager.devicesComeUp())
    })
  },
})
