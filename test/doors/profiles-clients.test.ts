import { expect, test } from 'vitest'
import { workstationProfiles } from '../../emulators/workstation/profiles.ts'
import { listsOf } from '../../src/ssh/kexinit.ts'
import { clientSays, withoutUpdate } from './kexinit-capture.ts'

/** Options that keep OpenSSH from knowing anybody, which would change the order of its list. */
const stranger = [
  '-F/dev/null',
  '-oUserKnownHostsFile=/dev/null',
  '-oGlobalKnownHostsFile=/dev/null',
]

const connectWithParamiko = `import sys, paramiko
paramiko.SSHClient().connect('127.0.0.1', int(sys.argv[1]), username='a', password='b')`

const clients: Readonly<Record<string, (port: number) => readonly string[]>> = {
  'openssh-9.2': (port) => ['ssh', ...stranger, '-p', `${port}`, 'a@127.0.0.1'],
  'openssh-7.5': (port) => ['ssh1', '-2', ...stranger, '-p', `${port}`, 'a@127.0.0.1'],
  'putty-0.78': (port) => ['plink', '-batch', '-P', `${port}`, 'a@127.0.0.1'],
  'paramiko-2.12': (port) => ['/usr/bin/python3', '-c', connectWithParamiko, `${port}`],
  'dropbear-2022.83': (port) => ['dbclient', '-y', '-p', `${port}`, 'a@127.0.0.1'],
}

test.each(Object.entries(clients))('the real client says what %s says', async (name, command) => {
  const { ident, offer } = workstationProfiles[name]!
  expect(await clientSays(command)).toEqual({
    ident: withoutUpdate(ident),
    lists: listsOf(offer),
  })
})

test('what the OpenSSH clients offer does not depend on the age of the server', async () => {
  for (const name of ['openssh-9.2', 'openssh-7.5']) {
    const { lists } = await clientSays(clients[name]!, 'OpenSSH_5.3')
    expect(lists).toEqual(listsOf(workstationProfiles[name]!.offer))
  }
})
