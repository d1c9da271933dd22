import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

const KEY = 'Branch-2024-key'
const NAT_ID = 'branch-17'
/** Where the manager was to move. */
const PLANNED = '10.48.90.10'

export default scenario({
  title: 'A device calls its manager at an address to which the manager has never moved',
  story: `The InternalCA of a manager has two months to go, everybody has read the field notice,
    and a branch goes down. The certificate is blamed, and it is not even looked at: the device
    was told the new address of the manager ahead of a move that was put off, and behind address
    translation only the device can dial. It shows at the next interruption, long after the
    change.`,
  references: ['Cisco document 225502', 'FTD Command Reference, configure manager edit'],
  tags: ['sftunnel', 'fmc', 'ftd', 'address', 'nat', 'distractor'],
  lab: {
    start: '2024-05-06T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', caExpiresIn: '60d', vdb: 399 }),
      ftd: ftd({ hostname: 'BRANCH', address: '10.48.79.23' }),
    },
  },

  async script({ fmc, ftd, step, advance, journal }) {
    const trouble = () => [
      ...journal({ event: 'alert.*' }),
      ...journal({ event: 'handshake.refused' }),
    ]
    let troubleBefore = 0

    await step('a device behind address translation is registered', async ({ claim }) => {
      const cli = await ftd.login()
      await cli.enter(`configure manager add ${fmc.address} ${KEY} ${NAT_ID}`)
      cli.close()
      const isAdded = await fmc.addDevice({ name: 'BRANCH', key: KEY, natId: NAT_ID })
      claim('the manager has the device', isAdded, fmc.tasks())
      await advance('5m')
      const [alert] = fmc.alerts()
      claim('the manager warns of its InternalCA', alert?.severity === 'warning', fmc.alerts())
    })

    await step(
      'the address of the manager is changed ahead of its move',
      async ({ claim, show }) => {
        const cli = await ftd.login()
        show('edit', await cli.enter(`configure manager edit ${fmc.uuid()} hostname ${PLANNED}`))
        cli.close()
        await advance('14d')
        claim('the tunnel stands', ftd.tunnel() === 'up', ftd.managers())
        troubleBefore = trouble().length
      },
    )

    await step('the device is rebooted and stays away', async ({ claim, show }) => {
      claim('it starts again', await ftd.reboot())
      claim('its tunnel stays down', !(await ftd.comesUp()), ftd.managers())
      const cli = await ftd.login()
      const managers = await cli.enter('show managers')
      show('show managers', managers)
      claim('the registration is completed', /Registration +: Completed/.test(managers), managers)
      claim('the planned address is shown', managers.includes(`: ${PLANNED}`), managers)
      cli.close()
    })

    await step('no certificate has anything to do with it', async ({ claim, show }) => {
      const since = trouble().slice(troubleBefore)
      claim('no handshake failed and no alert was sent', since.length === 0, since)
      const failed = ftd.log().find((line) => line.includes(`Connect to ${PLANNED} failed`)) ?? ''
      show('messages of the device', ftd.log().slice(-6).join('\n'))
      claim('the log of the device has the address', failed !== '', ftd.log().slice(-6))
      const complaints = ftd.log().filter((line) => line.includes('  err '))
      claim('it has no certificate', complaints.length === 0, complaints)
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('the device is given the address that is true', async ({ claim }) => {
      const cli = await ftd.login()
      await cli.enter(`configure manager edit ${fmc.uuid()} hostname ${fmc.address}`)
      cli.close()
      claim('the tunnel comes back', await ftd.comesUp(), ftd.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      const stillWarned = fmc.alerts().some(({ module }) => module === 'Certificate Monitoring')
      claim('the InternalCA still wants to be renewed', stillWarned, fmc.alerts())
    })
  },
})
