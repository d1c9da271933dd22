import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

const KEY = 'Branch-2024-key'
const MISTYPED = 'Branch-2042-key'

export default scenario({
  title: 'A device is registered with a key that was mistyped on one side',
  story: `A device is given its manager and a registration key, and says that this was successful.
    The manager is given the same device, and after two minutes its task says that the
    registration has timed out, so that somebody opens a firewall. The connection was never the
    trouble: both ends met, and each found that the other has another key.`,
  references: ['Cisco document 215540', 'Cisco advisory cisco-sa-ftdfmc-sft-mitm-tc8AzFs2'],
  tags: ['sftunnel', 'fmc', 'ftd', 'registration'],
  lab: {
    start: '2024-05-06T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232' }),
      ftd: ftd({ hostname: 'FTD-1', address: '10.48.79.23' }),
    },
  },

  async script({ fmc, ftd, step, advance, journal }) {
    const alerts = () => journal({ event: 'alert.*' }).length
    let alertsOfAStranger = 0

    await step('both sides are told, and one is told wrong', async ({ claim, show }) => {
      const cli = await ftd.login()
      const answer = await cli.enter(`configure manager add ${fmc.address} ${MISTYPED}`)
      show('configure manager add', answer)
      claim('the device finds nothing wrong', answer.includes('successfully configured'), answer)
      cli.close()
      // Until the manager is told, it takes the device that calls for a stranger.
      await advance('1s')
      alertsOfAStranger = alerts()
      const isAdded = await fmc.addDevice({ host: ftd.address, name: 'FTD-1', key: KEY })
      claim('the manager does not get the device', !isAdded, fmc.devices())
      const text = fmc.tasks().at(-1)?.text ?? ''
      show('Tasks', text)
      claim('its task has timed out', text.startsWith('Registration timed out.'), text)
    })

    await step('the connection was good, and the key was not', async ({ claim, show }) => {
      const agreed = journal({ appliance: 'ftd', event: 'handshake.agreed' })
      const calls = agreed.filter(({ stream }) => /^(?:dial|sftunnel)-/.test(stream))
      claim('TLS came about', calls.length > 0, agreed)
      claim('no alert was sent', alerts() === alertsOfAStranger, alerts())
      for (const role of ['ftd', 'fmc']) {
        const refused = journal({ appliance: role, event: 'registration.refused' })
        const reasons = refused.map(({ data }) => ('reason' in data ? data.reason : ''))
        claim(`${role} has met a wrong key`, reasons.includes('wrong key'), reasons)
      }
      const failed = `Failed to authenticate peer '${fmc.address}'`
      const line = ftd.log().find((one) => one.includes('sftunneld:ssl_mac')) ?? ''
      show('messages of the device', line)
      claim('the log of the device says so', line.endsWith(failed), line)
      const written = JSON.stringify(journal())
      claim('neither key is on record', !written.includes(KEY) && !written.includes(MISTYPED))
    })

    await step('the device waits', async ({ claim, show }) => {
      const cli = await ftd.login()
      const managers = await cli.enter('show managers')
      show('show managers', managers)
      claim('the registration is pending', /Registration +: Pending/.test(managers), managers)
      claim(
        'no file was issued',
        ftd.readFile(`/var/sf/peers/${fmc.uuid()}/cacert.pem`) === undefined,
      )
      cli.close()
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('the manager is deleted and added with the right key', async ({ claim, show }) => {
      const cli = await ftd.login()
      await cli.enter('configure manager delete')
      await cli.enter(`configure manager add ${fmc.address} ${KEY}`)
      const isAdded = await fmc.addDevice({ host: ftd.address, name: 'FTD-1', key: KEY })
      claim('the device is registered', isAdded, fmc.tasks())
      claim('it is enabled', await fmc.devicesComeUp(), fmc.devices())
      const managers = await cli.enter('show managers')
      show('show managers', managers)
      claim('the registration is completed', /Registration +: Completed/.test(managers), managers)
      cli.close()
    })
  },
})
