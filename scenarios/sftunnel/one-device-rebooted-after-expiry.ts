import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

/** As OpenSSL numbers it. */
const EXPIRED = 10
const CERTIFICATE_EXPIRED = 45

export default scenario({
  title: 'One device is rebooted after the InternalCA has expired, and does not come back',
  story: `Two devices hang on a manager whose InternalCA expired last week, and both are up. One
    of them is rebooted for a reason of its own and stays disabled, while its neighbour works on,
    so that everybody looks for a fault of that device. Its log has it: error 10 at depth 1, and
    the manager has the alert that says so.`,
  references: ['CSCwd08098', 'Field Notice 74214', 'Cisco document 222464'],
  tags: ['sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'reboot'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', model: '1120', managers: ['fmc'] }),
      hub: ftd({ hostname: 'HUB', address: '10.48.79.24', model: '3110', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, hub, step, advance, journal }) {
    const states = () => Object.fromEntries(fmc.devices().map(({ name, state }) => [name, state]))
    const alerts = (role: string) =>
      journal({ appliance: role, event: 'alert.*' }).flatMap(({ event, data }) =>
        'number' in data ? [`${event} ${data.number}`] : [],
      )

    await step('a week after the date both devices are up', async ({ claim }) => {
      claim('both are enabled', await fmc.devicesComeUp(), states())
      await advance('10d')
      claim('both are still enabled', states().BRANCH === 'enabled' && states().HUB === 'enabled')
    })

    await step('one is rebooted and stays down', async ({ claim, show }) => {
      claim('it starts again', await branch.reboot())
      claim('its tunnel does not come up within an hour', !(await branch.comesUp()))
      claim('the manager shows it as disabled', states().BRANCH === 'disabled', states())
      claim('its neighbour is enabled', states().HUB === 'enabled', states())
      claim('the neighbour is deployed to', await fmc.deploy('HUB'), fmc.tasks())
      claim('it is not', !(await fmc.deploy('BRANCH')), fmc.tasks())
      const cli = await branch.login()
      const status = await cli.enter('sftunnel-status-brief')
      show('sftunnel-status-brief', status)
      claim('no channel is shown', !status.includes('Peer channel'), status)
      claim('the registration is untouched', status.includes('Registration: Completed.'), status)
      claim('the neighbour has both channels', hub.tunnel() === 'up', hub.managers())
      cli.close()
    })

    await step('both logs name the certificate', async ({ claim, show }) => {
      const device = branch.log().findLast((line) => line.includes('-Error with certificate')) ?? ''
      claim('the device has an error with the issuer', device.endsWith('at depth: 1'), device)
      const error = branch.log().findLast((line) => line.includes('  err ')) ?? ''
      claim('it is error 10', error.endsWith(`err ${EXPIRED}:certificate has expired`), error)
      const manager = fmc.log().find((line) => line.includes('SSL_renegotiate error')) ?? ''
      const received = 'error:14094415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired'
      claim('the manager has received an alert', manager.endsWith(received), manager)
      show('messages of the device', branch.log().slice(-12).join('\n'))
      show('messages of the manager', fmc.log().slice(-12).join('\n'))
    })

    await step('the alert was on the wire, and only between these two', async ({ claim }) => {
      const expected = `alert.sent ${CERTIFICATE_EXPIRED}`
      claim('the device sent alert 45', alerts('branch').includes(expected), alerts('branch'))
      const received = `alert.received ${CERTIFICATE_EXPIRED}`
      claim('the manager received it', alerts('fmc').includes(received), alerts('fmc'))
      claim('the neighbour has neither', alerts('hub').length === 0, alerts('hub'))
    })
  },

  async repair({ fmc, branch, hub, step, journal }) {
    await step('new files: one gets them over the tunnel, one over SSH', async (judge) => {
      const { claim, show } = judge
      claim('hotfix FZ is installed', await fmc.installHotfix('FZ'), fmc.tasks())
      const shell = await fmc.login()
      await shell.enter('expert')
      await shell.enter('sudo su', { password: fmc.password })
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      const failed = [...run.matchAll(/^Failed to push to (\S+)/gm)].map(([, name]) => name)
      claim('only BRANCH has failed', failed.join() === 'BRANCH,BRANCH,BRANCH', failed)
      const { hostname, address, username, password } = branch
      await shell.enter(`echo '${hostname},${address},${username},${password}' > devices.csv`)
      const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('it has them', account.includes('Successfully copied certificates to BRANCH'), account)
      shell.close()
      claim('its tunnel comes up', await branch.comesUp(), branch.managers())
      claim('both are enabled', await fmc.devicesComeUp(), fmc.devices())
      const losses = journal({ appliance: 'hub', event: 'tunnel.down' })
      claim('the neighbour never went down', losses.length === 0, losses)
    })

    await step('now the neighbour may be rebooted, too', async ({ claim }) => {
      claim('it starts again', await hub.reboot())
      claim('its tunnel comes up', await hub.comesUp(), hub.managers())
    })
  },
})
