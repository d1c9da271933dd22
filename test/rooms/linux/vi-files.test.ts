import { expect, test } from 'vitest'
import { createAppliance, FOLDER } from './linux-fixture.ts'

const ESC = '\u001b'

/** The last row of the editor's screen, out of what was drawn last. */
function lastRow(drawn: string): string {
  const rows = drawn.split(`${ESC}[24;1H`)
  return rows.at(-1)!.split(`${ESC}[K`)[0]!.trimEnd()
}

test('a certificate is replaced as in the field note: >, vi, i, paste, :wq', async () => {
  const { open, tree } = createAppliance()
  const { type } = await open({ as: 'root' })
  const path = `${FOLDER}/cacert.pem`
  const before = tree.root.stat(path)
  await type(`cd ${FOLDER}\r> cacert.pem\r`)
  expect(lastRow(await type('vi cacert.pem\r'))).toMatch(/^"cacert.pem" 0L, 0C/)
  await type('i-----BEGIN CERTIFICATE-----\rMIID\r-----END CERTIFICATE-----')
  expect(await type(`${ESC}:wq\r`)).toContain('root@firepower:/var/sf/peers/')
  expect(Buffer.from(tree.root.read(path)).toString()).toBe(
    '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n',
  )
  expect(tree.root.stat(path)).toMatchObject({ ino: before.ino, mode: 0o644, owner: 'root' })
})

test('the editor says what it opens and what it has written', async () => {
  const { type } = await createAppliance().open({ as: 'root' })
  expect(lastRow(await type('vi new\r'))).toMatch(/^"new" \[New File\]/)
  expect(lastRow(await type(`ione\rtwo${ESC}:w\r`))).toMatch(/^"new" \[New\] 2L, 8C written/)
  expect(lastRow(await type('dd:w other\r'))).toMatch(/^"other" \[New\] 1L, 4C written/)
  expect(lastRow(await type(':q\r'))).toMatch(/^E37/)
  expect(lastRow(await type(':w /etc/shadow\r'))).toMatch(/^E13: File exists/)
  expect(lastRow(await type(':e!\r'))).toMatch(/^"new" 2L, 8C/)
  expect(await type('ZZcat new other\r')).toContain('\none\ntwo\none\n')
})

test('files that may not be written or read say so', async () => {
  const { type } = await createAppliance().open()
  expect(lastRow(await type('vi /etc/passwd\r'))).toMatch(/^"\/etc\/passwd" \[readonly\] 3L, \d+C/)
  expect(lastRow(await type('x:w\r'))).toMatch(/^E45: 'readonly' option is set/)
  expect(lastRow(await type(':w!\r'))).toMatch(/^"\/etc\/passwd" E212: Can't open file for writing/)
  expect(await type(':q!\r')).toContain('admin@firepower:~$ ')
  expect(lastRow(await type('vi /etc/shadow\r'))).toMatch(/^"\/etc\/shadow" \[Permission Denied\]/)
  await type(':q\r')
  expect(lastRow(await type('vi /etc\r'))).toMatch(/^"\/etc" is a directory/)
})

test('a file without a last line end keeps lacking it', async () => {
  const { tree, open } = createAppliance({ entries: [{ path: '/root-note', content: 'a\nb' }] })
  const { type } = await open({ as: 'root' })
  expect(lastRow(await type('vi /root-note\r'))).toMatch(/^"\/root-note" \[noeol\] 2L, 3C/)
  await type(`xiA${ESC}:x\r`)
  expect(Buffer.from(tree.root.read('/root-note')).toString()).toBe('A\nb')
})

test('the terminal gets its screen back, and what is typed ahead goes to the shell', async () => {
  const { type } = await createAppliance().open()
  const shown = await type(`vi f\rihello${ESC}:wq\rcat f\r`)
  expect(shown).toContain(`${ESC}[?1049h`)
  expect(shown).toMatch(/\?1049l.*cat f\nhello\n/s)
})

test('a new window size is drawn anew', async () => {
  const { type, terminal, settle } = await createAppliance().open({ as: 'root' })
  await type('vi /etc/passwd\r')
  const before = terminal.written().length
  terminal.resize(80, 10)
  await settle()
  expect(terminal.written().slice(before)).toContain(`${ESC}[10;1H`)
})

test('less shows pages, searches, and gives the screen back', async () => {
  const lines = Array.from({ length: 60 }, (_none, at) => `line ${at + 1}\n`)
  const { open } = createAppliance({ entries: [{ path: '/log', content: lines.join('') }] })
  const { type } = await open()
  expect(await type('less /log\r')).toMatch(/line 1.*line 23.*\/log/s)
  expect(await type(' ')).toMatch(/H?line 24/)
  expect(await type('/line 50\r')).toMatch(/line 38.*line 60.*\(END\)/s)
  expect(await type('g')).toContain('line 1')
  expect(await type('qecho back\r')).toContain('\nback\n')
  expect(await type('more /log\r')).toContain('--More--(38%)')
  expect(await type('q')).toContain('admin@firepower:~$ ')
  expect(await type('cat /log | less | head -1\r')).toContain('\nline 1\n')
})
