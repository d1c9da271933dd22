import { expect, test } from 'vitest'
import { readDevices } from '../../../emulators/sftunnel/copy-certs/devices-csv.ts'
import { startCopyLab } from './copy-certs-lab.ts'

const USAGE =
  'Usage: copy_sftunnel_certs.py <devices.csv>\n' +
  'Each row of the file: device_name,ip_address,admin_username,admin_password\n'

/** What the script says of a list; nothing is dialled. */
function mistakeIn(text: string): string {
  const list = readDevices(text, 'devices.csv')
  return list.ok ? 'no mistake' : list.mistake
}

test('a wrong call is answered with the usage and dials nobody', async () => {
  const { lab, run } = await startCopyLab({})
  for (const args of ['', ' a.csv b.csv', ' --all'])
    expect(await run(`copy_sftunnel_certs.py${args}`)).toEqual({ output: USAGE, exit: 2 })
  expect(await run('copy_sftunnel_certs.py --help')).toEqual({ output: USAGE, exit: 0 })
  expect(lab.journal.entries({ appliance: 'host', event: 'connection.dialled' })).toEqual([])
})

test('only root may run the script, and the list must be there', async () => {
  const { run } = await startCopyLab({})
  expect(await run('copy_sftunnel_certs.py devices.csv', 'user')).toEqual({
    output: 'copy_sftunnel_certs.py: you must be root\n',
    exit: 1,
  })
  expect(await run('copy_sftunnel_certs.py devices.csv')).toEqual({
    output: 'Cannot read devices.csv: No such file or directory\n',
    exit: 1,
  })
})

test('a host that is no manager has nothing to copy', async () => {
  const { copy } = await startCopyLab({})
  expect(await copy(['FTDv', '10.48.67.53'])).toMatchObject({
    output: 'Cannot read /etc/sf/ims.conf: it does not name this FMC\n',
    exit: 1,
  })
})

test('a list says in which row something is wrong', () => {
  const good = 'FTDv,10.1.1.1,admin,secret\n'
  const must = 'Each row must be device_name,ip_address,admin_username,admin_password\n'
  expect(mistakeIn('')).toBe('devices.csv has no rows\n')
  expect(mistakeIn('\n  \n')).toBe('devices.csv has no rows\n')
  expect(mistakeIn(`${good}\nother,10.1.1.2,admin\n`)).toBe(
    `devices.csv: row 3 has 3 columns, or one is empty. ${must}`,
  )
  expect(mistakeIn(`${good}other,10.1.1.2,admin,secret,more\n`)).toBe(
    `devices.csv: row 2 has 5 columns, or one is empty. ${must}`,
  )
  expect(mistakeIn('FTDv,,admin,secret\n')).toBe(
    `devices.csv: row 1 has 4 columns, or one is empty. ${must}`,
  )
  const repeated = 'devices.csv: row 3 repeats the name or the address of row 1\n'
  expect(mistakeIn(`${good}\nFTDv,10.1.1.2,admin,secret\n`)).toBe(repeated)
  expect(mistakeIn(`${good}\nother,10.1.1.1,admin,secret\n`)).toBe(repeated)
})

test('columns may be quoted, and an address may have a port', () => {
  const text = '\uFEFFa, 10.1.1.1:2222 ,admin,"se,cr""et"\r\nb,[2001:db8::1]:23,admin, secret \n'
  expect(readDevices(text, 'devices.csv')).toEqual({
    ok: true,
    devices: [
      { name: 'a', host: '10.1.1.1', port: 2222, username: 'admin', password: 'se,cr"et' },
      { name: 'b', host: '2001:db8::1', port: 23, username: 'admin', password: 'secret ' },
    ],
  })
})
