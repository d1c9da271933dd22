import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'The certificates of a pair are renewed on the secondary manager first',
  story: `The InternalCA of both managers of a pair has expired while all tunnels stood. Somebody is
    logged in to the second manager and begins there. The program restarts the tunnel between the
    two, which rests on the first one, has expired and cannot return. On the first manager the
    program then reaches every device, but not its own partner.`,
  references: ['Cisco document 222464', 'Field Notice 74214', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'high-availability'],
  lab: {
    start: '2024-09-12T08:00:00Z',
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
    const pair = () =>
      [primary, secondary].flatMap((one) => one.views().highAvailability.map(({ state }) => state))

    await step('after the date everything stands', async ({ claim }) => {
      claim('FMC-1 has the device', await primary.devicesComeUp(), primary.devices())
      claim('FMC-2 has the device', await secondary.devicesComeUp(), secondary.devices())
      await advance('30d')
      claim(
        'the pair is connected',
        pair().every((state) => state === 'connected'),
        pair(),
      )
    })

    await step('the program runs on the secondary', async ({ claim, show }) => {
      const shell = await rootAt(secondary)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl on FMC-2', run)
      claim('the device has its files', !run.includes('Failed to push'), run)
      await advance('1h')
      claim(
        'the pair has lost each other',
        pair().every((state) => state === 'disconnected'),
        pair(),
      )
      shell.close()
    })

    await step('the tunnel between the managers has expired', async ({ claim, show }) => {
      const found = journal({ event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification] : [],
      )
      const isExpired = found.every(({ error }) => error === 10)
      claim('it is error 10', found.length > 0 && isExpired, found)
      const sent = journal({ event: 'alert.sent' })
      const numbers = new Set(sent.flatMap(({ data }) => ('number' in data ? [data.number] : [])))
      claim('alert 45 is on the wire', numbers.has(45), [...numbers])
      claim(
        'the device is not part of it',
        ftd.tunnel('FMC-1') === 'up' && ftd.tunnel('FMC-2') === 'up',
      )
      show('messages of FMC-2', secondary.log().slice(-10).join('\n'))
    })

    await step('the program on the primary does not reach its partner', async ({ claim, show }) => {
      const shell = await rootAt(primary)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl on FMC-1', run)
      const failed = [...run.matchAll(/^Failed to push to (\S+)/gm)].map(([, name]) => name)
      claim('only FMC-2 has failed', failed.join() === 'FMC-2,FMC-2,FMC-2', failed)
      await advance('1h')
      claim(
        'the pair stays apart',
        pair().every((state) => state === 'disconnected'),
        pair(),
      )
      shell.close()
    })
  },

  async repair({ primary, secondary, ftd, step, until }) {
    const isPair = () =>
      [primary, secondary].every((one) =>
        one.views().highAvailability.every(({ state }) => state === 'connected'),
      )

    await step('the files are carried to the partner', async ({ claim, show }) => {
      const shell = await rootAt(primary)
      await shell.enter(
        `echo 'FMC-2,${secondary.address},admin,${secondary.password}' > devices.csv`,
      )
      const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('it has them', account.includes('Successfully copied certificates to FMC-2'), account)
      claim('the pair is connected', await until(isPair, '1h'))
      shell.close()
    })

    await step('everything outlives a reboot', async ({ claim }) => {
      for (const one of [primary, secondary, ftd])
        claim(`${one.hostname} starts`, await one.reboot())
      for (const manager of [primary, secondary])
        claim(
          `${manager.hostname} has the device`,
          await manager.devicesComeUp(),
          manager.devices(),
        )
      claim('the pair is connected', await until(isPair, '1h'))
    })
  },
})
