import { fmc, ftd, jumpHost } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const SCRIPT = 'copy_sftunnel_certs_jumpserver.py'
/** Where operators sit: logins of the script come from there. */
const OPERATORS = '10.48.79.10'
/** How long the copy scripts try to connect (Cisco document 222464). */
const CONNECT_LIMIT_S = 20
/** A quarter of an hour: a tunnel that has not returned by then has tried many times. */
const QUARTER_MS = 900_000

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

const row = ({ hostname, address, password }: Actor) => `${hostname},${address},admin,${password}`

export default scenario({
  title: 'A device takes SSH from the operators and a jump host only, and not from its manager',
  story: `A branch has been hardened: ssh-access-list names the operators and a jump host. Its tunnel
    is down, the certificates are renewed, and copy_sftunnel_certs.py on the manager gives up
    after 20 seconds, as if the device were off. It is there for everybody on the list, so the
    script for a jump server carries the files from where SSH is allowed to both.`,
  references: ['Cisco document 222464', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'jump-server', 'ssh', 'hardening'],
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
    },
  },

  async script({ fmc, jump, branch, step, advance, journal, now }) {
    await step('the device is hardened', async ({ claim, show }) => {
      claim('its tunnel stands', await fmc.devicesComeUp(), fmc.devices())
      const cli = await branch.login()
      const answer = await cli.enter(`configure ssh-access-list ${OPERATORS},${jump.address}`)
      claim('the list is taken', answer.includes('successfully'), answer)
      const list = await cli.enter('show ssh-access-list')
      show('show ssh-access-list', list)
      claim('the manager is not on it', !list.includes(fmc.address), list)
      cli.close()
      await advance('10d')
      claim('the tunnel stands, as SSH is none of its business', branch.tunnel() === 'up')
    })

    await step('after a power cut it is missed by the renewal', async ({ claim }) => {
      branch.losePower()
      await advance('10m')
      claim('it starts again', await branch.switchOn(), branch.state())
      claim('its tunnel is down', !(await branch.comesUp(undefined, QUARTER_MS)), branch.managers())
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      claim('nothing is pushed', run.match(/^Failed to push to BRANCH/gm)?.length === 3, run)
      shell.close()
    })

    await step('the manager does not get in', async ({ claim, show }) => {
      const shell = await rootAt(fmc)
      await shell.enter(`echo '${row(branch)}' > devices.csv`)
      const beganMs = Date.parse(now())
      const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
      const seconds = (Date.parse(now()) - beganMs) / 1_000
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('it could not connect', account.includes('Could not connect to BRANCH'), account)
      claim(
        'it took 20 seconds',
        seconds >= CONNECT_LIMIT_S && seconds < CONNECT_LIMIT_S + 5,
        seconds,
      )
      const failed = journal({ appliance: 'fmc', event: 'dial.failed' })
      const toSsh = failed.filter(({ data }) => 'to' in data && data.to === `${branch.address}:22`)
      claim(
        'nobody answered',
        toSsh.length > 0 &&
          toSsh.every(({ data }) => 'reason' in data && data.reason === 'timed-out'),
        failed,
      )
      const nc = await shell.enter(`ping -c 1 ${branch.address}`)
      claim('the device is there all the same', nc.includes(' 0% packet loss'), nc)
      shell.close()
    })
  },

  async repair({ fmc, jump, branch, step }) {
    await step('the jump host may go to both', async ({ claim, show }) => {
      const shell = await jump.login()
      const from = `admin@${fmc.address}:/usr/local/sf/bin/${SCRIPT}`
      await shell.enter(`scp ${from} .`, { password: fmc.password })
      for (const appliance of [fmc, branch])
        await shell.enter(`echo '${row(appliance)}' >> devices.csv`)
      const account = await shell.enter(`python3 ${SCRIPT} devices.csv; echo "exit status $?"`)
      show(`python3 ${SCRIPT} devices.csv`, account)
      claim(
        'it carries the files over',
        account.includes('Successfully copied certificates to BRANCH'),
        account,
      )
      claim('it ends with 0', account.endsWith('exit status 0'), account)
      claim('the tunnel comes up', await branch.comesUp(), branch.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      shell.close()
    })
  },
})
