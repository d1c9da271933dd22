import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

type Shell = Awaited<ReturnType<typeof rootAt>>

/** Empties a file and pastes new content into it, as Cisco document 222464 has it. */
async function paste(shell: Shell, file: string, text: string): Promise<void> {
  await shell.enter(`cp ${file} ${file}.backup`)
  await shell.enter(`> ${file}`)
  for (const keys of [`vi ${file}\r`, 'i', text.replaceAll('\n', '\r'), '\u001B', ':wq\r'])
    await shell.press(keys)
}

/** Two lines that are the same when a certificate and a key belong together. */
const COMPARISON =
  'openssl x509 -noout -modulus -in sftunnel-cert.pem | md5sum; ' +
  'openssl rsa -noout -modulus -in sftunnel-key.pem | md5sum'

export default scenario({
  title: 'The new certificate is copied to the device, and the key stays the old one',
  story: `A device gets its files by hand. The InternalCA and the certificate are pasted; the key is
    not, because a private key has no business on a clipboard, and there is one on the device
    already. After the restart there is no certificate error and no alert anywhere, and the
    manager hears nothing of the device: the process cannot load its files and never dials.`,
  references: ['Cisco document 222464'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'by-hand'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      ftd: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, ftd, step, advance, journal }) {
    await step('a device is down, and the program does not reach it', async ({ claim }) => {
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      await advance('10d')
      ftd.losePower()
      await advance('30m')
      claim('it starts again', await ftd.switchOn())
      claim('its tunnel stays down', !(await ftd.comesUp(undefined, 900_000)), ftd.managers())
      claim('hotfix FZ is installed', await fmc.installHotfix('FZ'), fmc.tasks())
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      claim('three files have failed', run.match(/^Failed to push/gm)?.length === 3, run)
      shell.close()
    })

    await step('two of three files are pasted, and sftunnel restarted', async ({ claim, show }) => {
      const manager = await rootAt(fmc)
      const shell = await rootAt(ftd)
      await shell.enter(`cd /var/sf/peers/${fmc.uuid()}`)
      const staged = `/var/sf/peers/${ftd.uuid()}/certs_pushed`
      await paste(shell, 'cacert.pem', await manager.enter('cat /etc/sf/ca_root/cacert.pem'))
      const certificate = await manager.enter(`cat ${staged}/sftunnel-cert.pem`)
      await paste(shell, 'sftunnel-cert.pem', certificate)
      const check = 'openssl verify -CAfile cacert.pem sftunnel-cert.pem'
      const verdict = await shell.enter(check)
      show(check, verdict)
      claim('the certificates are right', verdict === 'sftunnel-cert.pem: OK', verdict)
      await shell.enter('pmtool restartbyid sftunnel')
      manager.close()
      shell.close()
    })

    await step('the device does not even dial', async ({ claim, show }) => {
      const [written, entries] = [ftd.log().length, journal().length]
      claim('the tunnel stays down', !(await ftd.comesUp(undefined, 900_000)), ftd.managers())
      const lines = ftd.log().slice(written)
      const mismatch = 'x509 certificate routines:X509_check_private_key:key values mismatch'
      const error = lines.find((line) => line.endsWith(mismatch)) ?? ''
      show('messages of the device', error)
      claim('its log has why', error !== '', lines)
      const since = journal().slice(entries)
      const dialled = since.filter(
        ({ appliance, event }) => appliance === 'ftd' && event === 'connection.dialled',
      )
      claim('it calls nobody', dialled.length === 0, dialled)
      const alerts = since.filter(({ event }) => event.startsWith('alert.'))
      claim('no alert is sent', alerts.length === 0, alerts)
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('certificate and key are compared, and the key is pasted', async (judge) => {
      const { claim, show } = judge
      const shell = await rootAt(ftd)
      await shell.enter(`cd /var/sf/peers/${fmc.uuid()}`)
      const before = await shell.enter(COMPARISON)
      show('moduli of certificate and key', before)
      claim('they do not belong together', new Set(before.split('\n')).size === 2, before)
      const manager = await rootAt(fmc)
      const staged = `/var/sf/peers/${ftd.uuid()}/certs_pushed`
      await paste(shell, 'sftunnel-key.pem', await manager.enter(`cat ${staged}/sftunnel-key.pem`))
      const after = await shell.enter(COMPARISON)
      claim('now they do', new Set(after.split('\n')).size === 1, after)
      await shell.enter('pmtool restartbyid sftunnel')
      claim('the tunnel comes up', await ftd.comesUp(), ftd.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      manager.close()
      shell.close()
    })
  },
})
