import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inOrder, readComposeFile, runArgs } from './compose-file.ts'
import { eventually, images, noEngine, startContainer, startNetwork } from './containers.ts'
import { askApi, backupLines, typeLines } from './operator.ts'

const FILE = 'docker/compose.yaml'
const TOKEN = 'a-token-of-the-compose-test'

interface Appliances {
  readonly appliances: readonly {
    readonly credentials: readonly { readonly username: string; readonly password: string }[]
  }[]
}

interface Journal {
  readonly entries: readonly { readonly data: Readonly<Record<string, unknown>> }[]
}

test('the Compose file starts each appliance after the peers that it dials', () => {
  const { services } = readComposeFile(FILE, {})
  expect(inOrder(services)).toEqual(['swinds01', 'fi'])
  for (const { image, volumes } of Object.values(services)) {
    expect(image).toBe('fieldfault')
    for (const volume of volumes) expect(existsSync(`docker/${volume.split(':')[0]}`)).toBe(true)
  }
})

test.skipIf(noEngine)(
  'an interconnect of the Compose file backs up to its peer by host name',
  async () => {
    process.env.FIELDFAULT_API_TOKEN = TOKEN
    const { services } = readComposeFile(FILE, { FIELDFAULT_IMAGE: images().lab })
    const network = await startNetwork()
    const places = new Map<string, { api: string; ssh: number }>()
    for (const name of inOrder(services)) {
      const container = await startContainer(...runArgs(FILE, name, services[name]!, network))
      await container.healthy()
      const api = `http://127.0.0.1:${await container.portOf(8080)}/v1`
      places.set(name, { api, ssh: await container.portOf(22) })
    }
    const [fi, server] = [places.get('fi')!, places.get('swinds01')!]
    const loginTo = async (api: string) =>
      (await askApi<Appliances>(`${api}/appliances`, TOKEN)).appliances[0]!.credentials[0]!
    const { username, password } = await loginTo(server.api)
    const operator = { port: fi.ssh, ...(await loginTo(fi.api)) }
    await typeLines(operator, backupLines(`${username}@swinds01`, password))
    const journalOf = async (api: string, event: string) =>
      (await askApi<Journal>(`${api}/journal?event=${event}`, TOKEN)).entries[0]?.data
    const sent = await eventually(() => journalOf(fi.api, 'backup.finished'), 'the backup finishes')
    const received = await journalOf(server.api, 'file.received')
    expect(sent).toMatchObject({ host: 'swinds01' })
    expect(received).toMatchObject({ sha256: sent.sha256, bytes: sent.bytes })
  },
)
