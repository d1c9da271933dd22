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

export default scenario({
  title: 'One manager never warns of its InternalCA, and the warning of the other is dismissed',
  story: `Two managers are 100 days from the end of their InternalCA. The one in the north has an old
    vulnerability database and says nothing, before the date or after it. The one in the south has
    VDB 399 and reports a failed task, which the night shift dismisses among others; from then on
    only the Health tab tells, and nobody opens it. Both sites lose their device at the next
    reboot after the date.`,
  references: ['Cisco document 222464', 'Field Notice 74214', 'CSCwd08098', 'CSCwd08448'],
  tags: ['renewal', 'fmc', 'ftd', 'certificate', 'expiry', 'health'],
  lab: {
    start: '2024-06-14T08:00:00Z',
    cast: {
      north: fmc({
        hostname: 'FMC-NORTH',
        address: '10.48.79.232',
        imageBuilt: '2014-09-25',
        vdb: 398,
      }),
      edge: ftd({ hostname: 'EDGE', address: '10.48.79.23', managers: ['north'] }),
      south: fmc({
        hostname: 'FMC-SOUTH',
        address: '10.49.79.232',
        imageBuilt: '2014-09-25',
        vdb: 399,
      }),
      branch: ftd({ hostname: 'BRANCH', address: '10.49.79.23', managers: ['south'] }),
    },
  },

  async script({ north, south, edge, branch, step, advance, journal }) {
    const warnings = (role: string) => journal({ appliance: role, event: 'health.raised' })
    const certificateTasks = () =>
      south.tasks().filter(({ text }) => text.includes('internal root certificate'))

    await step('90 days before the end one of the two warns', async ({ claim, show }) => {
      for (const manager of [north, south])
        claim(`${manager.hostname} has its device`, await manager.devicesComeUp())
      await advance('20d')
      show(
        'Tasks in the south',
        certificateTasks()
          .map(({ text }) => text)
          .join('\n'),
      )
      show(
        'Health in the south',
        south
          .alerts()
          .map(({ text }) => text)
          .join('\n'),
      )
      claim('the south has a failed task', certificateTasks().length === 1, south.tasks())
      claim(
        'its Health tab has a warning',
        south.views().health.status === 'warning',
        south.alerts(),
      )
      claim('the north has no task', north.tasks().length === 0, north.tasks())
      claim('its Health tab is normal', north.views().health.status === 'normal', north.alerts())
    })

    await step('the night shift dismisses the task', async ({ claim }) => {
      for (const { id } of south.tasks()) south.dismissTask(id)
      await advance('30d')
      claim('it does not come again', south.tasks().length === 0, south.tasks())
      claim('the Health tab still warns', south.views().health.status === 'warning', south.alerts())
      claim('it was raised once', warnings('south').length === 1, warnings('south'))
    })

    await step('the date passes', async ({ claim, show }) => {
      await advance('60d')
      for (const manager of [north, south])
        claim(`${manager.hostname} has expired`, manager.views().certificate.standing === 'expired')
      claim('the north says nothing', north.tasks().length === 0 && north.alerts().length === 0)
      claim('the south has a new task', certificateTasks().length === 1, south.tasks())
      claim('its Health tab has an error', south.views().health.status === 'error', south.alerts())
      show(
        'Tasks in the south',
        certificateTasks()
          .map(({ text }) => text)
          .join('\n'),
      )
      for (const device of [edge, branch])
        claim(`${device.hostname} is up`, device.tunnel() === 'up', device.managers())
    })

    await step(
      'with the next reboot of each device its tunnel is gone',
      async ({ claim, show }) => {
        for (const device of [edge, branch]) {
          claim(`${device.hostname} starts`, await device.reboot(), device.state())
          claim('its tunnel stays down', !(await device.comesUp(undefined, QUARTER_MS)))
        }
        const error = edge.log().findLast((line) => line.includes('  err ')) ?? ''
        claim('it is error 10', error.endsWith('err 10:certificate has expired'), error)
        const alerts = north.alerts().map(({ module }) => module)
        claim(
          'in the north only heartbeats are missed',
          alerts.join() === 'Appliance Heartbeat',
          alerts,
        )
        show(
          'Health in the north',
          north
            .alerts()
            .map(({ text }) => text)
            .join('\n'),
        )
      },
    )
  },

  async repair({ north, south, edge, branch, step, advance }) {
    await step('a database that warns is installed in the north', async ({ claim, show }) => {
      north.installVdb(399)
      await advance('5m')
      const texts = north.alerts().map(({ text }) => text)
      show('Health in the north', texts.join('\n'))
      claim(
        'the next health run has it',
        texts.some((text) => text.includes('has expired at')),
        texts,
      )
    })

    await step('both sites are renewed, and their devices get the files', async ({ claim }) => {
      const sites = [
        { manager: north, device: edge },
        { manager: south, device: branch },
      ] as const
      for (const { manager, device } of sites) {
        claim(
          `${manager.hostname} has its hotfix`,
          await manager.installHotfix('FZ'),
          manager.tasks(),
        )
        const shell = await rootAt(manager)
        await shell.enter('generate_certs.pl')
        await shell.enter(
          `echo '${device.hostname},${device.address},admin,${device.password}' > devices.csv`,
        )
        const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
        claim('the files are there', account.includes('Successfully copied certificates'), account)
        claim('the device comes back', await manager.devicesComeUp(), manager.devices())
        shell.close()
        await advance('5m')
        claim('Health is normal', manager.views().health.status === 'normal', manager.alerts())
      }
    })
  },
})
