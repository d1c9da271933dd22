import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

const KEY = 'Branch-2022-key'

export default scenario({
  title: 'After an upgrade the manager refuses a device whose certificate is signed over SHA-1',
  story: `A device has been registered since the days when its manager signed over SHA-1. The
    manager is upgraded to 7.0, its OpenSSL no longer takes such signatures, and the device is
    disabled from then on, though its certificate is good for years. The log of the manager says
    error 68, and the device learns no more than that its certificate is bad.`,
  references: ['CSCwa10423'],
  tags: ['sftunnel', 'fmc', 'ftd', 'certificate', 'sha1', 'upgrade'],
  lab: {
    start: '2022-03-07T18:00:00Z',
    cast: {
      fmc: fmc({
        profile: '6.6',
        hostname: 'FMC-1',
        address: '10.48.79.232',
        deviceDigest: 'sha1',
      }),
      ftd: ftd({ profile: '6.6', hostname: 'FTD-1', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, ftd, step, journal }) {
    const file = () => `/var/sf/peers/${fmc.uuid()}/sftunnel-cert.pem`

    await step('under 6.6 the tunnel stands', async ({ claim, show }) => {
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      const shell = await ftd.login()
      await shell.enter('expert')
      const command = `openssl x509 -text -noout -in ${file()} | grep -m 1 Signature`
      const algorithm = await shell.enter(command)
      show(command, algorithm)
      claim('it is signed over SHA-1', algorithm.includes('sha1WithRSAEncryption'), algorithm)
      shell.close()
    })

    await step('the manager is upgraded to 7.0, and the device is gone', async ({ claim }) => {
      claim('the upgrade is installed', await fmc.upgrade('7.0'), fmc.state())
      claim('the device does not come back', !(await fmc.devicesComeUp()), fmc.devices())
      claim('it is shown as disabled', fmc.devices()[0]?.state === 'disabled', fmc.devices())
      claim('nothing is deployed', !(await fmc.deploy('FTD-1')), fmc.tasks())
    })

    await step('the manager says error 68, the device alert 42', async ({ claim, show }) => {
      const found = journal({ appliance: 'fmc', event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification] : [],
      )
      const isWeak = found.every(({ error, depth }) => error === 68 && depth === 0)
      claim('only the certificate of the device is refused', found.length > 0 && isWeak, found)
      const error = fmc.log().find((line) => line.includes('  err ')) ?? ''
      claim('the manager logs it', error.endsWith(':CA signature digest algorithm too weak'), error)
      const received = 'error:14094412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate'
      claim(
        'the device has the alert',
        ftd.log().some((line) => line.endsWith(received)),
      )
      const complaints = ftd.log().filter((line) => line.includes('  err '))
      claim('the device finds nothing wrong itself', complaints.length === 0, complaints)
      show('messages of the manager', fmc.log().slice(-12).join('\n'))
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('the device is registered anew and gets another certificate', async ({ claim }) => {
      const before = ftd.readFile(`/var/sf/peers/${fmc.uuid()}/sftunnel-cert.pem`)
      fmc.deleteDevice('FTD-1')
      const cli = await ftd.login()
      await cli.enter('configure manager delete')
      await cli.enter(`configure manager add ${fmc.address} ${KEY}`)
      cli.close()
      const isAdded = await fmc.addDevice({ host: ftd.address, name: 'FTD-1', key: KEY })
      claim('it is registered', isAdded, fmc.tasks())
      const after = ftd.readFile(`/var/sf/peers/${fmc.uuid()}/sftunnel-cert.pem`)
      claim('the certificate is another one', after !== undefined && after !== before)
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      claim('policies are deployed', await fmc.deploy('FTD-1'), fmc.tasks())
    })
  },
})
