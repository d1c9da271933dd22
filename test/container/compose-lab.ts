import { inOrder, readComposeFile, runArgs } from './compose-file.ts'
import { images, startContainer, startNetwork, type Container } from './containers.ts'
import { askApi, type Operator } from './operator.ts'

/** The Compose file of the project. */
export const COMPOSE_FILE = 'docker/compose.yaml'

const TOKEN = 'a-token-of-the-compose-test'

interface Login {
  readonly username: string
  readonly password: string
}

/** An appliance of the Compose file that runs. */
export interface ComposedAppliance {
  readonly container: Container
  /** How its administrator gets to its command line. */
  readonly operator: Operator
  /** Data of the events of a name so far, oldest first. */
  readonly journal: (event: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
}

/** Starts services of the Compose file in a network of their own, each after those that it depends on. */
export async function startServices<Name extends string>(
  ...names: readonly Name[]
): Promise<Readonly<Record<Name, ComposedAppliance>>> {
  process.env.FIELDFAULT_API_TOKEN = TOKEN
  const { services } = readComposeFile(COMPOSE_FILE, { FIELDFAULT_IMAGE: images().lab })
  const network = await startNetwork()
  const started: [string, ComposedAppliance][] = []
  for (const name of inOrder(services).filter((one) => (names as readonly string[]).includes(one)))
    started.push([
      name,
      await meet(await startContainer(...runArgs(COMPOSE_FILE, name, services[name]!, network))),
    ])
  return Object.fromEntries(started) as Record<Name, ComposedAppliance>
}

async function meet(container: Container): Promise<ComposedAppliance> {
  await container.healthy()
  const api = `http://127.0.0.1:${await container.portOf(8080)}/v1`
  const { appliances } = await askApi<{ appliances: { credentials: Login[] }[] }>(
    `${api}/appliances`,
    TOKEN,
  )
  return {
    container,
    operator: { port: await container.portOf(22), ...appliances[0]!.credentials[0]! },
    async journal(event) {
      const { entries } = await askApi<{ entries: { data: Record<string, unknown> }[] }>(
        `${api}/journal?event=${event}`,
        TOKEN,
      )
      return entries.map(({ data }) => data)
    },
  }
}
