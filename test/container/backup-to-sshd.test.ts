import { expect, test } from 'vitest'
import { eventually, images, noEngine, startContainer, startNetwork } from './containers.ts'
import { askApi, backupLines, digestIn, typeLines } from './operator.ts'

const TOKEN = 'a-token-of-the-backup-test'
const PASSWORD = 'container-secret'
const HOME = '/home/backup-taker'

interface Login {
  readonly username: string
  readonly password: string
}

test.skipIf(noEngine)(
  'an interconnect in a container backs up to a real sshd in another',
  async () => {
    const network = await startNetwork()
    const sshd = await startContainer(
      `--network=${network}`,
      '--network-alias=vault',
      `--env=PASSWORD=${PASSWORD}`,
      images().sshd,
    )
    const fi = await startContainer(
      `--network=${network}`,
      '--health-interval=1s',
      '--env=FIELDFAULT_ALLOW_EGRESS=vault:22',
      `--env=FIELDFAULT_API_TOKEN=${TOKEN}`,
      '--publish=127.0.0.1::2200',
      '--publish=127.0.0.1::8080',
      images().lab,
    )
    await fi.healthy()
    await eventually(
      async () => ((await sshd.log()).includes('Server listening') ? true : undefined),
      'the sshd listens',
    )
    const api = `http://127.0.0.1:${await fi.portOf(8080)}/v1`
    const { appliances } = await askApi<{ appliances: { credentials: Login[] }[] }>(
      `${api}/appliances`,
      TOKEN,
    )
    const operator = { port: await fi.portOf(2200), ...appliances[0]!.credentials[0]! }
    await typeLines(operator, backupLines(`backup-taker@vault${HOME}`, PASSWORD))
    const finished = await eventually(async () => {
      const path = `${api}/journal?event=backup.finished`
      const { entries } = await askApi<{ entries: { data: object }[] }>(path, TOKEN)
      return entries[0]?.data
    }, 'the backup finishes')
    const sha256 = await digestIn(sshd.name, `${HOME}/fi.bak`)
    expect(finished).toMatchObject({ host: 'vault', sha256 })
    expect(await sshd.log()).toContain('Accepted password for backup-taker')
  },
)
