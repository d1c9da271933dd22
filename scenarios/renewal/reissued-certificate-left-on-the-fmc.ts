import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const FILES = ['sftunnel-cert.pem', 'sftunnel-key.pem'] as const
/** As OpenSSL numbers it. */
const WEAK_DIGEST = 68
/** A quarter of an hour: a tunnel that has not returned by then has tried many times. */
const QUARTER_MS = 900_000

/** Root's shell on an appliance; a login comes to it at once, or to the prompt `>`. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  if (shell.prompt() === '> ') await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

const query = (text: string) => `OmniQuery.pl -db mdb -e "${text}"`

export default scenario({
  title: 'The certificate of a device is issued anew on the manager, and never leaves it',
  story: `After the upgrade of a manager to 7.0 a device is refused because its certificate is signed
    over SHA-1. Its certificate is revoked and issued anew as CSCwa10423 says, sftunnel of the
    manager is restarted, and the device stays away. The new certificate and its key lie in the
    folder of the device on the manager, which has no use for them: they are for the device only,
    which still shows the old one, revoked by now.`,
  references: ['CSCwa10423'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'sha1', 'manual'],
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
    const errors = () =>
      journal({ appliance: 'fmc', event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification.error] : [],
      )

    await step('after the upgrade the device is refused', async ({ claim }) => {
      claim('under 6.6 it is up', await fmc.devicesComeUp(), fmc.devices())
      claim('7.0 is installed', await fmc.upgrade('7.0'), fmc.state())
      claim('the device is gone', !(await fmc.devicesComeUp(QUARTER_MS)), fmc.devices())
      claim(
        'it is error 68',
        errors().length > 0 && errors().every((error) => error === WEAK_DIGEST),
        errors(),
      )
    })

    await step('its certificate is revoked and issued anew', async ({ claim, show }) => {
      const shell = await rootAt(fmc)
      const folder = `/var/sf/peers/${ftd.uuid()}`
      const said = await shell.enter(
        query(`select cert_serial_number,service from ssl_peer where uuid='${ftd.uuid()}' \\G`),
      )
      const [, serial = ''] = /cert_serial_number: (\d+)/.exec(said) ?? []
      show('ssl_peer', said)
      show('sfca_revoke', await shell.enter(`sfca_revoke /etc/sf/ca_root ${serial}`))
      await shell.enter(query(`delete from ssl_peer where cert_serial_number = ${serial}`))
      const call = `SF::PeerManager::RegUtils::generateCert("${folder}/","sftunnel","localhost","${ftd.uuid()}")`
      await shell.enter(`perl -e 'use FlyLoader;use Data::Dumper; print ${call};'; echo`)
      const books = await shell.enter(`grep ${ftd.uuid()} /etc/sf/ca_root/index.txt`)
      show('index.txt', books)
      claim('the old one is revoked, the new one is entered', /^R.*\nV/.test(books), books)
      const listing = await shell.enter(`ls -1 ${folder}`)
      claim(
        'both files lie there',
        FILES.every((name) => listing.includes(name)),
        listing,
      )
      await shell.enter('pmtool restartbyid sftunnel')
      shell.close()
    })

    await step('the device stays away, for the reason of before', async ({ claim, show }) => {
      const seen = errors().length
      claim('it does not come up', !(await fmc.devicesComeUp(QUARTER_MS)), fmc.devices())
      const later = errors().slice(seen)
      const isOld = later.length > 0 && later.every((error) => error === WEAK_DIGEST)
      claim('it still shows the old certificate', isOld, later)
      show('messages of the manager', fmc.log().slice(-12).join('\n'))
      const there = ftd.readFile(`/var/sf/peers/${fmc.uuid()}/sftunnel-cert.pem`)
      const here = fmc.readFile(`/var/sf/peers/${ftd.uuid()}/sftunnel-cert.pem`)
      claim('what was issued is on the manager only', there !== here && here !== undefined)
    })
  },

  async repair({ fmc, ftd, step, journal }) {
    await step('both files are carried to the device', async ({ claim, show }) => {
      const here = await rootAt(fmc)
      await here.enter(`cd /var/sf/peers/${ftd.uuid()}`)
      const copied = await here.enter(`scp ${FILES.join(' ')} admin@${ftd.address}:/var/tmp/`, {
        password: ftd.password,
      })
      show('scp to the device', copied)
      const there = await rootAt(ftd)
      await there.enter(`cd /var/sf/peers/${fmc.uuid()}`)
      for (const name of FILES)
        await there.enter(`cp ${name} ${name}.backup; cat /var/tmp/${name} > ${name}`)
      await there.enter(`rm /var/tmp/sftunnel-*.pem; pmtool restartbyid sftunnel`)
      claim('the tunnel comes up', await ftd.comesUp(), ftd.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      claim('policies are deployed', await fmc.deploy('FTD-1'), fmc.tasks())
      for (const shell of [here, there]) shell.close()
    })

    await step('on the manager they are moved away', async ({ claim }) => {
      const shell = await rootAt(fmc)
      await shell.enter(
        `mkdir -p /var/tmp/FTD-1; mv /var/sf/peers/${ftd.uuid()}/sftunnel-*.pem /var/tmp/FTD-1`,
      )
      const left = FILES.filter(
        (name) => fmc.readFile(`/var/sf/peers/${ftd.uuid()}/${name}`) !== undefined,
      )
      claim('none is left', left.length === 0, left)
      claim('the manager is rebooted', await fmc.reboot(), fmc.state())
      claim('the device comes back', await fmc.devicesComeUp(), fmc.devices())
      claim('no private key is on record', !JSON.stringify(journal()).includes('PRIVATE KEY'))
      shell.close()
    })
  },
})
