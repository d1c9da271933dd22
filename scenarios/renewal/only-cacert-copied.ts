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

export default scenario({
  title: 'Only cacert.pem is copied to the device, as the pictures of the procedure show it',
  story: `A device was down while generate_certs.pl ran and gets its files by hand. The pictures of
    the procedure show vi with cacert.pem, and that is what is done; the sentence below them, that
    the other two follow, is not read. Now the device believes its manager, and the log of the
    device has no more error about a certificate. It is the manager that does not believe the
    device, whose certificate is signed by the InternalCA that is gone.`,
  references: ['Cisco document 222464', 'RFC 5246 section 7.2.2, decrypt_error'],
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

    await step('cacert.pem is pasted, and sftunnel restarted', async ({ claim }) => {
      const manager = await rootAt(fmc)
      const text = await manager.enter('cat /etc/sf/ca_root/cacert.pem')
      manager.close()
      const shell = await rootAt(ftd)
      await shell.enter(`cd /var/sf/peers/${fmc.uuid()}`)
      await paste(shell, 'cacert.pem', text)
      const end = await shell.enter('openssl x509 -enddate -noout -in cacert.pem')
      claim('the InternalCA ends in 2034', end.includes(' 2034 GMT'), end)
      await shell.enter('pmtool restartbyid sftunnel')
      shell.close()
    })

    await step('the manager refuses the device', async ({ claim, show }) => {
      const [device, manager, entries] = [ftd.log().length, fmc.log().length, journal().length]
      claim('the tunnel stays down', !(await ftd.comesUp(undefined, 900_000)), ftd.managers())
      const ours = ftd.log().slice(device)
      claim('the device has no error of its own', !ours.some((line) => line.includes('  err ')))
      const alert = 'error:1409441B:SSL routines:ssl3_read_bytes:tlsv1 alert decrypt error'
      const received = ours.find((line) => line.endsWith(alert)) ?? ''
      claim('it logs alert 51, decrypt error', received !== '', ours)
      show('messages of the device', received)
      const theirs = fmc.log().slice(manager)
      const at = theirs.findIndex((line) => line.includes('  err '))
      show('messages of the manager', theirs.slice(at - 3, at + 4).join('\n'))
      const error = theirs[at] ?? ''
      claim('the manager has error 7', error.endsWith('err 7:certificate signature failure'), error)
      const since = journal().slice(entries)
      const found = since.flatMap(({ appliance, event, data }) =>
        event === 'handshake.refused' && 'verification' in data && data.verification
          ? [`${appliance} ${data.verification.error} at depth ${data.verification.depth}`]
          : [],
      )
      const seen = [...new Set(found)]
      claim('it is the only one to refuse', seen.join() === 'fmc 7 at depth 0', seen)
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('the certificate and the key follow', async ({ claim, show }) => {
      const manager = await rootAt(fmc)
      const shell = await rootAt(ftd)
      await shell.enter(`cd /var/sf/peers/${fmc.uuid()}`)
      const check = 'openssl verify -CAfile cacert.pem sftunnel-cert.pem'
      const before = await shell.enter(check)
      show(`before: ${check}`, before)
      claim('the old certificate does not verify', before.includes('error 7'), before)
      const staged = `/var/sf/peers/${ftd.uuid()}/certs_pushed`
      for (const file of ['sftunnel-cert.pem', 'sftunnel-key.pem'])
        await paste(shell, file, await manager.enter(`cat ${staged}/${file}`))
      const after = await shell.enter(check)
      claim('the new one does', after === 'sftunnel-cert.pem: OK', after)
      await shell.enter('pmtool restartbyid sftunnel')
      claim('the tunnel comes up', await ftd.comesUp(), ftd.managers())
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      manager.close()
      shell.close()
    })
  },
})
