import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { servePlain } from './plain-lab.ts'
import { sha256 } from './transfer-programs.ts'

type Plain = Awaited<ReturnType<typeof servePlain>>

/** The file that a client put to /put.bin, and fetched from there as back.bin, is the one it had. */
async function expectWhole({ server, bytes, folder, journal }: Plain): Promise<void> {
  expect(sha256((await server.file('/put.bin'))!)).toBe(sha256(bytes))
  expect(sha256(readFileSync(join(folder, 'back.bin')))).toBe(sha256(bytes))
  expect(journal('file.received')).toMatchObject([{ path: '/put.bin', complete: true }])
  expect(journal('file.sent')).toMatchObject([{ path: '/put.bin', complete: true }])
}

test.each([['--disable-epsv'], ['--ftp-create-dirs']])(
  'curl %s puts and fetches a file',
  async (flag) => {
    const plain = await servePlain()
    const url = `ftp://u:x@127.0.0.1:${plain.ftp}/put.bin`
    const put = await plain.run('curl', ['-sS', flag, '-T', 'local.bin', url])
    expect(put).toMatchObject({ code: 0, stderr: '' })
    const got = await plain.run('curl', ['-sS', flag, '-o', 'back.bin', url])
    expect(got).toMatchObject({ code: 0, stderr: '' })
    await expectWhole(plain)
  },
)

test('curl says what is wrong: the password, the disk, the path', async () => {
  const { run, ftp, server } = await servePlain()
  const put = (login: string, path: string) =>
    run('curl', ['-sS', '-T', 'local.bin', `ftp://${login}@127.0.0.1:${ftp}${path}`])
  expect(await put('u:wrong', '/a')).toMatchObject({ code: 67 })
  expect(await put('u:x', '/none/a')).toMatchObject({ code: 9 })
  server.fails({ fault: 'permission-denied', path: 'locked' })
  expect(await put('u:x', '/locked')).toMatchObject({ code: 25 })
  server.recovers()
  server.fails({ fault: 'disk-full', bytes: 1_000 })
  expect((await put('u:x', '/big')).code).toBeGreaterThan(0)
})

test('lftp puts, lists, makes, renames, removes and mirrors', async () => {
  const plain = await servePlain()
  const script = [
    `open -u u,x 127.0.0.1:${plain.ftp}`,
    'set cmd:fail-exit yes',
    'put local.bin -o /put.bin',
    'get /put.bin -o back.bin',
    'mkdir /d',
    'mv /put.bin /d/moved.bin',
    'cls -l /d',
    'mirror /d mirrored',
    'mv /d/moved.bin /put.bin',
    'rmdir /d',
    'bye',
  ]
  const end = await plain.run('lftp', ['-c', script.join('\n')])
  expect(end).toMatchObject({ code: 0 })
  expect(end.stdout).toContain('300000')
  const mirrored = readFileSync(join(plain.folder, 'mirrored/moved.bin'))
  expect(sha256(mirrored)).toBe(sha256(plain.bytes))
  expect(await plain.server.has('/put.bin')).toBe(true)
})

test('ncftpput and ncftpget carry a file there and back', async () => {
  const plain = await servePlain()
  const login = ['-u', 'u', '-p', 'x', '-P', plain.ftp]
  const put = await plain.run('ncftpput', [...login, '-C', '127.0.0.1', 'local.bin', '/put.bin'])
  expect(put).toMatchObject({ code: 0 })
  const got = await plain.run('ncftpget', [...login, '-C', '127.0.0.1', '/put.bin', 'back.bin'])
  expect(got).toMatchObject({ code: 0 })
  await expectWhole(plain)
})

const PYTHON = `
import ftplib, io, sys
ftp = ftplib.FTP()
ftp.connect('127.0.0.1', int(sys.argv[1]))
print(ftp.login('u', 'x'))
ftp.mkd('/d'); ftp.cwd('/d')
with open('local.bin', 'rb') as f: print(ftp.storbinary('STOR put.bin', f))
print(ftp.size('put.bin'), ftp.pwd(), ftp.nlst(), [n for n, _ in ftp.mlsd()])
back = io.BytesIO()
ftp.retrbinary('RETR put.bin', back.write, rest=299990)
print(len(back.getvalue()))
ftp.set_pasv(False)
try: ftp.nlst()
except ftplib.error_perm as e: print('active:', e)
try: ftp.cwd('/none')
except ftplib.error_perm as e: print(e)
ftp.set_pasv(True)
sock = ftp.transfercmd('STOR aborted.bin')
sock.send(b'1234567890')
print(ftp.abort())
print(ftp.getresp())
print(ftp.delete('put.bin'))
print(ftp.quit())
`

test("Python's ftplib meets what it expects, ABOR and REST too", async () => {
  const { run, ftp } = await servePlain()
  const { stdout, stderr } = await run('python3', ['-c', PYTHON, ftp])
  expect(stderr).toBe('')
  expect(stdout.split('\n')).toEqual([
    '230 Login successful.',
    '226 Transfer complete.',
    "300000 /d ['put.bin'] ['put.bin']",
    '10',
    'active: 502 PORT is not offered.',
    '550 /none: No such file or directory',
    '426 The data connection was broken off.',
    '226 Nothing is being transferred any more.',
    '250 File removed.',
    '221 Goodbye.',
    '',
  ])
})

test('data connections stay within the range that was chosen', async () => {
  const { run, ftp } = await servePlain({ ftpDataPorts: '50200-50204' })
  const { stderr } = await run('curl', ['-sv', `ftp://u:x@127.0.0.1:${ftp}/`])
  expect(stderr).toMatch(/\(\|\|\|5020[0-4]\|\)/)
})
