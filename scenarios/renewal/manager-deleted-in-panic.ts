import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const KEY = 'Branch-2024-key'
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
  title: 'The manager is deleted on a device in panic, and the device on the manager as well',
  story: `A device has lost its tunnel after the InternalCA had expired, and somebody takes the
    registration for the trouble. The manager is deleted on the device, which takes the policies
    with it, and the device on the manager. The new registration fails as the tunnel did, since
    whatever the manager issues still hangs on the InternalCA that has expired. What one renewal
    and a copy of three files would have mended is now a device without policies.`,
  references: ['Cisco document 222464', 'Cisco document 222145', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'registration'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({
        profile: '7.2.10',
        hostname: 'FMC-1',
        address: '10.48.79.232',
        imageBuilt: '2014-09-22',
      }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, step, advance, journal }) {
    await step('a device with policies loses its tunnel', async ({ claim }) => {
      claim('it is up', await fmc.devicesComeUp(), fmc.devices())
      claim('its policies are deployed', await fmc.deploy('BRANCH'), fmc.tasks())
      await advance('10d')
      branch.losePower()
      await advance('10m')
      claim('it starts again', await branch.switchOn(), branch.state())
      claim(
        'its tunnel stays down',
        !(await branch.comesUp(undefined, QUARTER_MS)),
        branch.managers(),
      )
      claim('it works by its policies all the same', branch.services.policyRevision() === 1)
    })

    await step('the manager is deleted on the device', async ({ claim, show }) => {
      const cli = await branch.login()
      const answer = await cli.enter('configure manager delete')
      show('configure manager delete', answer)
      claim(
        'the device asks, and does it',
        answer.includes('Manager successfully deleted.'),
        answer,
      )
      claim('the policies are gone', branch.services.policyRevision() === undefined)
      const managers = await cli.enter('show managers')
      claim('it has no manager', managers.includes('No managers configured.'), managers)
      const folder = `/var/sf/peers/${fmc.uuid()}/cacert.pem`
      claim('its files are gone', branch.readFile(folder) === undefined)
      cli.close()
    })

    await step('it is registered again, to no avail', async ({ claim, show }) => {
      const cli = await branch.login()
      await cli.enter(`configure manager add ${fmc.address} ${KEY}`)
      cli.close()
      fmc.deleteDevice('BRANCH')
      const isAdded = await fmc.addDevice({ host: branch.address, name: 'BRANCH', key: KEY })
      show(
        'Tasks',
        fmc
          .tasks()
          .map(({ title, text, state }) => `${state}: ${title}: ${text}`)
          .join('\n'),
      )
      claim('the registration does not succeed', !isAdded, fmc.devices())
      claim('the tunnel does not stand', branch.tunnel() === 'down', branch.managers())
      const found = journal({ appliance: 'branch', event: 'handshake.refused' }).flatMap(
        ({ data }) =>
          'verification' in data && data.verification ? [data.verification.error] : [],
      )
      claim(
        'it is error 10, as before',
        found.length > 0 && found.every((error) => error === 10),
        found,
      )
      show('messages of the device', branch.log().slice(-10).join('\n'))
    })
  },

  async repair({ fmc, branch, step }) {
    await step('the certificates are renewed first', async ({ claim, show }) => {
      for (const { name } of fmc.devices()) fmc.deleteDevice(name)
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim('there is nobody to push to', !run.includes('Failed to push'), run)
      shell.close()
    })

    await step('the device is registered and deployed to anew', async ({ claim }) => {
      const cli = await branch.login()
      await cli.enter('configure manager delete')
      await cli.enter(`configure manager add ${fmc.address} ${KEY}`)
      cli.close()
      const isAdded = await fmc.addDevice({ host: branch.address, name: 'BRANCH', key: KEY })
      claim('it is registered', isAdded, fmc.tasks())
      claim('it is up', await branch.comesUp(), branch.managers())
      claim('it has no policies yet', branch.services.policyRevision() === undefined)
      claim('they are deployed anew', await fmc.deploy('BRANCH'), fmc.tasks())
      claim('the device has them', branch.services.policyRevision() === 2)
    })
  },
})
