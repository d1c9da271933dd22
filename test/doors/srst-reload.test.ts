import { expect, test } from 'vitest'
import { raiseManager } from './srst-lab.ts'

test.each(['reload', 'shutdown'])(
  'after %s in offline mode OpenSSH has seen the whole line and calls the connection closed',
  async (order) => {
    const { startSsh } = await raiseManager()
    const ssh = startSsh()
    await ssh.until('srstmgr-1# ')
    ssh.type('offline\r')
    await ssh.until('go offline[n]? : ')
    ssh.type('y\r')
    await ssh.until('srstmgr-1(offline)# ')
    ssh.type(`${order}\r`)
    await ssh.ended
    expect(ssh.output()).toMatch(
      new RegExp(`srstmgr-1\\(offline\\)# ${order}\\r\\nConnection to 127\\.0\\.0\\.1 closed`),
    )
    expect(ssh.output()).not.toMatch(/broken pipe|reset/i)
  },
)
