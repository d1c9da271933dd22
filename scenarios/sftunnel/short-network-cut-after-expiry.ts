import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

const CUT = '15m'

export default scenario({
  title: 'A short network cut takes the tunnel for good once the InternalCA has expired',
  story: `The line to a branch is cut for a quarter of an hour, as it is every few months. It was
    never more than a gap in the statistics: the tunnel came back by itself within minutes. This
    time the InternalCA has expired in between, and when the line is back the tunnel is not.`,
  references: ['CSCwd08098', 'Field Notice 74214', 'Cisco document 222464'],
  tags: ['sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'network'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      ftd: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, ftd, step, advance, journal }) {
    const closings = () =>
      journal({ appliance: 'ftd', event: 'tunnel.down' }).map(({ data }) =>
        'reason' in data ? data.reason : '',
      )
    const alerts = () => journal({ appliance: 'ftd', event: 'alert.sent' })

    async function cutTheLine(): Promise<void> {
      ftd.cutNetwork()
      await advance(CUT)
      ftd.restoreNetwork()
    }

    await step('before the date the tunnel comes back', async ({ claim }) => {
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      await cutTheLine()
      claim('the tunnel was down', closings().length === 1, closings())
      claim('it comes back by itself', await ftd.comesUp(), ftd.managers())
      claim('the manager shows it', await fmc.devicesComeUp(), fmc.devices())
      claim('no alert was sent', alerts().length === 0, alerts())
    })

    await step('after the date a cut of a few seconds harms nothing', async ({ claim }) => {
      await advance('10d')
      ftd.cutNetwork()
      await advance('20s')
      ftd.restoreNetwork()
      await advance('10m')
      claim('the tunnel is the same', closings().length === 1, closings())
      claim('the device is enabled', fmc.devices()[0]?.state === 'enabled', fmc.devices())
    })

    await step('a cut that outlasts the heartbeats is for good', async ({ claim, show }) => {
      await cutTheLine()
      claim('the tunnel was down', closings().length === 2, closings())
      claim('for want of heartbeats', closings().at(-1) === 'no heartbeat', closings())
      await advance('1d')
      claim('a day later it is still down', ftd.tunnel() === 'down', ftd.managers())
      claim('the device is disabled', fmc.devices()[0]?.state === 'disabled', fmc.devices())
      const numbers = alerts().map(({ data }) => ('number' in data ? data.number : 0))
      claim('the line works: alert 45 crosses it', numbers.includes(45), numbers)
      const error = ftd.log().findLast((line) => line.includes('  err ')) ?? ''
      claim(
        'the log of the device says why',
        error.endsWith('err 10:certificate has expired'),
        error,
      )
      show('messages of the device', ftd.log().slice(-12).join('\n'))
    })

    await step('the screens agree', async ({ claim, show }) => {
      const cli = await ftd.login()
      const status = await cli.enter('sftunnel-status-brief')
      show('sftunnel-status-brief', status)
      claim('the registration is untouched', status.includes('Registration: Completed.'), status)
      claim('attempts go on', /Attempted at .* UTC/.test(status), status)
      claim('no channel stands', !status.includes('Peer channel'), status)
      cli.close()
      claim('nothing can be deployed', !(await fmc.deploy('BRANCH')), fmc.tasks())
    })
  },

  async repair({ fmc, ftd, step, advance }) {
    await step('new files are made, and carried to the device', async ({ claim, show }) => {
      claim('hotfix FZ is installed', await fmc.installHotfix('FZ'), fmc.tasks())
      const shell = await fmc.login()
      await shell.enter('expert')
      await shell.enter('sudo su', { password: fmc.password })
      const run = await shell.enter('generate_certs.pl')
      claim('three files have failed', run.match(/^Failed to push/gm)?.length === 3, run)
      const { hostname, address, username, password } = ftd
      await shell.enter(`echo '${hostname},${address},${username},${password}' > devices.csv`)
      const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('it has them', account.includes('Successfully copied certificates to BRANCH'), account)
      shell.close()
      claim('the tunnel comes up', await ftd.comesUp(), ftd.managers())
      claim('policies are deployed', await fmc.deploy('BRANCH'), fmc.tasks())
    })

    await step('the next cut is a gap in the statistics again', async ({ claim }) => {
      ftd.cutNetwork()
      await advance(CUT)
      ftd.restoreNetwork()
      claim('the tunnel comes back', await ftd.comesUp(), ftd.managers())
      claim('the manager shows it', await fmc.devicesComeUp(), fmc.devices())
    })
  },
})
