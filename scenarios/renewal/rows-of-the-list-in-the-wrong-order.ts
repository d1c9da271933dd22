import { fmc, ftd, jumpHost } from 'fieldfault/emulators'
import { scenario, type Actor, type OperatorSession } from 'fieldfault/scenario'

const SCRIPT = 'copy_sftunnel_certs_jumpserver.py'
/** A quarter of an hour: a tunnel that has not returned by then has tried many times. */
const QUARTER_MS = 900_000

/** A row of the list, with the password that somebody believes to be right. */
const row = ({ hostname, address, password }: Actor, believed = password) =>
  `${hostname},${address},admin,${believed}`

/** Writes the list anew in vi, where no password of it gets into the history of the shell. */
async function writeList(shell: OperatorSession, rows: readonly string[]): Promise<void> {
  const keys = ['vi devices.csv\r', ':%d\r', `i${rows.join('\r')}\u001B`, ':wq\r']
  for (const pressed of keys) await shell.press(pressed)
}

export default scenario({
  title: 'The list for the jump server names a device first, and has a password that was changed',
  story: `All tunnels are down, the certificates are renewed, and the script for a jump server is to
    carry the files to two devices. The list has the devices first, so that the script takes a
    device for the manager and goes no further. With the manager in front it serves one device,
    and the other has had its password changed. The right list has the manager first and the
    passwords of today.`,
  references: ['Cisco document 222464', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'jump-server', 'ssh'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({
        profile: '7.2.10',
        hostname: 'FMC-1',
        address: '10.48.79.232',
        imageBuilt: '2014-09-22',
      }),
      jump: jumpHost({ hostname: 'jump', address: '10.48.79.50' }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
      hub: ftd({ hostname: 'HUB', address: '10.48.79.24', managers: ['fmc'] }),
    },
  },

  async script({ fmc, jump, branch, hub, step, advance, journal }) {
    /** Writes the list on the jump host and runs the script; its account, the exit status last. */
    async function copy(...rows: readonly string[]): Promise<string> {
      const shell = await jump.login()
      await writeList(shell, rows)
      const account = await shell.enter(`python3 ${SCRIPT} devices.csv; echo "exit status $?"`)
      shell.close()
      return account
    }

    await step(
      'all tunnels are down, and the certificates are renewed',
      async ({ claim, show }) => {
        claim('both are up', await fmc.devicesComeUp(), fmc.devices())
        await advance('10d')
        claim('the manager is rebooted', await fmc.reboot(), fmc.state())
        claim('no device comes back', !(await fmc.devicesComeUp(QUARTER_MS)), fmc.devices())
        const shell = await fmc.login()
        await shell.enter('expert')
        await shell.enter('sudo su', { password: fmc.password })
        const run = await shell.enter('generate_certs.pl')
        claim('nothing is pushed', run.match(/^Failed to push/gm)?.length === 6, run)
        show('generate_certs.pl', run)
        shell.close()
      },
    )

    await step('the script is fetched from the manager', async ({ claim, show }) => {
      const shell = await jump.login()
      const from = `admin@${fmc.address}:/usr/local/sf/bin/${SCRIPT}`
      const fetched = await shell.enter(`scp ${from} .`, { password: fmc.password })
      show(`scp ${from} .`, fetched)
      claim('it is there', jump.readFile(`/home/operator/${SCRIPT}`) !== undefined, fetched)
      shell.close()
    })

    await step('the devices stand first in the list', async ({ claim, show }) => {
      const account = await copy(row(branch), row(hub), row(fmc))
      show(`python3 ${SCRIPT} devices.csv`, account)
      const sentence =
        'BRANCH is not an FMC. The first row must be the FMC that made the certificates'
      claim('the first row is not a manager', account.includes(sentence), account)
      claim('nobody else is met', !/connection to (?:HUB|FMC-1)/.test(account), account)
      claim('it ends with 1', account.endsWith('exit status 1'), account)
    })

    await step('one password is that of last year', async ({ claim, show }) => {
      const account = await copy(row(fmc), row(branch), row(hub, 'Summer-2023'))
      show(`python3 ${SCRIPT} devices.csv`, account)
      claim(
        'one device is served',
        account.includes('Successfully copied certificates to BRANCH'),
        account,
      )
      claim('the other lets nobody in', account.includes('Authentication failed for HUB'), account)
      claim('it ends with 1', account.endsWith('exit status 1'), account)
      const refused = journal({ appliance: 'hub', event: 'login.refused' })
      claim('the device has refused a password', refused.length > 0, refused)
      claim('the first device is back', await branch.comesUp(), branch.managers())
      claim('the second is not', !(await hub.comesUp(undefined, QUARTER_MS)), hub.managers())
    })
  },

  async repair({ fmc, jump, hub, step, journal }) {
    await step('the list is right', async ({ claim, show }) => {
      const shell = await jump.login()
      await writeList(shell, [row(fmc), row(hub)])
      const account = await shell.enter(`python3 ${SCRIPT} devices.csv; echo "exit status $?"`)
      show(`python3 ${SCRIPT} devices.csv`, account)
      claim('it ends with 0', account.endsWith('exit status 0'), account)
      claim('the second device is back', await hub.comesUp(), hub.managers())
      claim('both are enabled', await fmc.devicesComeUp(), fmc.devices())
      const written = JSON.stringify(journal())
      claim('no private key is on record', !written.includes('PRIVATE KEY'))
      shell.close()
    })
  },
})
