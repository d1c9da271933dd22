import { expect, test } from 'vitest'
import { createAppliance, FOLDER, STARTED } from './linux-fixture.ts'

const inFolder = (line: string) => `cd ${FOLDER}; ${line}`

test('ls -hal shows owners, sizes and times in the columns of the field note', async () => {
  const { exec } = createAppliance()
  expect((await exec(inFolder('cp cacert.pem cacert.pem.backup; ls -hal'))).stdout).toBe(
    [
      'total 24K',
      'drwxr-xr-x 2 root root 4.0K Oct 14 14:49 .',
      'drwxr-xr-x 3 root root 4.0K Oct 14 12:41 ..',
      '-rw-r--r-- 1 root root 1.3K Oct 14 12:41 cacert.pem',
      '-rw-r--r-- 1 root root 1.3K Oct 14 14:49 cacert.pem.backup',
      '-rw-r--r-- 1 root root    1 Oct 14 14:21 sftunnel-heartbeat',
      '-rw-r--r-- 1 root root 1.7K Oct 14 12:41 sftunnel-key.pem',
      '',
    ].join('\n'),
  )
})

test('ls on a terminal sets names in columns, and shows bytes without shape as question marks', async () => {
  const { open, tree } = createAppliance()
  tree.root.write(`${FOLDER}/sftunnel-key.pem\u200b`, Buffer.from(''))
  const { type } = await open({ columns: 60 })
  expect(await type(`ls ${FOLDER}\r`)).toContain(
    '\ncacert.pem          sftunnel-key.pem\nsftunnel-heartbeat  sftunnel-key.pem???\n',
  )
})

const listings: readonly (readonly [string, string])[] = [
  ['ls -t', 'sftunnel-heartbeat\ncacert.pem\nsftunnel-key.pem\n'],
  ['ls -r', 'sftunnel-key.pem\nsftunnel-heartbeat\ncacert.pem\n'],
  ['ls -A -1', 'cacert.pem\nsftunnel-heartbeat\nsftunnel-key.pem\n'],
  ['ls -d .', '.\n'],
  ['ls -ln cacert.pem', '-rw-r--r-- 1 0 0 1326 Oct 14 12:41 cacert.pem\n'],
  ['ln -s cacert.pem l; ls -l l', 'lrwxrwxrwx 1 root root 10 Oct 14 14:49 l -> cacert.pem\n'],
  ['touch -d 2019-03-01 old; ls -l old', '-rw-r--r-- 1 root root 0 Mar  1  2019 old\n'],
  [
    'chmod u=rwx,g+w,o-r cacert.pem; ls -l c*',
    '-rwxrw---- 1 root root 1326 Oct 14 12:41 cacert.pem\n',
  ],
  ['chmod 1755 .; ls -ld .', 'drwxr-xr-t 2 root root 4096 Oct 14 14:21 .\n'],
  ['chown admin:admin c*; ls -l c*', '-rw-r--r-- 1 admin admin 1326 Oct 14 12:41 cacert.pem\n'],
  ['> cacert.pem; ls -l cacert.pem', '-rw-r--r-- 1 root root 0 Oct 14 14:49 cacert.pem\n'],
  ['cp -p cacert.pem b; ls -l b', '-rw-r--r-- 1 root root 1326 Oct 14 12:41 b\n'],
  ['mkdir -p a/b; mv cacert.pem a/b; ls a/b', 'cacert.pem\n'],
  ['mkdir a; cp -r a c; rm -r a; ls -F', 'c/\ncacert.pem\nsftunnel-heartbeat\nsftunnel-key.pem\n'],
  ['ls -l /dev/null', 'crw-rw-rw- 1 root root 1, 3 Oct 14 14:49 /dev/null\n'],
  [
    'stat -c "%A %a %U:%G %s %y" cacert.pem',
    '-rw-r--r-- 644 root:root 1326 2024-10-14 12:41:00.000000000 +0000\n',
  ],
  ['du -s; du -h sftunnel-heartbeat', '16\t.\n4.0K\tsftunnel-heartbeat\n'],
  ['md5sum sftunnel-heartbeat', 'c4ca4238a0b923820dcc509a6f75849b  sftunnel-heartbeat\n'],
  ['md5sum c* > sums; md5sum -c sums', 'cacert.pem: OK\n'],
  ['tail -n 2 /etc/passwd | head -1 | cut -d: -f1', 'admin\n'],
  ['cat -n /etc/shadow', '     1\troot:*:\n'],
  ['printf "a\\tb\\n" | cat -A', 'a^Ib$\n'],
  ['find . -name "*.pem" | sort', './cacert.pem\n./sftunnel-key.pem\n'],
  [
    'id admin; id -un; hostname; uname -n',
    'uid=1000(admin) gid=1000(admin) groups=1000(admin)\nroot\nfirepower\nfirepower\n',
  ],
  ['umask; umask 077; touch t; ls -l t', '0022\n-rw------- 1 root root 0 Oct 14 14:49 t\n'],
  ['yes | head -2', 'y\ny\n'],
  ['file /bin/ls | grep -c ELF', '1\n'],
]

test.each(listings)('%s prints what GNU prints', async (line, stdout) => {
  expect(await createAppliance().exec(inFolder(line))).toMatchObject({ stdout, stderr: '' })
})

const complaints: readonly (readonly [string, string])[] = [
  ['ls -z', "ls: invalid option -- 'z'\nTry 'ls --help' for more information.\n"],
  ['cat .', 'cat: .: Is a directory\n'],
  [
    'cp cacert.pem',
    "cp: missing destination file operand after 'cacert.pem'\nTry 'cp --help' for more information.\n",
  ],
  ['cp -r . a', "cp: cannot copy a directory, '.', into itself, 'a'\n"],
  ['cp nothing x', "cp: cannot stat 'nothing': No such file or directory\n"],
  ['rm .', "rm: refusing to remove '.' or '..' directory: skipping '.'\n"],
  [
    'rm -r /',
    "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n",
  ],
  [
    'chmod 999 cacert.pem',
    "chmod: invalid mode: '999'\nTry 'chmod --help' for more information.\n",
  ],
  ['chown nobody2 cacert.pem', "chown: invalid user: 'nobody2'\n"],
  ['mkdir /a/b', "mkdir: cannot create directory '/a/b': No such file or directory\n"],
  ['date -d whenever', "date: invalid date 'whenever'\n"],
]

test.each(complaints)('%s complains in the words of GNU', async (line, stderr) => {
  const outcome = await createAppliance().exec(inFolder(line))
  expect(outcome.stderr).toBe(stderr)
  expect(outcome.exitCode).not.toBe(0)
})

const dates: readonly (readonly [string, string])[] = [
  ['date', 'Mon Oct 14 14:49:00 UTC 2024'],
  ['date -d "Oct  5 12:16:56 2034 GMT" +%s', '2043663416'],
  ['date -d @0 -u', 'Thu Jan  1 00:00:00 UTC 1970'],
  ['date -d "30 days ago" +%F', '2024-09-14'],
  ['date -d "2024-02-28 +2 days" +%F', '2024-03-01'],
  ['date -d "yesterday 08:30" "+%F %R"', '2024-10-13 08:30'],
  ['date -d "next month" +%B', 'November'],
  ['date -d "14 Oct 2024 10:00 +0200" +%R', '08:00'],
  ['date -d "next monday" +%F', '2024-10-21'],
  ['date -Iseconds', '2024-10-14T14:49:00+00:00'],
  ['date +%-d/%_m/%j/%y', '14/10/288/24'],
  ['TZ=Europe/Madrid date +%R', '16:49'],
  ['printf "%(%F)T" -1', '2024-10-14'],
]

test.each(dates)('%s is lab time', async (line, shown) => {
  expect((await createAppliance().exec(line)).stdout.trimEnd()).toBe(shown)
})

test('times follow the lab clock', async () => {
  const { exec, clock } = createAppliance()
  await clock.advanceTo(STARTED + 3_600_000)
  expect((await exec('touch /tmp/a; stat -c %Y /tmp/a; uptime')).stdout).toBe(
    `${STARTED / 1000 + 3_600}\n 15:49:00 up  1:00,  1 user,  load average: 0.00, 0.00, 0.00\n`,
  )
})

test('df counts what the tree holds', async () => {
  const { exec } = createAppliance({
    facts: {
      filesystems: [
        { device: '/dev/sda7', type: 'ext4', mountPoint: '/', sizeKb: 1_000, usedKb: 500 },
      ],
    },
  })
  await exec('yes > /tmp/big')
  expect((await exec('df -k /tmp')).stdout).toMatch(
    /^Filesystem     1K-blocks  Used Available Use% Mounted on\n\/dev\/sda7 {11}1000   7\d\d {7}2\d\d  7\d% \/\n$/,
  )
})
