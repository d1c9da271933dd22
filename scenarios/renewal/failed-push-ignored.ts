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
  title: 'The renewal missed one device that was switched off, and nobody read that',
  story: `The InternalCA is renewed in good time, the prompt comes back, and the change is closed.
    One device was switched off that week, and three lines and a file said so. Months later it is
    switched on and does not come up. Its log says that the certificate has expired, while the
    manager shows one that is good until 2034: the device still holds the old one.`,
  references: ['Cisco document 222464', 'Field Notice 74214'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'failed-push'],
  lab: {
    start: '2024-07-15T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22', vdb: 399 }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
      hub: ftd({ hostname: 'HUB', address: '10.48.79.24', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, hub, step, advance, journal }) {
    await step('the renewal runs while one device is off', async ({ claim, show }) => {
      claim('both devices are enabled', await fmc.devicesComeUp(), fmc.devices())
      await advance('5m')
      claim('the Health tab warns', fmc.alerts()[0]?.severity === 'warning', fmc.alerts())
      branch.losePower()
      await advance('1d')
      claim('hotfix FZ is installed', await fmc.installHotfix('FZ'), fmc.tasks())
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim('it names the device', run.includes('Failed to push to BRANCH = '), run)
      claim('and ends as it always does', run.endsWith('Scalars leaked: 1'), run)
      shell.close()
      const received = hub.readFile(`/var/sf/peers/${fmc.uuid()}/cacert.pem`)
      claim('the other one has them', received === fmc.readFile('/etc/sf/ca_root/cacert.pem'))
    })

    await step('months later it is switched on and stays down', async ({ claim, show }) => {
      await advance('80d')
      claim('it starts', await branch.switchOn())
      claim('it does not come up', !(await branch.comesUp(undefined, 900_000)), branch.managers())
      const states = fmc.devices().map(({ name, state }) => `${name} ${state}`)
      show('Device Management', states.join('\n'))
      claim('the manager shows only this one as disabled', states[0] === 'BRANCH disabled', states)
      claim('nothing can be deployed', !(await fmc.deploy('BRANCH')), fmc.tasks())
    })

    await step('the two ends contradict each other', async ({ claim, show }) => {
      const lines = branch.log()
      const at = lines.findLastIndex((line) => line.includes('  err '))
      show('messages of the device', lines.slice(at - 3, at + 4).join('\n'))
      const error = lines[at] ?? ''
      claim('the device says expired', error.endsWith('err 10:certificate has expired'), error)
      const refused = journal({ appliance: 'branch', event: 'handshake.refused' }).flatMap(
        ({ data }) => ('verification' in data && data.verification ? [data.verification] : []),
      )
      claim('of the InternalCA, at depth 1', refused.at(-1)?.depth === 1, refused.at(-1))
      const received = journal({ appliance: 'fmc', event: 'alert.received' }).flatMap(({ data }) =>
        'number' in data ? [data.number] : [],
      )
      claim('the manager receives alert 45', received.includes(45), received)
      const ends = []
      for (const [one, path] of [
        [fmc, '/etc/sf/ca_root/cacert.pem'],
        [branch, `/var/sf/peers/${fmc.uuid()}/cacert.pem`],
      ] as const) {
        const shell = await rootAt(one)
        const end = await shell.enter(`openssl x509 -enddate -noout -in ${path}`)
        show(`${one.hostname}: ${path}`, end)
        ends.push(end.slice(-8))
        shell.close()
      }
      claim('one ends in 2034, the other in 2024', ends.join() === '2034 GMT,2024 GMT', ends)
    })
  },

  async repair({ fmc, branch, step }) {
    await step('FAILED_PUSH is read, and the device gets its files', async ({ claim, show }) => {
      const shell = await rootAt(fmc)
      const rows = await shell.enter('cat /var/tmp/certs/*/FAILED_PUSH')
      show('FAILED_PUSH', rows)
      const isListed = rows.startsWith(`${branch.uuid()} BRANCH ${branch.address} `)
      claim('it has said so since July', isListed, rows)
      const { hostname, address, username, password } = branch
      await shell.enter(`echo '${hostname},${address},${username},${password}' > devices.csv`)
      const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('it has them', account.includes('Successfully copied certificates to BRANCH'), account)
      shell.close()
      claim('its tunnel comes up', await branch.comesUp(), branch.managers())
      claim('both devices are enabled', await fmc.devicesComeUp(), fmc.devices())
      claim('policies are deployed', await fmc.deploy('BRANCH'), fmc.tasks())
    })
  },
})
