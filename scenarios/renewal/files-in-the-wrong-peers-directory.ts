import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** A quarter of an hour: a tunnel that has not returned by then has tried many times. */
const QUARTER_MS = 900_000

const FILES = ['cacert.pem', 'sftunnel-cert.pem', 'sftunnel-key.pem'] as const

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

type Shell = Awaited<ReturnType<typeof rootAt>>

/** Pastes a text into a file, line by line. */
async function paste(shell: Shell, path: string, text = ''): Promise<void> {
  await shell.enter(`cat > ${path} << 'EOF'`)
  for (const line of text.trimEnd().split('\n')) await shell.enter(line)
  await shell.enter('EOF')
}

export default scenario({
  title: 'The files of one manager are pasted into the directory of the other',
  story: `A device has two managers, so that there are two directories below /var/sf/peers. It was
    without power when the first manager renewed its certificates, and gets the files by hand,
    into the wrong one of the two. The tunnel to the first manager stays down as before, and with
    the restart the one to the second manager is lost as well, for which nothing was wrong: each
    of the two has an InternalCA of its own.`,
  references: ['Cisco document 222464', 'CSCwd08098'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'manual', 'high-availability'],
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
        imageBuilt: '2016-03-01',
        haPeer: 'primary',
        haRole: 'secondary',
      }),
      ftd: ftd({ hostname: 'FTD-1', address: '10.48.79.23', managers: ['primary', 'secondary'] }),
    },
  },

  async script({ primary, secondary, ftd, step, advance, journal }) {
    const alerts = () =>
      journal({ appliance: 'ftd', event: 'alert.sent' }).flatMap(({ data }) =>
        'number' in data ? [data.number] : [],
      )

    await step('the device is missed by the renewal of the first manager', async ({ claim }) => {
      claim('both tunnels stand', await bothUp(ftd), ftd.managers())
      await advance('10d')
      ftd.losePower()
      await advance('10m')
      claim('the device starts again', await ftd.switchOn(), ftd.state())
      claim('the tunnel to FMC-2 returns', await ftd.comesUp('FMC-2'), ftd.managers())
      claim('that to FMC-1 does not', !(await ftd.comesUp('FMC-1', QUARTER_MS)), ftd.managers())
      const shell = await rootAt(primary)
      const run = await shell.enter('generate_certs.pl')
      claim('its files are not pushed', run.match(/^Failed to push to FTD-1/gm)?.length === 3, run)
      shell.close()
    })

    await step('the files go into the wrong directory', async ({ claim, show }) => {
      const shell = await rootAt(ftd)
      show('ls -1 /var/sf/peers', await shell.enter('ls -1 /var/sf/peers'))
      await shell.enter(`cd /var/sf/peers/${secondary.uuid()}`)
      for (const name of FILES) {
        await shell.enter(`cp ${name} ${name}.backup`)
        await paste(shell, name, issued(primary, ftd)[name])
      }
      await shell.enter('pmtool restartbyid sftunnel')
      claim('FMC-1 stays away', !(await ftd.comesUp('FMC-1', QUARTER_MS)), ftd.managers())
      claim('FMC-2 is lost, too', ftd.tunnel('FMC-2') === 'down', ftd.managers())
      shell.close()
    })

    await step('each end says why', async ({ claim, show }) => {
      const found = journal({ appliance: 'ftd', event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification] : [],
      )
      const strangers = found.filter(({ error }) => error === 19)
      claim(
        'FMC-2 shows an InternalCA that is not that of its directory: error 19',
        strangers.length > 0,
        found,
      )
      claim(
        'FMC-1 shows what has expired: error 10',
        found.some(({ error }) => error === 10),
        found,
      )
      claim(
        'alert 48 goes to FMC-2, 45 to FMC-1',
        alerts().includes(48) && alerts().includes(45),
        alerts(),
      )
      const shell = await rootAt(ftd)
      for (const { uuid, hostname } of [primary, secondary].map((one) => ({
        uuid: one.uuid(),
        hostname: one.hostname,
      }))) {
        const command = `openssl x509 -noout -subject -in /var/sf/peers/${uuid}/cacert.pem`
        show(`InternalCA in the directory of ${hostname}`, await shell.enter(command))
      }
      const subject = await shell.enter(
        `openssl x509 -noout -subject -in /var/sf/peers/${secondary.uuid()}/cacert.pem`,
      )
      claim(
        'the directory of FMC-2 has the InternalCA of FMC-1',
        subject.includes(primary.uuid()),
        subject,
      )
      shell.close()
    })
  },

  async repair({ primary, secondary, ftd, step }) {
    await step('the backups return, and the files go where they belong', async ({ claim }) => {
      const shell = await rootAt(ftd)
      await shell.enter(`cd /var/sf/peers/${secondary.uuid()}`)
      for (const name of FILES) await shell.enter(`cp ${name}.backup ${name}`)
      await shell.enter(`cd /var/sf/peers/${primary.uuid()}`)
      for (const name of FILES) await paste(shell, name, issued(primary, ftd)[name])
      await shell.enter('pmtool restartbyid sftunnel')
      claim('both tunnels stand', await bothUp(ftd), ftd.managers())
      for (const manager of [primary, secondary])
        claim(
          `${manager.hostname} has the device`,
          await manager.devicesComeUp(),
          manager.devices(),
        )
      shell.close()
    })
  },
})

/** What a manager has for a device, as FAILED_PUSH lists it. */
function issued(
  manager: { readonly readFile: (path: string) => string | undefined },
  device: { readonly uuid: () => string },
): Record<(typeof FILES)[number], string | undefined> {
  const staged = `/var/sf/peers/${device.uuid()}/certs_pushed`
  return {
    'cacert.pem': manager.readFile('/etc/sf/ca_root/cacert.pem'),
    'sftunnel-cert.pem': manager.readFile(`${staged}/sftunnel-cert.pem`),
    'sftunnel-key.pem': manager.readFile(`${staged}/sftunnel-key.pem`),
  }
}

async function bothUp(device: { readonly comesUp: (manager: string) => Promise<boolean> }) {
  return (await device.comesUp('FMC-1')) && device.comesUp('FMC-2')
}
