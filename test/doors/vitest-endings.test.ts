import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installProject } from './packed-package.ts'

const FAILING = `
import { backupServer } from 'fieldfault/emulators'
import { expect, test } from 'fieldfault/vitest'
import { connect } from 'node:net'

const ports: number[] = []

test('a test that runs out of time', { timeout: 300 }, async ({ lab }) => {
  const server = await lab.start(backupServer())
  const { host, port } = server.endpoint()
  ports.push(port)
  connect({ host, port }).on('error', () => {})
  await server.dial()
  await new Promise(() => {})
})

test('a test whose claim does not hold', async ({ lab }) => {
  const server = await lab.start(backupServer())
  ports.push(server.endpoint().port)
  expect(server).toHaveJournalled('appliance.started', { profile: 'openssh-5.3' })
})

test.for([0, 1])('nobody listens where test %i was', async (number) => {
  const port = ports[number] ?? 0
  const answer = await new Promise((resolve) => {
    connect({ host: '127.0.0.1', port })
      .once('connect', () => resolve('connected'))
      .once('error', ({ code }: NodeJS.ErrnoException) => resolve(code))
  })
  expect(answer).toBe('ECONNREFUSED')
})
`

test('a lab goes with its test when that fails or runs out of time, and the process ends', async () => {
  const project = await installProject('examples/ssh-monitor')
  writeFileSync(join(project.cwd, 'failing.test.ts'), FAILING)
  const { code, stdout, stderr } = await project.run('vitest', 'run', 'failing.test.ts')
  const printed = stdout + stderr
  expect(code, printed).toBe(1)
  expect(printed).toContain('Tests  2 failed | 2 passed (4)')
  expect(printed).toContain('Test timed out in 300ms')
  expect(printed).toContain('The nearest is appliance.started; profile is "openssh-9.2"')
  expect(printed).toMatch(/> \S+ backup-server appliance appliance\.started/)
  expect(printed).not.toMatch(/Unhandled|close timed out/)
})
