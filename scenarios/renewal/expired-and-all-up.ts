import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const CA = '/etc/sf/ca_root/cacert.pem'
const STATUS = 'sftunnel_status.pl | grep -E "RUN STATUS|Connected"'

/** How long one waits for a tunnel before giving up. */
const PATIENCE_MS = 1_800_000

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'The InternalCA has expired, every tunnel is up, and one site reboots its manager first',
  story: `The InternalCA of two sites expired last week, and all devices are still connected. In
    the north the hotfix is installed, which restarts nothing, and generate_certs.pl replaces the
    files over the tunnels that stand. In the south somebody reboots the manager first, to begin
    with a clean machine: every tunnel goes down, and none can come back. Now the program makes
    new files, but they have to be carried to each device.`,
  references: ['Field Notice 74214', 'Cisco document 222464', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'reboot'],
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

  async script({ north, south, branch, hub, step, advance, journal, now }) {
    const losses = (role: string) => journal({ appliance: role, event: 'device.disabled' }).length
    const alerts = (role: string, event: string) =>
      journal({ appliance: role, event }).flatMap(({ data }) =>
        'number' in data ? [data.number] : [],
      )

    await step('the date passes, and all devices are up', async ({ claim }) => {
      for (const manager of [north, south])
        claim(`${manager.hostname} has its devices`, await manager.devicesComeUp())
      await advance('10d')
      for (const manager of [north, south]) {
        const end = manager.caEndMs() ?? Number.POSITIVE_INFINITY
        claim(`the InternalCA of ${manager.hostname} has expired`, end < Date.parse(now()), end)
        const isUp = manager.devices().every(({ state }) => state === 'enabled')
        claim('its devices are enabled', isUp, manager.devices())
      }
    })

    await step('the north: hotfix, status, generate_certs.pl', async ({ claim, show }) => {
      claim('hotfix FZ is installed', await north.installHotfix('FZ'), north.tasks())
      const shell = await rootAt(north)
      await shell.enter('cp -r /etc/sf/ca_root /var/tmp/ca_root.before')
      const before = await shell.enter(STATUS)
      claim('four channels stand', before.match(/Connected: Yes/g)?.length === 4, before)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim(
        'it told since when the old one is dead',
        run.includes('ca_root expired 3 days ago'),
        run,
      )
      claim('nothing has failed', !run.includes('Failed to push'), run)
      const after = await shell.enter(STATUS)
      show(STATUS, after)
      claim('the same four channels stand', after === before, after)
      claim('no device was ever disabled', losses('north') === 0)
      shell.close()
    })

    await step('the south: the manager is rebooted first', async ({ claim, show }) => {
      const shell = await rootAt(south)
      await shell.enter('reboot')
      claim('its devices go down', await south.devicesGoDown(), south.devices())
      claim('none comes back', !(await south.devicesComeUp(PATIENCE_MS)), south.devices())
      for (const role of ['branch', 'hub']) {
        const sent = alerts(role, 'alert.sent')
        claim(`${role} sends alert 45`, sent.length > 0 && sent.every((one) => one === 45), sent)
      }
      claim('the manager receives it', alerts('south', 'alert.received').includes(45))
      for (const device of [branch, hub]) {
        const error = device.log().findLast((line) => line.includes('  err ')) ?? ''
        const isExpired = error.endsWith('err 10:certificate has expired')
        claim(`the log of ${device.hostname} says why`, isExpired, error)
      }
      show('messages of a device', branch.log().slice(-10).join('\n'))
    })

    await step('the south: now the program reaches nobody', async ({ claim, show }) => {
      claim('hotfix FZ is installed', await south.installHotfix('FZ'), south.tasks())
      const shell = await rootAt(south)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim('six files have failed', run.match(/^Failed to push/gm)?.length === 6, run)
      shell.close()
      claim('no device comes back', !(await south.devicesComeUp(PATIENCE_MS)), south.devices())
    })
  },

  async repair({ north, south, edge, core, branch, hub, step }) {
    await step('the files are carried over SSH', async ({ claim, show }) => {
      const shell = await rootAt(south)
      for (const { hostname, address, username, password } of [branch, hub])
        await shell.enter(`echo '${hostname},${address},${username},${password}' >> devices.csv`)
      const run = await shell.enter('copy_sftunnel_certs.py devices.csv')
      show('copy_sftunnel_certs.py devices.csv', run)
      claim('both have them', run.match(/Successfully copied/g)?.length === 2, run)
      claim('both come back', await south.devicesComeUp(), south.devices())
      const authority = south.readFile(CA)
      const file = `/var/sf/peers/${south.uuid()}/cacert.pem`
      claim('on the new InternalCA', branch.readFile(file) === authority)
      shell.close()
    })

    await step('from now on a reboot is only a reboot', async ({ claim }) => {
      for (const one of [north, south, edge, core, branch, hub])
        claim(`${one.hostname} starts`, await one.reboot())
      for (const manager of [north, south])
        claim(`${manager.hostname} has its devices`, await manager.devicesComeUp())
    })
  },
})
