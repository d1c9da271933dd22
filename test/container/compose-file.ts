import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const seconds = z.string().regex(/^\d+s$/)

/** The part of the Compose specification that our file uses; whatever else is in it is refused. */
const service = z.strictObject({
  image: z.string(),
  read_only: z.literal(true),
  tmpfs: z.array(z.string()),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  sysctls: z.record(z.string(), z.number()),
  stop_grace_period: seconds,
  healthcheck: z.strictObject({
    test: z.tuple([z.literal('CMD')], z.string()),
    interval: seconds,
    timeout: seconds,
    start_period: seconds,
    retries: z.int(),
  }),
  environment: z.record(z.string(), z.string().nullable()),
  volumes: z.array(z.string()),
  ports: z.array(z.string()),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
    .default({}),
})

const composeFile = z.strictObject({
  name: z.string(),
  'x-appliance': z.unknown(),
  services: z.record(z.string(), service),
})

/** One service of the Compose file. */
export type ComposeService = z.infer<typeof service>

/** Reads the Compose file; variables have their defaults, other than those of `environment`. */
export function readComposeFile(
  file: string,
  environment: Readonly<Record<string, string>>,
): z.infer<typeof composeFile> {
  const text = readFileSync(file, 'utf8').replaceAll(
    /\$\{(\w+):-([^}]*)\}/g,
    (_, variable: string, otherwise: string) => environment[variable] ?? otherwise,
  )
  return composeFile.parse(parse(text, { merge: true }))
}

/** The services in an order in which each comes after those that it depends on. */
export function inOrder(services: Readonly<Record<string, ComposeService>>): string[] {
  const order: string[] = []
  const visit = (name: string) => {
    for (const needed of Object.keys(services[name]!.depends_on)) visit(needed)
    if (!order.includes(name)) order.push(name)
  }
  for (const name of Object.keys(services)) visit(name)
  return order
}

/** What `docker run` has to be told for a service. Ports of this machine are any free ones. */
export function runArgs(file: string, name: string, one: ComposeService, network: string) {
  const { test, interval, timeout, start_period, retries } = one.healthcheck
  const each = (flag: string, values: readonly string[]) =>
    values.map((value) => `${flag}=${value}`)
  const environment = Object.entries(one.environment).map(([variable, value]) =>
    value === null ? variable : `${variable}=${value}`,
  )
  return [
    `--network=${network}`,
    `--network-alias=${name}`,
    '--read-only',
    ...each('--tmpfs', one.tmpfs),
    ...each('--cap-drop', one.cap_drop),
    ...each('--security-opt', one.security_opt),
    ...each('--sysctl', pairs(one.sysctls)),
    `--stop-timeout=${Number.parseInt(one.stop_grace_period)}`,
    `--health-cmd=${test.slice(1).join(' ')}`,
    `--health-interval=${interval}`,
    `--health-timeout=${timeout}`,
    `--health-start-period=${start_period}`,
    `--health-retries=${retries}`,
    ...each('--env', environment),
    ...each(
      '--volume',
      one.volumes.map((volume) => resolve(dirname(file)) + volume.slice(1)),
    ),
    ...each(
      '--publish',
      one.ports.map((port) => port.replace(/:\d+:/, '::')),
    ),
    one.image,
  ]
}

function pairs(values: Readonly<Record<string, number>>): string[] {
  return Object.entries(values).map(([key, value]) => `${key}=${value}`)
}
