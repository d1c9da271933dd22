import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** A quarter of an hour: a tunnel that has not returned by then has tried many times. */
const QUARTER_MS = 900_000

/** What comes along when a file name is copied from a web page: a space that nobody sees. */
const UNSEEN = '\u200b'

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'A key is pasted into a file whose name ends in a space that nobody sees',
  story: `One device was down when the certificates were renewed, and gets its three files by hand.
    The name of the key was copied from a web page, with a zero-width space at its end, so that
    the key goes into a file of its own and the real one keeps the old key. The listing has two
    files of that name, one with three question marks behind it, and the device no longer dials:
    certificate and key do not belong together.`,
  references: ['Cisco document 222464', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'manual'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, step, advance, journal, now }) {
    let restarted = ''

    const folder = () => `/var/sf/peers/${fmc.uuid()}`

    /** Pastes a file of the manager into one of the device, line by line. */
    async function paste(from: string, name: string): Promise<void> {
      const shell = await rootAt(branch)
      await shell.enter(`cd ${folder()}`)
      await shell.enter(`cat > ${name} << 'EOF'`)
      for (const line of (fmc.readFile(from) ?? '').trimEnd().split('\n')) await shell.enter(line)
      await shell.enter('EOF')
      shell.close()
    }

    await step('a device is missed by the renewal', async ({ claim }) => {
      claim('it is up', await fmc.devicesComeUp(), fmc.devices())
      await advance('10d')
      branch.losePower()
      await advance('10m')
      claim('it starts again', await branch.switchOn(), branch.state())
      claim(
        'its tunnel stays down',
        !(await branch.comesUp(undefined, QUARTER_MS)),
        branch.managers(),
      )
      await fmc.installHotfix('FZ')
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      claim('its three files are not pushed', run.match(/^Failed to push/gm)?.length === 3, run)
      shell.close()
    })

    await step('the three files are pasted by hand', async ({ claim, show }) => {
      const staged = `/var/sf/peers/${branch.uuid()}/certs_pushed`
      const shell = await rootAt(branch)
      await shell.enter(`cd ${folder()}`)
      await shell.enter(
        'for f in cacert.pem sftunnel-cert.pem sftunnel-key.pem; do cp $f $f.backup; done',
      )
      await paste('/etc/sf/ca_root/cacert.pem', 'cacert.pem')
      await paste(`${staged}/sftunnel-cert.pem`, 'sftunnel-cert.pem')
      await paste(`${staged}/sftunnel-key.pem`, `sftunnel-key.pem${UNSEEN}`)
      const listing = await shell.enter('ls -hal sftunnel*')
      show('ls -hal sftunnel*', listing)
      const keys = listing.split('\n').filter((line) => /sftunnel-key\.pem[^.]*$/.test(line))
      claim('there are two files of that name', keys.length === 2, listing)
      restarted = now()
      await shell.enter('pmtool restartbyid sftunnel')
      claim(
        'the device does not come back',
        !(await branch.comesUp(undefined, QUARTER_MS)),
        branch.managers(),
      )
      shell.close()
    })

    await step('the log has the reason, and nothing is dialled', async ({ claim, show }) => {
      const mismatch = 'X509_check_private_key:key values mismatch'
      const lines = branch.log().filter((line) => line.endsWith(mismatch))
      claim('the key is not that of the certificate', lines.length > 0, branch.log().slice(-6))
      show('messages of the device', lines.at(-1) ?? '')
      const dialled = journal({ appliance: 'branch', event: 'connection.dialled' })
      const later = dialled.filter(({ time }) => time > restarted)
      claim('the device does not dial', later.length === 0, later)
      const shell = await rootAt(branch)
      await shell.enter(`cd ${folder()}`)
      const sums = await shell.enter('sha256sum sftunnel-key.pem sftunnel-key.pem.backup')
      const digests = sums.split('\n').map((line) => line.split(' ')[0])
      claim('the real key is the old one', digests[0] === digests[1], sums)
      shell.close()
    })
  },

  async repair({ fmc, branch, step }) {
    await step('the name is put right', async ({ claim, show }) => {
      const shell = await rootAt(branch)
      await shell.enter(`cd /var/sf/peers/${fmc.uuid()}`)
      await shell.enter('mv -f sftunnel-key.pem[!.]* sftunnel-key.pem')
      show('ls -hal sftunnel*', await shell.enter('ls -hal sftunnel*'))
      await shell.enter('pmtool restartbyid sftunnel')
      claim('the tunnel comes up', await branch.comesUp(), branch.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      shell.close()
    })
  },
})
