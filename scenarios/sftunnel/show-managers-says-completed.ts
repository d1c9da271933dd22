import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** Has the process manager of an appliance do something with sftunnel. */
async function order(appliance: Actor, verb: 'disablebyid' | 'enablebyid'): Promise<string> {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  await shell.enter(`pmtool ${verb} sftunnel`)
  const status = await shell.enter('pmtool status | grep "^sftunnel "')
  shell.close()
  return status
}

export default scenario({
  title: 'show managers says Completed while the tunnel is down',
  story: `No events come from a device, and somebody logs in there and types show managers. It
    says that the registration is completed, so the manager is taken to be well, and the search
    goes on elsewhere for a day. The command tells of the registration and not of the connection;
    sftunnel had been disabled on the manager for some maintenance, and nobody had enabled it
    again.`,
  references: ['Cisco document 222145', 'Cisco document 225502'],
  tags: ['sftunnel', 'fmc', 'ftd', 'show-managers', 'distractor'],
  lab: {
    start: '2024-05-06T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232' }),
      ftd: ftd({ hostname: 'FTD-1', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, ftd, step, advance, journal }) {
    const screens = async () => {
      const cli = await ftd.login()
      const managers = await cli.enter('show managers')
      const status = await cli.enter('sftunnel-status-brief')
      cli.close()
      return { managers, status }
    }
    let managersWhileUp = ''

    await step('the tunnel stands, and both commands say so', async ({ claim, show }) => {
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      const { managers, status } = await screens()
      show('show managers', managers)
      claim('the registration is completed', /Registration +: Completed/.test(managers), managers)
      claim('both channels stand', status.match(/Peer channel/g)?.length === 2, status)
      managersWhileUp = managers
    })

    await step(
      'sftunnel is disabled on the manager, and only one tells',
      async ({ claim, show }) => {
        const process = await order(fmc, 'disablebyid')
        claim('the process is disabled', process === 'sftunnel (system) - User Disabled', process)
        await advance('1d')
        claim('the tunnel is down', ftd.tunnel() === 'down', ftd.managers())
        const { managers, status } = await screens()
        claim('show managers is the same, letter by letter', managers === managersWhileUp, managers)
        show('sftunnel-status-brief', status)
        claim('no channel stands', !status.includes('Peer channel'), status)
        const reason =
          'Last disconnect reason : Both control and event channel connections with peer'
        claim('the status has the reason', status.includes(reason), status)
        claim('events are lost', ftd.services.reportConnections(5) === 0)
      },
    )

    await step('it is neither the network nor a certificate', async ({ claim, show }) => {
      const refused = ftd.log().findLast((line) => line.includes(' failed on port 8305 ')) ?? ''
      show('messages of the device', refused)
      claim('the manager refuses connections', refused.endsWith('(Connection refused)'), refused)
      claim('no alert was sent', journal({ event: 'alert.*' }).length === 0)
      const shell = await fmc.login()
      await shell.enter('expert')
      const sockets = await shell.enter('netstat -an | grep 8305')
      claim('nobody listens there', !sockets.includes('LISTEN'), sockets)
      shell.close()
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('sftunnel is enabled again', async ({ claim }) => {
      const process = await order(fmc, 'enablebyid')
      claim('the process is not disabled any more', !process.includes('User Disabled'), process)
      claim('the tunnel comes back', await ftd.comesUp(), ftd.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      claim('events arrive', ftd.services.reportConnections(5) === 1)
    })
  },
})
