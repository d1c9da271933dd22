import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const CA = '/etc/sf/ca_root/cacert.pem'
const KEPT = '/var/tmp/ca_root.before/cacert.pem'
/** The check that Cisco document 222464 gives. */
const DATES = `openssl x509 -dates -noout -in ${CA}`

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'The InternalCA is renewed two months before it expires',
  story: `Two sites have read the field notice in time. In the north the hotfix is installed, and
    generate_certs.pl sends everybody new files while all tunnels stand; nobody notices anything.
    In the south the program is looked for before the hotfix is there, and then the manager is
    upgraded, which takes every tunnel down for a while and renews nothing. The hotfix and the
    program are what was needed there as well.`,
  references: ['Field Notice 74214', 'Cisco document 222464', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'upgrade'],
  lab: {
    start: '2024-07-15T08:00:00Z',
    cast: {
      north: fmc({
        hostname: 'FMC-NORTH',
        address: '10.48.79.232',
        imageBuilt: '2014-09-22',
        vdb: 399,
      }),
      edge: ftd({ hostname: 'EDGE', address: '10.48.79.23', managers: ['north'] }),
      core: ftd({ hostname: 'CORE', address: '10.48.79.24', managers: ['north'] }),
      south: fmc({
        hostname: 'FMC-SOUTH',
        address: '10.49.79.232',
        imageBuilt: '2014-09-22',
        vdb: 399,
      }),
      branch: ftd({ hostname: 'BRANCH', address: '10.49.79.23', managers: ['south'] }),
    },
  },

  async script({ north, south, edge, core, step, advance, journal }) {
    const losses = (role: string) => journal({ appliance: role, event: 'device.disabled' }).length

    await step('both managers warn', async ({ claim, show }) => {
      for (const manager of [north, south]) {
        claim('its devices are enabled', await manager.devicesComeUp(), manager.devices())
        await advance('5m')
        const [alert] = manager.alerts()
        show(`Health of ${manager.hostname}`, alert?.text ?? '')
        claim('the Health tab has a warning', alert?.severity === 'warning', manager.alerts())
      }
    })

    await step('the north: hotfix, copy, status', async ({ claim, show }) => {
      claim('hotfix FZ is installed', await north.installHotfix('FZ'), north.tasks())
      const shell = await rootAt(north)
      // Stands for the backup, which is made in the web interface.
      await shell.enter('cp -r /etc/sf/ca_root /var/tmp/ca_root.before')
      claim('the old InternalCA is kept', north.readFile(CA) === north.readFile(KEPT))
      const status = await shell.enter('sftunnel_status.pl | grep -E "RUN STATUS|Connected"')
      show('sftunnel_status.pl', status)
      claim('four channels stand', status.match(/Connected: Yes/g)?.length === 4, status)
      shell.close()
    })

    await step('the north: generate_certs.pl', async ({ claim, show }) => {
      const shell = await rootAt(north)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim('it told how long the old one had', /expires in 65 days/.test(run), run)
      claim('nothing has failed', !run.includes('Failed to push'), run)
      const missed = await shell.enter('ls /var/tmp/certs/*/FAILED_PUSH')
      claim('there is no FAILED_PUSH', missed.includes('No such file'), missed)
      const dates = await shell.enter(DATES)
      show(DATES, dates)
      claim('the new one ends in 2034', /notAfter=.* 2034 GMT/.test(dates), dates)
      const status = await shell.enter('sftunnel_status.pl | grep -E "RUN STATUS|Connected"')
      claim('four channels stand', status.match(/Connected: Yes/g)?.length === 4, status)
      claim('no device was ever disabled', losses('north') === 0)
      const authority = north.readFile(CA)
      for (const device of [edge, core])
        claim(
          `${device.hostname} has the new InternalCA`,
          device.readFile(`/var/sf/peers/${north.uuid()}/cacert.pem`) === authority,
        )
      shell.close()
    })

    await step('the south: the program is not there', async ({ claim, show }) => {
      const shell = await rootAt(south)
      const answer = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', answer)
      claim('the shell does not know it', answer.includes('command not found'), answer)
      shell.close()
    })

    await step('the south: an upgrade instead', async ({ claim, show }) => {
      const before = south.readFile(CA)
      claim('7.4 is installed', await south.upgrade('7.4'), south.state())
      claim('the InternalCA is the old one', south.readFile(CA) === before)
      claim('every device was away', losses('south') === 1)
      claim('it came back by itself', await south.devicesComeUp(), south.devices())
      const shell = await rootAt(south)
      const dates = await shell.enter(DATES)
      show(DATES, dates)
      claim('it ends when it did', dates.includes('notAfter=Sep 19 00:00:00 2024 GMT'), dates)
      const answer = await shell.enter('generate_certs.pl')
      claim('the program is still not there', answer.includes('command not found'), answer)
      shell.close()
    })
  },

  async repair({ north, south, edge, core, branch, step, advance }) {
    await step('the south: hotfix of 7.4 and generate_certs.pl', async ({ claim, show }) => {
      claim('that of 7.2 is refused', !(await south.installHotfix('FZ')), south.tasks())
      show('Tasks', south.tasks().at(-1)?.text ?? '')
      claim('hotfix AO is installed', await south.installHotfix('AO'), south.tasks())
      const shell = await rootAt(south)
      const run = await shell.enter('generate_certs.pl')
      claim('nothing has failed', !run.includes('Failed to push'), run)
      shell.close()
    })

    await step(
      'the old date passes, everything is restarted, and comes back',
      async ({ claim }) => {
        await advance('80d')
        for (const one of [north, south, edge, core, branch])
          claim(`${one.hostname} starts`, await one.reboot())
        for (const manager of [north, south])
          claim(
            `${manager.hostname} has its devices`,
            await manager.devicesComeUp(),
            manager.devices(),
          )
      },
    )
  },
})
