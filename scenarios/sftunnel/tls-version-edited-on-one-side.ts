import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const CONF = '/etc/sf/sftunnel.conf'

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'TLS 1.3 is written into sftunnel.conf of the device, and the manager has 1.2 only',
  story: `Somebody hardens a device and writes TLS 1.3 into its sftunnel.conf. For weeks nothing
    happens; then the process is restarted, and the tunnel is gone. It looks like the certificates
    that everybody talks about, but neither log has a word about one: the two ends have no version
    in common, which is alert 70.`,
  references: ['Cisco Community thread 5354338', 'RFC 5246 section 7.2.2, protocol_version'],
  tags: ['sftunnel', 'fmc', 'ftd', 'tls', 'configuration'],
  lab: {
    start: '2024-05-06T08:00:00Z',
    cast: {
      fmc: fmc({ profile: '7.2', hostname: 'FMC-1', address: '10.48.79.232' }),
      ftd: ftd({ profile: '7.2', hostname: 'FTD-1', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, ftd, step, advance, journal }) {
    await step('the version is edited, and nothing happens', async ({ claim, show }) => {
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      const shell = await rootAt(ftd)
      await shell.enter(`sed -i s/TLSv1.2/TLSv1.3/ ${CONF}`)
      const version = await shell.enter(`grep proxy_tls_version ${CONF}`)
      show(`grep proxy_tls_version ${CONF}`, version)
      claim('the file says TLS 1.3', version.includes('TLSv1.3;'), version)
      shell.close()
      await advance('21d')
      claim('the tunnel stands', ftd.tunnel() === 'up', ftd.managers())
    })

    await step('the process is restarted, and the tunnel is gone', async ({ claim, show }) => {
      const cli = await ftd.login()
      await cli.enter('pmtool restartbyid sftunnel')
      claim('it does not come back within an hour', !(await ftd.comesUp()), ftd.managers())
      const status = await cli.enter('sftunnel-status-brief')
      show('sftunnel-status-brief', status)
      claim('no channel stands', !status.includes('Peer channel'), status)
      cli.close()
      claim('the manager shows it as disabled', fmc.devices()[0]?.state === 'disabled')
    })

    await step('alert 70 is all there is', async ({ claim, show }) => {
      const alerts = journal({ event: 'alert.*' }).flatMap(({ appliance, event, data }) =>
        'number' in data ? [{ appliance, event, number: data.number }] : [],
      )
      const numbers = new Set(alerts.map(({ number }) => number))
      claim('every alert is 70', numbers.size === 1 && numbers.has(70), [...numbers])
      const first = alerts.find(({ event }) => event === 'alert.sent')
      claim('the manager sent the first', first?.appliance === 'fmc', first)
      const received = 'error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version'
      claim(
        'the device has logged it',
        ftd.log().some((line) => line.endsWith(received)),
      )
      const unsupported = fmc.log().find((line) => line.includes('SSL_renegotiate error')) ?? ''
      claim(
        'the manager names its reason',
        unsupported.endsWith(':unsupported protocol'),
        unsupported,
      )
      const complaints = [...ftd.log(), ...fmc.log()].filter((line) => line.includes('  err '))
      claim('no certificate was complained of', complaints.length === 0, complaints)
      show('messages of the device', ftd.log().slice(-8).join('\n'))
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('the version is taken back, and the process restarted', async ({ claim }) => {
      const shell = await rootAt(ftd)
      await shell.enter(`sed -i s/TLSv1.3/TLSv1.2/ ${CONF}`)
      await shell.enter('pmtool restartbyid sftunnel')
      shell.close()
      claim('the tunnel comes back', await ftd.comesUp(), ftd.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      claim('policies are deployed', await fmc.deploy('FTD-1'), fmc.tasks())
    })
  },
})
