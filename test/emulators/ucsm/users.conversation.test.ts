import { expect } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { hostKey } from '../../../src/ssh/index.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

const userKey = hostKey('ssh-rsa', entropyFrom('user'), { bits: 1_024 })
const privateKey = userKey.privatePem
const PUBLIC_KEY = userKey.publicBlob.toString('base64')

test('a user who was created and committed logs in by password', async ({ fi, cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope security
    UCS-A /security # ▸create local-user steve
    UCS-A /security/local-user* # ▸set password
    Enter a password:▹Ucs-1234
    Confirm the password:▹Ucs-1234
    UCS-A /security/local-user* # ▸set firstname Steve
    UCS-A /security/local-user* # ▸create role admin
    UCS-A /security/local-user* # ▸show role
    admin
    read-only
    UCS-A /security/local-user* # ▸commit-buffer
    UCS-A /security/local-user # ▸up
    UCS-A /security # ▸show local-user
    User Name       First Name      Last name
    --------------- --------------- ---------------
    admin
    steve           Steve
    UCS-A /security # ▸create local-user steve
    Error: Managed object already exists
    UCS-A /security # ▸scope local-user nobody
    Error: Managed object does not exist
    UCS-A /security # ▸
    `,
  )
  const steve = await fi.visit(undefined, { user: 'steve', password: 'Ucs-1234' })
  expect(steve.shown()).toBe('UCS-A# ')
  expect(JSON.stringify(fi.lab.journal.entries())).not.toContain('Ucs-1234')
})

test('a user cannot log in before the commit, when inactive, expired or deleted', async ({
  fi,
  cli,
}) => {
  const mayLogIn = () =>
    fi.connect({ user: 'jeff', password: 'Ucs-1234' }).then(
      () => true,
      () => false,
    )
  await cli.type('scope security\rcreate local-user jeff\rset password\rUcs-1234\rUcs-1234\r')
  expect(await mayLogIn()).toBe(false)
  await cli.type('commit-buffer\r')
  expect(await mayLogIn()).toBe(true)
  await cli.type('set account-status inactive\rcommit-buffer\r')
  expect(await mayLogIn()).toBe(false)
  await cli.type('set account-status active\rset expiration sep 13 2019\rcommit-buffer\r')
  expect(await mayLogIn()).toBe(true)
  await fi.lab.advance(2 * 24 * 3_600_000)
  expect(await mayLogIn()).toBe(false)
  await cli.type('up\rdelete local-user jeff\rcommit-buffer\r')
  expect(await mayLogIn()).toBe(false)
})

test('a user who may only look changes nothing', async ({ fi, cli }) => {
  await cli.type('scope security\rcreate local-user jeff\rset password\rUcs-1234\rUcs-1234\r')
  await cli.type('commit-buffer\r')
  const jeff = await fi.visit(undefined, { user: 'jeff', password: 'Ucs-1234' })
  await holds(
    jeff,
    `
    UCS-A# ▸scope security
    UCS-A /security # ▸delete local-user admin
    Error: The admin account cannot be deleted
    UCS-A /security # ▸delete local-user jeff
    UCS-A /security* # ▸commit-buffer
    Error: Update failed: [User does not have the required privileges]
    UCS-A /security* # ▸discard-buffer
    UCS-A /security # ▸top
    UCS-A# ▸clear-user-sessions all
    Error: Update failed: [User does not have the required privileges]
    UCS-A# ▸
    `,
  )
  await jeff.type('connect local-mgmt\rreboot\rerase configuration\r')
  expect(jeff.isThere()).toBe(true)
  expect(fi.journal('configuration.committed')).toHaveLength(1)
})

test('passwords that differ change nothing', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope security
    UCS-A /security # ▸scope local-user admin
    UCS-A /security/local-user # ▸set password
    Enter a password:▹one-Way-1
    Confirm the password:▹another-2
    Error: Passwords do not match
    UCS-A /security/local-user # ▸
    `,
  )
})

test('admin may have another password, and the first one no longer works', async ({ fi, cli }) => {
  await cli.type('scope security\rscope local-user admin\rset password\rNew-1234\rNew-1234\r')
  await cli.type('commit-buffer\r')
  await expect(fi.connect()).rejects.toThrow('not logged in')
  const again = await fi.visit(undefined, { password: 'New-1234' })
  expect(again.shown()).toBe('UCS-A# ')
})

test('an RSA key of one line logs its user in', async ({ fi, cli }) => {
  await cli.type(`scope security\rscope local-user admin\rset sshkey "ssh-rsa ${PUBLIC_KEY}"\r`)
  await cli.type('commit-buffer\r')
  await fi.connect({ password: 'wrong', privateKey })
  expect(fi.journal('login.accepted')).toContainEqual({ user: 'admin', method: 'publickey' })
})

test('a SECSH key of several lines is read up to ENDOFBUF', async ({ fi, cli }) => {
  const [first, second] = [PUBLIC_KEY.slice(0, 70), PUBLIC_KEY.slice(70)]
  await holds(
    cli,
    `
    UCS-A# ▸scope security
    UCS-A /security # ▸scope local-user admin
    UCS-A /security/local-user # ▸set sshkey
    Enter lines one at a time. Enter ENDOFBUF to finish. Press ^C to abort.
    User's SSH key:
    > ▸---- BEGIN SSH2 PUBLIC KEY ----
    > ▸Comment: "a key"
    > ▸${first}
    > ▸${second}
    > ▸---- END SSH2 PUBLIC KEY ----
    > ▸ENDOFBUF
    UCS-A /security/local-user* # ▸
    `,
  )
  await cli.type('commit-buffer\r')
  await fi.connect({ password: 'wrong', privateKey })
  expect(fi.journal('login.accepted')).toContainEqual({ user: 'admin', method: 'publickey' })
})

test('a DSA key is refused in FIPS mode, and what is no key as well', async ({ cli }) => {
  const dsa = Buffer.concat([Buffer.from([0, 0, 0, 7]), Buffer.from('ssh-dss'), Buffer.alloc(8)])
  await holds(
    cli,
    `
    UCS-A# ▸scope security
    UCS-A /security # ▸scope local-user admin
    UCS-A /security/local-user # ▸set sshkey "ssh-dss ${dsa.toString('base64')}"
    Error: DSA keys are not supported in FIPS mode
    UCS-A /security/local-user # ▸set sshkey "my key"
    Error: Invalid SSH key
    UCS-A /security/local-user # ▸
    `,
  )
})

test('detail shows the attributes of a user', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope security
    UCS-A /security # ▸show local-user admin detail
    Local User admin:
        First Name:
        Last Name:
        Email:
        Phone:
        Expiration: Never
        Password: ****
        Account status: Active
        User Roles:
            Name: admin
        User SSH public key:
    UCS-A /security # ▸
    `,
  )
})

test('pending changes of users and services are shown as commands', async ({ cli }) => {
  await cli.type('scope security\rcreate local-user jeff\rset phone 12\rtop\r')
  await cli.type('scope system\rscope services\rcreate ntp-server 192.168.200.101\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system/services* # ▸show configuration pending
     scope services
    +    create ntp-server 192.168.200.101
     exit
    UCS-A /system/services* # ▸top
    UCS-A* # ▸show configuration pending
     scope security
    +    create local-user jeff
         scope local-user jeff
    +        create role read-only
    +        set phone "12"
         exit
     exit
     scope system
         scope services
    +        create ntp-server 192.168.200.101
         exit
     exit
    UCS-A* # ▸
    `,
  )
})

test('a key that was cut off or goes on too long is refused', async ({ cli }) => {
  const cut = Buffer.from(PUBLIC_KEY, 'base64').subarray(0, -9).toString('base64')
  const long = Buffer.concat([Buffer.from(PUBLIC_KEY, 'base64'), Buffer.alloc(3, 1)])
  await holds(
    cli,
    `
    UCS-A# ▸scope security
    UCS-A /security # ▸scope local-user admin
    UCS-A /security/local-user # ▸set sshkey "ssh-rsa ${cut}"
    Error: Invalid SSH key
    UCS-A /security/local-user # ▸set sshkey "ssh-rsa ${long.toString('base64')}"
    Error: Invalid SSH key
    UCS-A /security/local-user # ▸set sshkey "ssh-rsa ${PUBLIC_KEY.slice(0, -5)}"
    Error: Invalid SSH key
    UCS-A /security/local-user # ▸
    `,
  )
})

test('the role read-only stays', async ({ cli }) => {
  await cli.type('scope security\rcreate local-user jeff\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /security/local-user* # ▸delete role read-only
    Error: The read-only role cannot be removed
    UCS-A /security/local-user* # ▸enter role admin
    UCS-A /security/local-user* # ▸show role
    admin
    read-only
    UCS-A /security/local-user* # ▸
    `,
  )
})
