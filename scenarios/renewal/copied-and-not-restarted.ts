import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const FILES = ['cacert.pem', 'sftunnel-cert.pem', 'sftunnel-key.pem'] as const

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
  title: 'All three files are copied by hand, and sftunnel of the device is not restarted',
  story: `A device was down while generate_certs.pl ran, and there is no SSH from the manager to it.
    So its three files are printed on the manager and pasted into vi on the device, one by one, and
    every check of the files is good. The tunnel stays down all the same, with an error that says
    expired: the process still has what it read when it started. The last line of the procedure,
    which restarts it, is what was forgotten.`,
  references: ['Cisco document 222464', 'Field Notice 74214'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'by-hand'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      ftd: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, ftd, step, advance, journal }) {
    const folder = () => `/var/sf/peers/${fmc.uuid()}`
    const texts = new Map<string, string>()

    await step('a device is down, and the program does not reach it', async ({ claim, show }) => {
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
      const rows = await shell.enter('cat /var/tmp/certs/*/FAILED_PUSH')
      show('FAILED_PUSH', rows)
      for (const row of rows.split('\n')) {
        const [source = '', destination = ''] = row.split(' ').slice(3)
        texts.set(destination.split('/').at(-1) ?? '', await shell.enter(`cat ${source}`))
      }
      claim(
        'all are on the screen',
        FILES.every((file) => texts.has(file)),
        [...texts.keys()],
      )
      shell.close()
    })

    await step('the files are pasted into vi, and look good', async ({ claim, show }) => {
      const shell = await rootAt(ftd)
      await shell.enter(`cd ${folder()}`)
      for (const file of FILES) await paste(shell, file, texts.get(file) ?? '')
      const list = await shell.enter('ls -hal *.pem *.backup')
      show('ls -hal', list)
      const right = list.match(/^-rw-r--r-- 1 root root .* (?:cacert|sftunnel-\w+)\.pem$/gm)
      claim('owner and mode are right', right?.length === 3, list)
      const check = 'openssl verify -CAfile cacert.pem sftunnel-cert.pem'
      const verdict = await shell.enter(check)
      show(check, verdict)
      claim('the certificate fits the InternalCA', verdict === 'sftunnel-cert.pem: OK', verdict)
      const end = await shell.enter('openssl x509 -enddate -noout -in cacert.pem')
      claim('which ends in 2034', end.includes(' 2034 GMT'), end)
      shell.close()
    })

    await step('the tunnel stays down, and says expired', async ({ claim, show }) => {
      const written = ftd.log().length
      await advance('1h')
      claim('it is down', ftd.tunnel() === 'down', ftd.managers())
      const lines = ftd.log().slice(written)
      const at = lines.findIndex((line) => line.includes('  err '))
      show('messages of the device', lines.slice(at - 6, at + 4).join('\n'))
      const error = lines[at] ?? ''
      claim('error 10, as before', error.endsWith('err 10:certificate has expired'), error)
      const received = journal({ appliance: 'fmc', event: 'alert.received' }).at(-1)
      const number = received && 'number' in received.data ? received.data.number : undefined
      claim('the manager receives alert 45, as before', number === 45, received)
    })
  },

  async repair({ fmc, ftd, step }) {
    await step('sftunnel is restarted', async ({ claim, show }) => {
      const shell = await rootAt(ftd)
      await shell.enter('pmtool restartbyid sftunnel')
      claim('the tunnel comes up', await ftd.comesUp(), ftd.managers())
      const status = await shell.enter('sftunnel_status.pl | grep Connected')
      show('sftunnel_status.pl', status)
      claim('both channels stand', status.match(/Connected: Yes/g)?.length === 2, status)
      shell.close()
      claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
      claim('policies are deployed', await fmc.deploy('BRANCH'), fmc.tasks())
    })
  },
})
