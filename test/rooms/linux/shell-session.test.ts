import { expect, test } from 'vitest'
import { createAppliance } from './linux-fixture.ts'

test('a login shell begins at home, and says logout when it is left', async () => {
  const { terminal, type, running } = await createAppliance().open()
  expect(terminal.written()).toBe('admin@firepower:~$ ')
  expect(await type('exit 3\r')).toBe('exit 3\nlogout\n')
  expect(await running.done).toBe(3)
})

test('directory, variables, functions, aliases, arrays and the exit status last from line to line', async () => {
  const { type } = await createAppliance().open()
  await type('cd /etc/sf; A="x y"; export B=2; f() { echo "f $1"; }; alias ll="ls -l"; a=(1 2 3)\r')
  expect(await type('false\r')).toContain('admin@firepower:/etc/sf$ ')
  expect(await type('echo $? "$A" $B $(f 1) ${#a[@]} ${a[2]}; printenv A\r')).toContain(
    '\n1 x y 2 f 1 3 3\n',
  )
  expect(await type('cd -; ll /etc/sf\r')).toMatch(
    /\/Volume\/home\/admin\ntotal 4\ndrwxr-xr-x 2 root root 4096/,
  )
})

test('an unfinished command goes on behind a second prompt', async () => {
  const { type } = await createAppliance().open()
  expect(await type('for i in a b\r')).toBe('for i in a b\n> ')
  expect(await type('do echo $i; done\r')).toBe('do echo $i; done\na\nb\nadmin@firepower:~$ ')
  expect(await type('echo "one\rtwo"\r')).toContain('\none\ntwo\n')
  expect(await type('cat <<EOF\rhome is $HOME\rEOF\r')).toContain('\nhome is /Volume/home/admin\n')
  expect(await type('echo a |\rcat\r')).toContain('\na\n')
})

test('several pasted lines are carried out one after the other', async () => {
  const { type, lines } = await createAppliance().open()
  const shown = await type('while read n; do echo "<$n>"; done <<EOF\r1\r2\rEOF\rcd /etc\rpwd\r')
  expect(shown).toContain('<1>\n<2>\n')
  expect(shown).toContain('\n/etc\nadmin@firepower:/etc$ ')
  expect(lines).toHaveLength(3)
})

test('what bash says about mistakes carries the name of the shell', async () => {
  const { type } = await createAppliance().open()
  expect(await type('nano x\r')).toContain('\n-bash: nano: command not found\n')
  expect(await type('fi\r')).toContain("\n-bash: syntax error near unexpected token `fi'\n")
  expect(await type('cd /nowhere\r')).toContain(
    '\n-bash: cd: /nowhere: No such file or directory\n',
  )
  expect(await type('echo x > /etc/x; echo $?\r')).toContain(
    '\n-bash: /etc/x: Permission denied\n1\n',
  )
  expect(await type('bash\r')).toContain('admin@firepower:~$ ')
  expect(await type('nano\r')).toContain('\nbash: nano: command not found\n')
})

test('Ctrl-C ends a line and a command, and Ctrl-D leaves', async () => {
  const { type, running } = await createAppliance().open()
  expect(await type('echo half\u0003')).toBe('echo half^C\nadmin@firepower:~$ ')
  await type('sleep 1000\r')
  expect(await type('\u0003')).toBe('^C\nadmin@firepower:~$ ')
  expect(await type('echo $?\r')).toContain('\n130\n')
  expect(await type('\u0004')).toBe('\nlogout\n')
  expect(await running.done).toBe(0)
})

test('sleep waits for lab time, and output before it is seen at once', async () => {
  const { clock, open } = createAppliance()
  const { type, terminal } = await open()
  const shown = await type('for i in 1 2; do echo go $i; sleep 60; done; date +%T\r')
  expect(shown).toMatch(/\ngo 1\n$/)
  await clock.advance(60_000)
  expect(terminal.written()).toMatch(/go 1\r\ngo 2\r\n$/)
  await clock.advance(60_000)
  expect(terminal.written()).toContain('14:51:00\r\nadmin@')
})

test('tail -f follows what is added, through filters too, until Ctrl-C', async () => {
  const { tree, open } = createAppliance({
    entries: [{ path: '/var/log/messages', content: 'old up\n' }],
  })
  const { type, terminal, settle } = await open({ as: 'root' })
  await type('tail -f /var/log/messages | grep up\r')
  tree.root.write('/var/log/messages', Buffer.from('tunnel down\ntunnel up\n'), { append: true })
  await settle()
  expect(terminal.written()).toMatch(/old up\r\ntunnel up\r\n$/)
  expect(await type('\u0003')).toContain('^C\nroot@firepower:~# ')
})

test('commands read what is typed until Ctrl-D', async () => {
  const { type, terminal } = await createAppliance().open()
  await type('cat > typed\r')
  await type('first\rsecond\r')
  await type('\u0004')
  expect(await type('wc -l < typed; read -p "name: " n; echo "[$n]"\r')).toContain('\n2\nname: ')
  expect(await type('bob\r')).toContain('\n[bob]\n')
  expect(terminal.exitCode()).toBeUndefined()
})

test('Tab completes commands and paths, and shows the choice the second time', async () => {
  const { type } = await createAppliance().open()
  expect(await type('ssh-k\t')).toBe('ssh-keygen ')
  await type('\u0003')
  expect(await type('ls /etc/sf/ca\t')).toBe('ls /etc/sf/ca_root/')
  expect(await type('cac\t\r')).toContain('cacert.pem')
  expect(await type('cd /var/sf/peers/c\tsftunnel-\t\t')).toContain(
    '\nsftunnel-heartbeat  sftunnel-key.pem\n',
  )
})

test('the arrow recalls, and history lists, what was typed', async () => {
  const { type } = await createAppliance().open()
  await type('echo one\r')
  expect(await type('\u001b[A\r')).toContain('\none\n')
  expect(await type('history\r')).toContain('    1  echo one\n    2  history\n')
})

test('a lost connection ends what runs', async () => {
  const { type, running } = await createAppliance().open()
  await type('sleep 9999\r')
  running.hangUp()
  expect(await running.done).toBe(130)
})

test('a command of the appliance that breaks fails the visit and not only the line', async () => {
  const broken = { name: 'broken', run: () => Promise.reject(new TypeError('a defect')) }
  const { type, running } = await createAppliance({ commands: [broken] }).open()
  const outcome = running.done.catch((error: unknown) => error)
  await type('broken\r')
  expect(await outcome).toEqual(new TypeError('a defect'))
})
