import { onTestFinished, expect, test } from 'vitest'
import { backupServer } from '../../../emulators/backup-server/index.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { putFile } from '../../../src/ssh/sftp/put-file.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { openFiles } from '../files-over-ssh.ts'
import { sshVisits } from '../ssh-visits.ts'

const PASSWORD = 'server-secret'
const JUMP = '10.0.0.5'
const GOAL = '10.0.0.6'
const QUESTION = /\(yes\/no\/\[fingerprint\]\)\? $/

/** A server from which somebody goes on to another one, and that somebody at its prompt. */
async function atJumpHost(goalProfile = 'openssh-9.2') {
  const login = { password: PASSWORD, username: 'admin' }
  const lab = await stillLab(
    {
      jump: backupServer({ address: JUMP, hostname: 'jump', ...login }),
      goal: backupServer({ address: GOAL, hostname: 'goal', profile: goalProfile, ...login }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const { connect, visit, exec } = sshVisits(lab, {
    host: JUMP,
    login: { user: 'admin', password: PASSWORD },
    pty: { columns: 100, rows: 50 },
    ready: /\$ $/,
    waiting: /(?:\$ |password: |\)\? |fingerprint: |sftp> )$/,
  })
  const cli = await visit()
  cli.turnPage()
  const journal = (appliance: string, event: string) =>
    lab.journal.entries({ appliance, event }).map(({ data }) => data)
  return { lab, connect, exec, cli, journal }
}

test('an unknown host key is asked about, remembered, and not asked about again', async () => {
  const { cli, journal } = await atJumpHost()
  await cli.type(`ssh ${GOAL}\r`)
  expect(cli.shown()).toMatch(
    /The authenticity of host '10\.0\.0\.6 \(10\.0\.0\.6\)' can't be established\.\n\w+ key fingerprint is SHA256:\S{43}\n/,
  )
  expect(cli.shown()).toMatch(QUESTION)
  await cli.type('perhaps\r')
  expect(cli.shown()).toContain("Please type 'yes', 'no' or the fingerprint: ")
  await cli.type('yes\r')
  expect(cli.shown()).toContain("Warning: Permanently added '10.0.0.6' (")
  expect(cli.shown()).toMatch(/admin@10\.0\.0\.6's password: $/)
  await cli.type(`${PASSWORD}\r`)
  expect(cli.shown()).toMatch(/admin@goal:~\$ $/)
  cli.turnPage()
  await cli.type('exit\r')
  expect(cli.shown()).toMatch(/logout\nConnection to 10\.0\.0\.6 closed\.\nadmin@jump:~\$ $/)
  cli.turnPage()
  await cli.type(`ssh ${GOAL} hostname\r`)
  expect(cli.shown()).toMatch(/^[^\n]*ssh 10\.0\.0\.6 hostname\nadmin@10\.0\.0\.6's password: $/)
  await cli.type(`${PASSWORD}\r`)
  expect(cli.shown()).toMatch(/password: \ngoal\nadmin@jump:~\$ $/)
  expect(journal('goal', 'login.accepted')).toHaveLength(2)
})

test('a password is asked for three times', async () => {
  const { cli } = await atJumpHost()
  await cli.type(`ssh -o StrictHostKeyChecking=no ${GOAL}\r`)
  await cli.type('one\r')
  expect(cli.shown()).toContain('Permission denied, please try again.\n')
  await cli.type('two\r')
  await cli.type('three\r')
  expect(cli.shown()).toMatch(
    /admin@10\.0\.0\.6: Permission denied \([a-z,-]+\)\.\nadmin@jump:~\$ $/,
  )
})

test('a host key that has changed is refused in the words of OpenSSH, until it is forgotten', async () => {
  const { cli, lab, journal } = await atJumpHost()
  await cli.type(`ssh -o StrictHostKeyChecking=accept-new ${GOAL} true\r`)
  await cli.type(`${PASSWORD}\r`)
  lab.appliance('goal').behaviours.switchOn('host-key-changed')
  cli.turnPage()
  await cli.type(`ssh ${GOAL}\r`)
  expect(cli.shown()).toContain('@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @')
  expect(cli.shown()).toMatch(/Offending \w+ key in \/home\/admin\/\.ssh\/known_hosts:1\n/)
  expect(cli.shown()).toMatch(/\nHost key verification failed\.\nadmin@jump:~\$ $/)
  expect(journal('jump', 'hostkey.refused')).toMatchObject([
    { reason: 'another host key is known' },
  ])
  cli.turnPage()
  await cli.type(`ssh -o StrictHostKeyChecking=no ${GOAL}\r`)
  expect(cli.shown()).toMatch(/Password authentication is disabled[^]+Permission denied/)
  cli.turnPage()
  await cli.type(`ssh-keygen -R ${GOAL}; ls .ssh\r`)
  expect(cli.shown()).toMatch(
    /# Host 10\.0\.0\.6 found: line 1\n\/home\/admin\/\.ssh\/known_hosts updated\.\n.*\nknown_hosts\s+known_hosts\.old\n/,
  )
  await cli.type(`ssh ${GOAL}\r`)
  expect(cli.shown()).toMatch(QUESTION)
})

test.each([
  ['ssh 10.0.0.6 -p 23', 'ssh: connect to host 10.0.0.6 port 23: Connection refused\n'],
  ['ssh nowhere', 'ssh: Could not resolve hostname nowhere: Name or service not known\n'],
  [
    'ssh -oCiphers=arcfour goal',
    /Unable to negotiate with goal port 22: no matching cipher found\. Their offer: \S+\n/,
  ],
  ['ssh -oNonsense=1 goal', 'command-line: line 0: Bad configuration option: nonsense\n'],
  ['ssh -i nokey -oBatchMode=yes goal', 'Identity file nokey not accessible: No such file'],
])('%s says why not', async (line, said) => {
  const { cli } = await atJumpHost()
  await cli.type(`${line}\r`)
  expect(cli.shown()).toMatch(said)
  cli.turnPage()
  await cli.type('echo $?\r')
  expect(cli.shown()).toContain('\n255\n')
})

test('Ctrl-C and the size of the terminal belong to the other end', async () => {
  const { cli } = await atJumpHost()
  await cli.type(`ssh -o StrictHostKeyChecking=no ${GOAL}\r`)
  await cli.type(`${PASSWORD}\r`)
  await cli.type('stty size; tput cols\r')
  cli.turnPage()
  await cli.type('half a line\u0003')
  expect(cli.shown()).toMatch(/half a line\^C\nadmin@goal:~\$ $/)
  await cli.type('~.')
  await cli.type('\r')
  cli.turnPage()
  await cli.type('\r~.')
  await cli.type('\r')
  expect(cli.shown()).toMatch(/Connection to 10\.0\.0\.6 closed\.\nadmin@jump:~\$ $/m)
})

test('a question is left by Ctrl-C, and the connection with it', async () => {
  const { cli, lab, journal } = await atJumpHost()
  await cli.type(`ssh ${GOAL}\r`)
  await cli.type('\u0003')
  await cli.type('\r')
  expect(cli.shown()).toMatch(/admin@jump:~\$ $/)
  await lab.services.activity.settled()
  expect(journal('goal', 'connection.closed')).toHaveLength(1)
  expect(journal('goal', 'login.refused')).toEqual([])
})

test('scp brings files there and back, and shows each on a terminal', async () => {
  const { cli, journal } = await atJumpHost()
  await cli.type('mkdir -p d/e; echo one > d/a.pem; echo two > d/e/b.pem\r')
  cli.turnPage()
  await cli.type(`scp -o StrictHostKeyChecking=no -r d ${GOAL}:\r`)
  cli.turnPage()
  await cli.type(`${PASSWORD}\r`)
  expect(cli.shown()).toMatch(/a\.pem {59} 100% {4}4 {5}0\.0KB\/s {3}00:00 {4}\n/)
  expect(journal('goal', 'file.received')).toMatchObject([
    { path: '/d/e/b.pem', bytes: 4, complete: true },
    { path: '/d/a.pem', bytes: 4, complete: true },
  ])
  expect(journal('jump', 'file.sent')).toHaveLength(2)
  await cli.type(`scp -q admin@goal:d/a.pem copy.pem\r`)
  await cli.type('yes\r')
  await cli.type(`${PASSWORD}\r`)
  await cli.type('cat copy.pem\r')
  expect(cli.shown()).toMatch(/cat copy\.pem\none\n/)
  expect(journal('jump', 'file.fetched')).toMatchObject([
    { path: '/home/admin/copy.pem', bytes: 4, complete: true },
  ])
})

test('scp says what the other end does not have, and ends with 1', async () => {
  const { cli } = await atJumpHost()
  await cli.type(`scp -o StrictHostKeyChecking=no ${GOAL}:/none .; echo $?\r`)
  await cli.type(`${PASSWORD}\r`)
  expect(cli.shown()).toMatch(/scp: \/none: No such file or directory\n1\n/)
})

test('sftp lists, goes about, fetches and puts', async () => {
  const { cli, journal } = await atJumpHost()
  await cli.type('echo one > a.txt\r')
  await cli.type(`sftp -o StrictHostKeyChecking=no ${GOAL}\r`)
  await cli.type(`${PASSWORD}\r`)
  expect(cli.shown()).toMatch(/Connected to 10\.0\.0\.6\.\nsftp> $/)
  cli.turnPage()
  await cli.type('mkdir in\r')
  await cli.type('cd in\r')
  await cli.type('put a.txt b.txt\r')
  await cli.type('ls -l\r')
  expect(cli.shown()).toMatch(/Uploading a\.txt to \/in\/b\.txt\n/)
  expect(cli.shown()).toMatch(/-rw-r--r-- .* b\.txt\n/)
  await cli.type('get *.txt\r')
  await cli.type('get none\r')
  expect(cli.shown()).toContain('No such file or directory')
  await cli.type('nonsense\r')
  expect(cli.shown()).toContain('Invalid command.\n')
  await cli.type('bye\r')
  await cli.type('cat b.txt\r')
  expect(cli.shown()).toMatch(/cat b\.txt\none\n/)
  expect(journal('jump', 'file.fetched')).toMatchObject([{ path: '/home/admin/b.txt', bytes: 4 }])
})

test('what somebody puts on the jump host over sftp is there in its shell', async () => {
  const { connect, exec } = await atJumpHost()
  const { client } = await openFiles((await connect()).session)
  await putFile(client, { path: 'copy.py', source: Buffer.from('print("hello")\n') })
  expect((await exec('cat copy.py')).output).toBe('print("hello")\n')
})
