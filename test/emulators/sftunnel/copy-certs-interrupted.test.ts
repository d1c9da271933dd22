import { expect, test } from 'vitest'
import { becomeRoot } from '../../../emulators/sftunnel/copy-certs/appliance-shell.ts'
import type { RemoteShell } from '../../../emulators/sftunnel/copy-certs/remote-shell.ts'
import type { FtdHandle } from '../../../emulators/ftd/index.ts'
import { startCopyLab } from './copy-certs-lab.ts'

const FIRST = ['FTDv', '10.48.67.53'] as const
const SECOND = ['BSNS-1120-1', '10.48.67.54'] as const
/** Lines that a visit of the script has on a device: at least, and never. */
const LINES_MIN = 10
const LINES_MAX = 20

/** Does something to a device when the script has entered so many lines there; true when it was done. */
function atLine(
  { lab, handle }: Awaited<ReturnType<typeof startCopyLab>>,
  number: number,
  act: (device: FtdHandle) => void,
): () => boolean {
  let lines = 0
  const stop = lab.journal.subscribe(({ appliance, event }) => {
    if (appliance !== 'FTDv' || event !== 'command.entered') return
    if (++lines === number) act(handle('FTDv'))
  })
  return () => {
    stop()
    return lines >= number
  }
}

const CUTS: Readonly<Record<string, (device: FtdHandle) => void>> = {
  'a network that falls silent': (device) => device.cutNetwork(),
  'a device that loses power': (device) => device.losePower(),
}

const LONG = { timeout: 120_000 }
test.for(Object.keys(CUTS))(
  'after %s at any line all files are old or all are new',
  LONG,
  async (what) => {
    const world = await startCopyLab()
    const { manager, handle, renew, copy, filesOn } = world
    await manager.devicesComeUp()
    const old = filesOn('FTDv')
    await renew()
    const staged = `/var/sf/peers/${handle('FTDv').uuid()}/certs_pushed`
    const renewed = [
      manager.readFile('/etc/sf/ca_root/cacert.pem'),
      manager.readFile(`${staged}/sftunnel-key.pem`),
      manager.readFile(`${staged}/sftunnel-cert.pem`),
    ]
    const seen = new Set<string>()
    let cuts = 0
    for (let line = 1; line < LINES_MAX; line++) {
      const wasCut = atLine(world, line, CUTS[what]!)
      const { said, exit } = await copy(FIRST, SECOND)
      const isOld = filesOn('FTDv')[0] === old[0]
      expect(filesOn('FTDv')).toEqual(isOld ? old : renewed)
      expect(said.at(-2)).toBe('Restarting sftunnel for BSNS-1120-1')
      if (!wasCut()) break
      expect(exit).toBe(1)
      cuts++
      seen.add(said.find((sentence) => /Lost|Could not/.test(sentence)) ?? '')
      handle('FTDv').restoreNetwork()
      await handle('FTDv').switchOn()
      for (const [at, name] of ['cacert.pem', 'sftunnel-key.pem', 'sftunnel-cert.pem'].entries())
        handle('FTDv').writeFile(`/var/sf/peers/${manager.uuid()}/${name}`, old[at]!)
    }
    expect(cuts).toBeGreaterThanOrEqual(LINES_MIN)
    expect([...seen]).toEqual(['Lost the connection to FTDv'])
  },
)

test('a device whose disk is full keeps its files, and nothing is left beside them', async () => {
  const { manager, handle, renew, copy, asRoot, filesOn } = await startCopyLab()
  await manager.devicesComeUp()
  await renew()
  const old = filesOn('FTDv')
  await asRoot('FTDv', 'mkdir /var/full')
  for (let size = 2 ** 25; size >= 2 ** 10; size /= 2) fill(handle('FTDv'), size)
  const { said, exit } = await copy(FIRST, SECOND)
  expect(said).toContain(
    'Could not copy certificates to FTDv: No space left on device. Its certificates are unchanged',
  )
  expect(said).toContain('Successfully copied certificates to BSNS-1120-1')
  expect(exit).toBe(1)
  expect(filesOn('FTDv')).toEqual(old)
  expect(await asRoot('FTDv', `ls /var/sf/peers/${manager.uuid()}`)).not.toContain('.new')
})

/** Writes files of a size until no more of them fit. */
function fill(device: FtdHandle, size: number): void {
  try {
    for (let count = 0; ; count++) device.writeFile(`/var/full/${size}-${count}`, 'x'.repeat(size))
  } catch {
    return
  }
}

test('a password that sudo does not take is told from one that it does', async () => {
  /** A shell that shows these texts one after the other, whatever is typed. */
  const showing = (...texts: readonly string[]): RemoteShell => {
    let at = 0
    const sees = (pattern: RegExp) => {
      const text = texts[at++] ?? ''
      return Promise.resolve(pattern.test(text) ? text : undefined)
    }
    const run = () => Promise.resolve({ output: '', exitCode: 0 })
    return { type: () => {}, sees, run, isLost: () => false, close: () => {} }
  }
  const asked = 'sudo su\n\nWe trust you ...\n\nPassword: '
  expect(await becomeRoot(showing(asked, '\nroot@FTDv:/home/admin# '), 'p')).toBe(true)
  expect(await becomeRoot(showing('sudo su\nroot@FTDv:/home/admin# '), 'p')).toBe(true)
  expect(await becomeRoot(showing(asked, '\nSorry, try again.\nPassword: '), 'p')).toBe(false)
  const unlisted = '\nadmin is not in the sudoers file.\nadmin@FTDv:~$ '
  expect(await becomeRoot(showing(asked, unlisted), 'p')).toBe(false)
  expect(await becomeRoot(showing(asked), 'p')).toBe(false)
})
