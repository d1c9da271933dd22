import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

/** The check that Cisco document 222464 gives. */
const DATES = 'openssl x509 -dates -noout -in /etc/sf/ca_root/cacert.pem'

export default scenario({
  title: 'The InternalCA of the manager has expired, and every tunnel is still up',
  story: `A manager was installed ten years ago, and today the certificate authority inside it has
    expired. Nothing happens: devices are enabled, policies are deployed, events arrive, because
    certificates are looked at when a tunnel is made and never again. What is lost is the way
    back, and with a vulnerability database from before 399 nobody is told.`,
  references: ['CSCwd08098', 'CSCwd08448', 'Field Notice 74214', 'Cisco document 222464'],
  tags: ['sftunnel', 'fmc', 'ftd', 'certificate', 'expiry'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22', vdb: 361 }),
      ftd: ftd({ hostname: 'FTD-1', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, ftd, step, advance, journal, now }) {
    const handshakes = () => journal({ event: 'handshake.*' }).length
    const status = async () => {
      const cli = await ftd.login()
      const screen = await cli.enter('sftunnel-status-brief')
      cli.close()
      return screen
    }

    await step('a week before the date everything works', async ({ claim }) => {
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      claim('policies are deployed', await fmc.deploy('FTD-1'), fmc.tasks())
    })

    await step('the date passes, and nothing happens', async ({ claim, show }) => {
      const before = handshakes()
      await advance('10d')
      claim('no handshake took place', handshakes() === before, handshakes())
      const shell = await fmc.login()
      await shell.enter('expert')
      await shell.enter('sudo su', { password: fmc.password })
      const dates = await shell.enter(DATES)
      show(DATES, dates)
      const end = Date.parse(/notAfter=(.*)/.exec(dates)?.[1] ?? '')
      claim('the InternalCA has expired', end < Date.parse(now()), dates)
      shell.close()
      const screen = await status()
      show('sftunnel-status-brief', screen)
      claim(
        'both channels stand',
        screen.match(/Peer channel Channel-[AB] is valid/g)?.length === 2,
      )
      claim('no tunnel went down', journal({ event: 'tunnel.down' }).length === 0)
      claim('the device is enabled', fmc.devices()[0]?.state === 'enabled', fmc.devices())
    })

    await step('what needs the tunnel works on', async ({ claim }) => {
      claim('policies are deployed', await fmc.deploy('FTD-1'), fmc.tasks())
      ftd.services.reportConnections(20)
      await advance('1s')
      claim('connection events arrive', fmc.devices()[0]?.events === 20, fmc.devices())
      const disposition = await ftd.services.lookUpMalware('ab'.repeat(32))
      claim('files are looked up', disposition === 'Unknown', disposition)
    })

    await step('only a newer vulnerability database tells', async ({ claim, show }) => {
      claim('the old one gave no alert', journal({ event: 'health.raised' }).length === 0)
      fmc.installVdb(399)
      await advance('5m')
      const [alert] = fmc.alerts()
      claim('the Health tab has an error', alert?.severity === 'error', fmc.alerts())
      const warning = fmc.tasks().find(({ group }) => group === 'Local Install')
      const text = warning?.text ?? ''
      show('Tasks', text)
      claim('the Tasks tab names the field notice', text.includes('FN #74214'), fmc.tasks())
      claim('the device is enabled all the same', fmc.devices()[0]?.state === 'enabled')
    })
  },

  async repair({ fmc, ftd, step, advance, journal }) {
    await step('new files cross the tunnels that stand', async ({ claim, show }) => {
      claim('hotfix FZ is installed', await fmc.installHotfix('FZ'), fmc.tasks())
      const shell = await fmc.login()
      await shell.enter('expert')
      await shell.enter('sudo su', { password: fmc.password })
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim('nothing has failed', !run.includes('Failed to push'), run)
      shell.close()
      claim('no tunnel went down', journal({ event: 'tunnel.down' }).length === 0)
      await advance('5m')
      claim('the Health tab is clean', fmc.alerts().length === 0, fmc.alerts())
    })

    await step('the way back is there again', async ({ claim }) => {
      claim('the device starts again', await ftd.reboot())
      claim('its tunnel comes up', await ftd.comesUp(), ftd.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
    })
  },
})
