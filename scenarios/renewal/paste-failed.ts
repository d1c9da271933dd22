import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const FILES = ['cacert.pem', 'sftunnel-cert.pem', 'sftunnel-key.pem'] as const
const ESCAPE = '\u001B'

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

type Shell = Awaited<ReturnType<typeof rootAt>>

/** Opens an emptied file in vi, presses keys of its own before the text, and writes it. */
async function paste(shell: Shell, file: string, text: string, before = 'i'): Promise<void> {
  await shell.press(`vi ${file}\r`)
  if (before !== '') await shell.press(before)
  for (const keys of [text.replaceAll('\n', '\r'), ESCAPE, ':wq\r']) await shell.press(keys)
}

export default scenario({
  title: 'cacert.pem is emptied on two devices, and the paste that follows fails',
  story: `Two devices get their files by hand. On one the SSH session is lost after the files were
    emptied, and cacert.pem stays empty. On the other the text is pasted before vi was told to
    insert: vi takes the first letters for commands, and the file begins in the middle of the
    first line. Both devices stop dialling, and both say in their logs that there is no
    certificate in that file.`,
  references: ['Cisco document 222464'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'by-hand', 'vi'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
      hub: ftd({ hostname: 'HUB', address: '10.48.79.24', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, hub, step, advance, journal }) {
    const path = () => `/var/sf/peers/${fmc.uuid()}/cacert.pem`

    await step('both devices are down, and the program does not reach them', async ({ claim }) => {
      claim('both are enabled', await fmc.devicesComeUp(), fmc.devices())
      await advance('10d')
      fmc.cutNetwork()
      await advance('30m')
      fmc.restoreNetwork()
      claim('neither comes back', !(await fmc.devicesComeUp(900_000)), fmc.devices())
      claim('both are disabled', await fmc.devicesGoDown(), fmc.devices())
      claim('hotfix FZ is installed', await fmc.installHotfix('FZ'), fmc.tasks())
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      claim('six files have failed', run.match(/^Failed to push/gm)?.length === 6, run)
      shell.close()
    })

    await step('on one the session is lost before the paste', async ({ claim, show }) => {
      const shell = await rootAt(branch)
      await shell.enter(`> ${path()}`)
      await shell.press(`vi ${path()}\r`)
      shell.close()
      const again = await rootAt(branch)
      const list = await again.enter(`ls -hal ${path()}`)
      show('ls -hal', list)
      claim('the file is empty', /-rw-r--r-- 1 root root +0 /.test(list), list)
      await again.enter('pmtool restartbyid sftunnel')
      again.close()
    })

    await step('on the other vi was not told to insert', async ({ claim, show }) => {
      const manager = await rootAt(fmc)
      const text = await manager.enter('cat /etc/sf/ca_root/cacert.pem')
      manager.close()
      const shell = await rootAt(hub)
      await shell.enter(`> ${path()}`)
      await paste(shell, path(), text, '')
      const head = await shell.enter(`head -2 ${path()}`)
      show('head -2 cacert.pem', head)
      claim('the file begins too late', head.startsWith('N CERTIFICATE-----'), head)
      const size = await shell.enter(`ls -hal ${path()}`)
      claim('its size looks right', size.includes(' 1.3K '), size)
      await shell.enter('pmtool restartbyid sftunnel')
      shell.close()
    })

    await step('neither device dials any more', async ({ claim, show }) => {
      const entries = journal().length
      claim('both stay down', !(await fmc.devicesComeUp(900_000)), fmc.devices())
      const words = 'X509_load_cert_crl_file:no certificate or crl found'
      for (const device of [branch, hub]) {
        const error = device.log().findLast((line) => line.endsWith(words)) ?? ''
        show(`messages of ${device.hostname}`, error)
        claim(`${device.hostname} finds no certificate`, error !== '', device.log().slice(-5))
      }
      const since = journal().slice(entries)
      const dialled = since.filter(
        ({ appliance, event }) => appliance !== 'fmc' && event === 'connection.dialled',
      )
      claim('they call nobody', dialled.length === 0, dialled)
      const alerts = since.filter(({ event }) => event.startsWith('alert.'))
      claim('no alert is sent', alerts.length === 0, alerts)
    })
  },

  async repair({ fmc, branch, hub, step }) {
    await step('all three files are pasted again, and looked at', async ({ claim, show }) => {
      const manager = await rootAt(fmc)
      for (const device of [branch, hub]) {
        const staged = `/var/sf/peers/${device.uuid()}/certs_pushed`
        const shell = await rootAt(device)
        await shell.enter(`cd /var/sf/peers/${fmc.uuid()}`)
        for (const file of FILES) {
          const source = file === 'cacert.pem' ? '/etc/sf/ca_root/cacert.pem' : `${staged}/${file}`
          await shell.enter(`> ${file}`)
          await paste(shell, file, await manager.enter(`cat ${source}`))
        }
        const check = 'openssl verify -CAfile cacert.pem sftunnel-cert.pem'
        const verdict = await shell.enter(check)
        show(`${device.hostname}: ${check}`, verdict)
        claim(`${device.hostname} has them`, verdict === 'sftunnel-cert.pem: OK', verdict)
        await shell.enter('pmtool restartbyid sftunnel')
        shell.close()
      }
      manager.close()
      claim('both come up', await fmc.devicesComeUp(), fmc.devices())
    })
  },
})
