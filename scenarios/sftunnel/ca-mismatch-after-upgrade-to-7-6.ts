import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const KEY = 'Branch-2025-key'
const COPY = '/var/tmp/before-migration'
const CONF = '/etc/sf/sftunnel.conf'

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'After an upgrade to 7.6 a device shows a certificate of the manager that it had before',
  story: `A device moved from an old manager to a new one, and after that somebody put two of the
    old certificate files back. The tunnel stood on what it had read before, until the upgrade to
    7.6 started everything anew. Now port 8305 answers, the device even reports a handshake that
    succeeded, and yet no channel comes up: the manager does not know who has signed that
    certificate.`,
  references: ['Cisco Community thread 5354338'],
  tags: ['sftunnel', 'fmc', 'ftd', 'certificate', 'upgrade', 'tls-1.3'],
  lab: {
    start: '2025-02-10T08:00:00Z',
    cast: {
      old: fmc({ profile: '7.2', hostname: 'FMC-OLD', address: '10.48.79.231' }),
      fmc: fmc({ profile: '7.6', hostname: 'FMC-NEW', address: '10.48.79.232' }),
      ftd: ftd({ profile: '7.2', hostname: 'FTD-1', address: '10.48.79.23', managers: ['old'] }),
    },
  },

  async script({ old, fmc, ftd, step, advance, journal }) {
    const folder = () => `/var/sf/peers/${fmc.uuid()}`
    const refusals = () =>
      journal({ appliance: 'fmc', event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification] : [],
      )
    const alertsAtDevice = () =>
      journal({ appliance: 'ftd', event: 'alert.received' }).flatMap(({ data }) =>
        'number' in data ? [data.number] : [],
      )

    await step('the device moves to the new manager', async ({ claim }) => {
      claim('the old manager has it', await old.devicesComeUp(), old.devices())
      const shell = await rootAt(ftd)
      await shell.enter(`cp -r /var/sf/peers/${old.uuid()} ${COPY}`)
      shell.close()
      const cli = await ftd.login()
      await cli.enter('configure manager delete')
      old.deleteDevice('FTD-1')
      await cli.enter(`configure manager add ${fmc.address} ${KEY}`)
      cli.close()
      const isAdded = await fmc.addDevice({ host: ftd.address, name: 'FTD-1', key: KEY })
      claim('the new manager has it', isAdded, fmc.tasks())
    })

    await step('two old files are put back, and nothing happens', async ({ claim, show }) => {
      const shell = await rootAt(ftd)
      await shell.enter(`cp ${COPY}/sftunnel-cert.pem ${COPY}/sftunnel-key.pem ${folder()}/`)
      const command = `openssl x509 -issuer -noout -in ${folder()}/sftunnel-cert.pem`
      const issuer = await shell.enter(command)
      show(command, issuer)
      claim('the old manager has issued it', issuer.includes(`CN = ${old.uuid()}`), issuer)
      shell.close()
      await advance('30d')
      claim('the tunnel stands', ftd.tunnel() === 'up', ftd.managers())
      claim('policies are deployed', await fmc.deploy('FTD-1'), fmc.tasks())
    })

    await step('the device is upgraded and stays away', async ({ claim, show }) => {
      const [before, alertsBefore] = [refusals().length, alertsAtDevice().length]
      claim('the upgrade is installed', await ftd.upgrade('7.6'), ftd.state())
      claim('its tunnel does not come up', !(await ftd.comesUp()), ftd.managers())
      claim('the manager shows it as disabled', fmc.devices()[0]?.state === 'disabled')
      const since = refusals().slice(before)
      const isForeign = since.every(({ error, depth }) => error === 20 && depth === 0)
      claim('the manager cannot find the issuer', since.length > 0 && isForeign, since)
      const alerts = alertsAtDevice().slice(alertsBefore)
      claim(
        'it answers with alert 48',
        alerts.length > 0 && alerts.every((one) => one === 48),
        alerts,
      )
      const error = fmc.log().findLast((line) => line.includes('  err ')) ?? ''
      show('messages of the manager', fmc.log().slice(-12).join('\n'))
      claim(
        'the log of the manager has it in words',
        error.endsWith('err 20:unable to get local issuer certificate'),
        error,
      )
    })

    await step('TLS 1.3 makes it look better than it is', async ({ claim, show }) => {
      const written = ftd.log().length
      const shell = await rootAt(ftd)
      await shell.enter(`sed -i s/TLSv1.2/TLSv1.3/ ${CONF}`)
      await shell.enter('pmtool restartbyid sftunnel')
      shell.close()
      claim('its tunnel does not come up', !(await ftd.comesUp()), ftd.managers())
      const lines = ftd.log().slice(written)
      show('messages of the device', lines.slice(0, 12).join('\n'))
      const verified = lines.some((line) => line.endsWith('[INFO] SSL Verification status: ok'))
      claim('the device takes the handshake for good', verified, lines)
      const broken = lines.some((line) => line.endsWith(`Peer ${fmc.address} needs re-connect`))
      claim('the manager breaks off afterwards', broken, lines)
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('the old files are cleaned out by a registration', async ({ claim }) => {
      fmc.deleteDevice('FTD-1')
      const cli = await ftd.login()
      await cli.enter('configure manager delete')
      const isGone = ftd.readFile(`/var/sf/peers/${fmc.uuid()}/sftunnel-cert.pem`) === undefined
      claim('the folder of the manager is gone', isGone)
      await cli.enter(`configure manager add ${fmc.address} ${KEY}`)
      cli.close()
      const isAdded = await fmc.addDevice({ host: ftd.address, name: 'FTD-1', key: KEY })
      claim('the device is registered', isAdded, fmc.tasks())
      claim('its tunnel comes up', await ftd.comesUp(), ftd.managers())
      claim('policies are deployed', await fmc.deploy('FTD-1'), fmc.tasks())
    })
  },
})
