import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { PASSWORD, raiseRenewal } from './renewal-lab.ts'

/** Debian's Python, for which its package of paramiko is. */
const PYTHON = '/usr/bin/python3'
const SCRIPT = 'copy_sftunnel_certs_jumpserver.py'
const FILES = ['cacert.pem', 'sftunnel-key.pem', 'sftunnel-cert.pem'] as const

/** Rows of the manager's list of failures, as the terminal showed them. */
function failuresIn(shown: string) {
  const rows = shown.matchAll(/^\S{36} \S+ \S+ (\/\S+) (\/\S+)\r?$/gm)
  return [...rows].map(([, from = '', to = '']) => ({ from, to }))
}

test('the files go to the device over scp and sftp, root copies them, and the tunnel comes back', async () => {
  const lab = await raiseRenewal()
  const { stdout } = await lab.renewByHand('nothing', [])
  const failures = failuresIn(stdout)
  expect(failures).toHaveLength(3)

  const folder = temporaryFolder()
  // admin may not read private keys, which root lays out for him.
  const out = failures.map(({ from }) => from).join(' ')
  const laidOut = FILES.map((name) => `/var/tmp/${name}`).join(' ')
  await lab.asRoot('fmc', `cp ${out} /var/tmp`, `chown admin ${laidOut}`)
  for (const name of FILES)
    expect(await lab.withPassword('scp', '-q', `fmc:/var/tmp/${name}`, folder)).toMatchObject({
      code: 0,
    })

  const batch = join(folder, 'batch')
  const puts = FILES.map((name) => `put ${join(folder, name)} /var/tmp/${name}\n`)
  writeFileSync(batch, puts.join(''))
  const placed = await lab.withPassword('sftp', '-oBatchMode=no', '-b', batch, 'ftd1')
  expect(placed).toMatchObject({ code: 0 })
  const there = failures[0]!.to.replace(/\/[^/]+$/, '')
  const moved = await lab.asRoot(
    'ftd1',
    ...FILES.map((name) => `cp /var/tmp/${name} ${there}/${name}`),
    `chmod 644 ${there}/*.pem`,
    'pmtool restartbyid sftunnel',
  )
  expect(moved.code, moved.stdout).toBe(0)
  await lab.retry()
  expect(await lab.managerState()).toBe('running.tunnelling, 1 of 1 devices enabled')
})

test('the script for a jump server, fetched from the manager, renews three devices from this machine', async () => {
  const lab = await raiseRenewal({ devices: 3 })
  await lab.renewByHand('nothing', [])
  const cwd = temporaryFolder()
  const fetched = await lab.withPassword('scp', '-q', `fmc:/usr/local/sf/bin/${SCRIPT}`, cwd)
  expect(fetched).toMatchObject({ code: 0, stderr: '' })
  const rows = ['fmc', ...lab.names].map(
    (role) => `${role},127.0.0.1:${lab.portOf(role)},admin,${PASSWORD}\n`,
  )
  writeFileSync(join(cwd, 'devices.csv'), rows.join(''))
  const options = { cwd, env: { HOME: cwd } }
  const ran = await runProgram(PYTHON, [SCRIPT, 'devices.csv'], options)
  expect(ran.code, ran.stdout + ran.stderr).toBe(0)
  for (const name of lab.names)
    expect(ran.stdout).toContain(`Successfully copied certificates to ${name}`)
  await lab.retry()
  expect(await lab.managerState()).toBe('running.tunnelling, 3 of 3 devices enabled')
})
