import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** A quarter of an hour: a tunnel that has not returned by then has tried many times. */
const QUARTER_MS = 900_000

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'The certificates of a pair are renewed on the primary manager only',
  story: `Two managers are a pair, both installed from one image. On the first one the certificates
    are renewed in time, and everybody believes that the pair shares them. Each manager has an
    InternalCA of its own: half a year later a device is rebooted and returns to the first manager
    only, because that of the second one has expired meanwhile.`,
  references: ['Cisco document 222464', 'Field Notice 74214', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'high-availability'],
  lab: {
    start: '2024-06-12T08:00:00Z',
    cast: {
      primary: fmc({
        profile: '7.2.10',
        hostname: 'FMC-1',
        address: '10.48.79.232',
        imageBuilt: '2014-09-22',
        haPeer: 'secondary',
      }),
      secondary: fmc({
        profile: '7.2.10',
        hostname: 'FMC-2',
        address: '10.48.79.233',
        imageBuilt: '2014-09-22',
        haPeer: 'primary',
        haRole: 'secondary',
      }),
      ftd: ftd({ hostname: 'FTD-1', address: '10.48.79.23', managers: ['primary', 'secondary'] }),
    },
  },

  async script({ primary, secondary, ftd, step, advance, journal }) {
    const end = (manager: typeof primary) => new Date(manager.caEndMs() ?? 0).toISOString()

    await step('the program runs on the primary manager', async ({ claim, show }) => {
      claim('FMC-1 has the device', await primary.devicesComeUp(), primary.devices())
      claim('FMC-2 has the device', await secondary.devicesComeUp(), secondary.devices())
      const shell = await rootAt(primary)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim('everything is pushed', !run.includes('Failed to push'), run)
      claim('its InternalCA ends in 2034', end(primary).startsWith('2034-'), end(primary))
      claim(
        'that of the other one still in 2024',
        end(secondary).startsWith('2024-09'),
        end(secondary),
      )
      shell.close()
    })

    await step('half a year later a device is rebooted', async ({ claim, show }) => {
      await advance('180d')
      claim(
        'until then both tunnels stand',
        ftd.tunnel('FMC-1') === 'up' && ftd.tunnel('FMC-2') === 'up',
      )
      claim('the device starts again', await ftd.reboot(), ftd.state())
      claim('it returns to the primary', await ftd.comesUp('FMC-1'), ftd.managers())
      claim(
        'it does not return to the secondary',
        !(await ftd.comesUp('FMC-2', QUARTER_MS)),
        ftd.managers(),
      )
      const [pair] = secondary.views().highAvailability
      claim('the tunnel between the managers stands', pair?.state === 'connected', pair)
      const cli = await ftd.login()
      show('sftunnel-status-brief', await cli.enter('sftunnel-status-brief'))
      cli.close()
    })

    await step('both ends name the InternalCA of the secondary', async ({ claim, show }) => {
      const line = ftd.log().findLast((one) => one.includes('  issuer ')) ?? ''
      claim('the log of the device has its UUID', line.includes(`CN=${secondary.uuid()}`), line)
      const found = journal({ appliance: 'ftd', event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification] : [],
      )
      const isExpired = found.every(({ error, depth }) => error === 10 && depth === 1)
      claim('it is error 10 at depth 1', found.length > 0 && isExpired, found)
      const received = journal({ appliance: 'secondary', event: 'alert.received' })
      const numbers = new Set(
        received.flatMap(({ data }) => ('number' in data ? [data.number] : [])),
      )
      claim('FMC-2 received alert 45', numbers.has(45), [...numbers])
      const others = journal({ appliance: 'primary', event: 'alert.*' })
      claim('FMC-1 received none', others.length === 0, others)
      show('messages of the device', ftd.log().slice(-12).join('\n'))
    })
  },

  async repair({ primary, secondary, ftd, step }) {
    await step(
      'the program runs on the secondary, and the files are carried over',
      async ({ claim, show }) => {
        const shell = await rootAt(secondary)
        const run = await shell.enter('generate_certs.pl')
        claim('the device is out of its reach', run.includes('Failed to push to FTD-1'), run)
        await shell.enter(`echo 'FTD-1,${ftd.address},admin,${ftd.password}' > devices.csv`)
        const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
        show('copy_sftunnel_certs.py devices.csv', account)
        claim(
          'the files are there',
          account.includes('Successfully copied certificates to FTD-1'),
          account,
        )
        claim('the tunnel to FMC-2 comes up', await ftd.comesUp('FMC-2'), ftd.managers())
        claim('that to FMC-1, too', await ftd.comesUp('FMC-1'), ftd.managers())
        shell.close()
      },
    )

    await step('everything outlives a reboot', async ({ claim }) => {
      for (const one of [primary, secondary, ftd])
        claim(`${one.hostname} starts`, await one.reboot())
      for (const manager of [primary, secondary])
        claim(
          `${manager.hostname} has the device`,
          await manager.devicesComeUp(),
          manager.devices(),
        )
    })
  },
})
