import { expect, test } from 'vitest'
import { createAppliance } from './linux-fixture.ts'

const entries = [
  { path: '/etc/profile', content: 'export SYSTEM=profile\n' },
  {
    path: '/Volume/home/admin/.bash_profile',
    content: 'if [ -f ~/.bashrc ]; then . ~/.bashrc; fi\nPS1="[\\u \\W]# "\n',
  },
  { path: '/Volume/home/admin/.profile', content: 'echo not read\n' },
  {
    path: '/Volume/home/admin/.bashrc',
    content: 'alias zed="echo alias"\nfun() { echo function; }\n',
  },
]

test('a login shell reads the profiles, with what they source', async () => {
  const { open } = createAppliance({ entries })
  const { terminal, type } = await open()
  expect(terminal.written()).toBe('[admin ~]# ')
  expect(await type('zed; fun; echo $SYSTEM\r')).toBe(
    'zed; fun; echo $SYSTEM\nalias\nfunction\nprofile\n[admin ~]# ',
  )
})

test('a shell within the shell reads .bashrc only, and su with a dash is a login shell', async () => {
  const { open } = createAppliance({ entries })
  const { type } = await open()
  expect(await type('bash\r')).toBe('bash\nadmin@firepower:~$ ')
  expect(await type('fun\r')).toContain('\nfunction\n')
  await type('sudo su - guest\rright\r')
  expect(await type('echo $SYSTEM; fun\r')).toContain('\nprofile\n-bash: fun: command not found\n')
})

test('a mistake in a start file is told and the shell goes on', async () => {
  const { open } = createAppliance({ entries: [{ path: '/etc/profile', content: 'if ; then\n' }] })
  const { terminal } = await open()
  expect(terminal.written()).toBe(
    "-bash: /etc/profile: syntax error near unexpected token `;'\r\nadmin@firepower:~$ ",
  )
})
