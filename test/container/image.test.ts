import { expect, test } from 'vitest'
import { runProgram } from '../doors/real-programs.ts'
import { images, noEngine, startContainer } from './containers.ts'
import { docker } from './engine.ts'
import { askApi, typeLines } from './operator.ts'

const SAFE = [
  '--read-only',
  '--tmpfs=/var/lib/fieldfault',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  '--health-interval=1s',
]
const TOKEN = 'a-token-of-the-image-test'
const PORTS = ['--publish=127.0.0.1::2200', '--publish=127.0.0.1::8080']

const appliancesAt = (port: number) =>
  askApi<{
    appliances: {
      doors: { port: number }[]
      credentials: { username: string; password: string }[]
    }[]
  }>(`http://127.0.0.1:${port}/v1/appliances`, TOKEN)

test.skipIf(noEngine)(
  'the image runs as nobody in particular and is not much larger than its base',
  async () => {
    const { lab, bytesOverBase } = images()
    const image = (template: string) => docker('image', 'inspect', '--format', template, lab)
    expect(await image('{{.Config.User}}')).toBe('10001:10001')
    if (bytesOverBase !== undefined) expect(bytesOverBase).toBeLessThan(120_000_000)
  },
)

test.skipIf(noEngine)(
  'a real client logs in, on a root file system that is read-only',
  async () => {
    const environment = [`--env=FIELDFAULT_API_TOKEN=${TOKEN}`]
    const container = await startContainer(...SAFE, ...PORTS, ...environment, images().lab)
    await container.healthy()
    const { appliances } = await appliancesAt(await container.portOf(8080))
    expect(appliances[0]!.doors).toMatchObject([{ port: 2200 }])
    const login = appliances[0]!.credentials[0]!
    const port = await container.portOf(2200)
    const { stdout } = await typeLines({ port, ...login }, ['show version'])
    expect(stdout).toContain('4.0(2a)')
    const old = ['-o', 'KexAlgorithms=curve25519-sha256', '-o', 'StrictHostKeyChecking=no']
    const refused = await runProgram('ssh', [...old, '-p', String(port), 'admin@127.0.0.1'])
    expect(refused.stderr).toContain('no matching key exchange method found. Their offer: diffie-')
  },
)

test.skipIf(noEngine)('the control API asks for its token, and its health does not', async () => {
  const container = await startContainer(...SAFE, ...PORTS, images().lab)
  await container.healthy()
  const url = `http://127.0.0.1:${await container.portOf(8080)}`
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok' })
  await expect(askApi(`${url}/v1/clock`, 'not-the-token')).rejects.toThrow('401')
  const script = `process.stdout.write(require(process.env.FIELDFAULT_DIR + '/api.json').token)`
  const token = await container.exec('node', '-e', script)
  expect(await askApi(`${url}/v1/clock`, token)).toMatchObject({ mode: 'wall' })
  expect(await container.exec('fieldfault', 'clock', '--quiet')).toContain('wall clock')
})

test.skipIf(noEngine)('a container whose lab does not answer is not healthy', async () => {
  const healthcheck = ['node', '/opt/fieldfault/docker/healthcheck.js']
  const idle = await startContainer(
    '--entrypoint=node',
    images().lab,
    '-e',
    'setInterval(() => {}, 1e6)',
  )
  await expect(idle.exec(...healthcheck)).rejects.toMatchObject({ code: 1 })
  const lab = await startContainer(...SAFE, images().lab)
  await lab.healthy()
  expect(await lab.exec(...healthcheck)).toBe('')
})

test.skipIf(noEngine)('nothing of a lab is written outside its own folder', async () => {
  const container = await startContainer('--health-interval=1s', images().lab)
  await container.healthy()
  const changed = (await docker('diff', container.name)).split('\n').map((line) => line.slice(2))
  expect(changed.filter((path) => !'/var/lib/fieldfault'.startsWith(path))).toSatisfy(
    (paths: string[]) => paths.every((path) => path.startsWith('/var/lib/fieldfault/')),
  )
})

test.skipIf(noEngine)('SIGINT stops the lab as well', async () => {
  const container = await startContainer(...SAFE, images().lab)
  await container.healthy()
  await docker('kill', '--signal', 'SIGINT', container.name)
  expect(await docker('wait', container.name)).toBe('0')
  expect(await container.log()).toContain('The lab has stopped: the process got SIGINT.')
})

test.skipIf(noEngine)('SIGTERM stops the lab in order', async () => {
  const container = await startContainer(...SAFE, images().lab)
  await container.healthy()
  await docker('stop', '--time', '20', container.name)
  expect(await container.inspect('{{.State.ExitCode}}')).toBe('0')
  expect(await container.log()).toContain('The lab has stopped: the process got SIGTERM.')
})

test.skipIf(noEngine)(
  'with standard ports an appliance has the real port of its container',
  async () => {
    const environment = [
      '--env=FIELDFAULT_PORTS=standard',
      '--env=FIELDFAULT_CLOCK=virtual',
      '--env=FIELDFAULT_START=2034-10-05T12:16:56Z',
      `--env=FIELDFAULT_API_TOKEN=${TOKEN}`,
    ]
    const ports = ['--publish=127.0.0.1::22', '--publish=127.0.0.1::8080']
    const container = await startContainer(...SAFE, ...environment, ...ports, images().lab)
    await container.healthy()
    const apiPort = await container.portOf(8080)
    const { appliances } = await appliancesAt(apiPort)
    expect(appliances[0]!.doors).toMatchObject([{ port: 22 }])
    expect(await askApi(`http://127.0.0.1:${apiPort}/v1/clock`, TOKEN)).toEqual({
      mode: 'virtual',
      now: '2034-10-05T12:16:56.000Z',
    })
    const scan = ['-p', String(await container.portOf(22)), '-t', 'rsa', '127.0.0.1']
    expect((await runProgram('ssh-keyscan', scan)).stdout).toContain('ssh-rsa ')
  },
)

test.skipIf(noEngine)(
  'a lab that cannot come up ends the container with the sentence that says why',
  async () => {
    const container = await startContainer('--env=FIELDFAULT_SCENARIO=no/such', images().lab)
    expect(await docker('wait', container.name)).toBe('2')
    expect(await container.log()).toContain('Cannot find the scenario "no/such"')
  },
)

test.skipIf(noEngine)('the image runs every other command as well', async () => {
  const said = await docker('run', '--rm', '--read-only', images().lab, 'list', '--json')
  expect(JSON.parse(said)).toMatchObject({ emulators: expect.any(Array) as unknown })
})
