import { expect } from 'vitest'
import { test } from './interconnect.ts'

test.for(['ucs-local\\admin', 'ucs-LOCAL\\admin'])(
  '%s is the local user admin, with what admin may do',
  async (user, { fi }) => {
    const cli = await fi.visit(undefined, { user })
    await cli.type('scope security\rshow user-session local\r')
    expect(cli.shown()).toMatch(/^pts_\d+_1_\d+\* +admin +/m)
    await cli.type('create local-user jeff\rcommit-buffer\r')
    expect(fi.handle.configured('sys/user-ext/user-jeff')).toBeDefined()
  },
)

test.for(['ucs-example\\admin', 'UCS-LOCAL\\admin', 'ucs-local\\nobody', '\\admin'])(
  '%s is refused',
  async (user, { fi }) => {
    await expect(fi.connect({ user })).rejects.toThrow('not logged in')
  },
)
