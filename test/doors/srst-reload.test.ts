import { expect, test } from 'vitest'
import { raiseManager } from './srst-lab.ts'

test.each(['reload', 'shutdown'])(
  'after %s in offline mode OpenSSH has seen the whole line and calls the connection closed',
  async (order) => {
    const { startSsh } = await raiseManager()
    const ssh = startSsh('-oLogLevel=INFO')
    await ssh.until('srstmgr-1# ')
    ssh.type('offline\r')
    await ssh.until('go offline[n]? : ')
    ssh.type('y\r')
    await ssh.until('srstmgr-1(offline)# ')
    ssh.type(`${order}\r`)
    const { code } = await ssh.ended
    expect(code).toBe(0)
    expect(ssh.output()).toContain(`srstmgr-1(offline)# ${order}\r\n`)
    expect(ssh.output()).toMatch(/Connection to 127\.0\.0\.1 closed\.\s*$/)
    expect(ssh.output()).not.toMatch(/broken pipe|reset/i)
  },
)
