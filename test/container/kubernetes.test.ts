import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { Service } from 'kubernetes-models/v1/Service'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { readComposeFile } from './compose-file.ts'

const FOLDER = 'docker/kubernetes'
const GENERATORS = 'docker/appliances'

/** The part of Kustomize that our files use; whatever else is in them is refused. */
const kustomization = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  namespace: z.string().optional(),
  resources: z.array(z.string()).default([]),
  images: z
    .array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() }))
    .default([]),
  configMapGenerator: z
    .array(z.strictObject({ name: z.string(), files: z.array(z.string()) }))
    .default([]),
})

const kinds = { Deployment, NetworkPolicy, Service }
type Kind = keyof typeof kinds

function kustomizationIn(folder: string) {
  return kustomization.parse(parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')))
}

/** Every manifest that Kustomize would put together, as the published schemas read it. */
function manifests() {
  const files = kustomizationIn(FOLDER).resources.filter((name) => name.endsWith('.yaml'))
  return files.flatMap((name) =>
    parseAllDocuments(readFileSync(join(FOLDER, name), 'utf8')).map((document) => {
      const { kind } = document.toJS() as { kind: Kind }
      return new kinds[kind](document.toJS() as never)
    }),
  )
}

const of = <Wanted extends Kind>(kind: Wanted) =>
  manifests().filter((one): one is InstanceType<(typeof kinds)[Wanted]> => one.kind === kind)

test('every manifest follows the schema of Kubernetes', () => {
  const appliances = ['fi', 'fmc', 'ftd1', 'ftd2', 'swinds01']
  expect(manifests().map(({ kind, metadata }) => `${kind} ${metadata!.name}`)).toEqual([
    ...appliances.flatMap((name) => [`Deployment ${name}`, `Service ${name}`]),
    'NetworkPolicy fieldfault',
  ])
  for (const manifest of manifests()) expect(() => manifest.validate()).not.toThrow()
})

test('a manifest that does not follow the schema is caught', () => {
  const wrong = new Service({
    metadata: { name: 'x' },
    spec: { ports: [{ port: 'ssh' }] },
  } as never)
  expect(() => wrong.validate()).toThrow('port')
})

test('everything that Kustomize is told to put together is there', () => {
  for (const name of kustomizationIn(FOLDER).resources)
    expect(existsSync(join(FOLDER, name)), name).toBe(true)
  for (const { files } of kustomizationIn(GENERATORS).configMapGenerator)
    for (const file of files)
      expect(existsSync(join(GENERATORS, file.split('=')[1]!)), file).toBe(true)
})

test('each pod mounts a lab file that is generated, and is found by the service of its name', () => {
  const generated = kustomizationIn(GENERATORS).configMapGenerator.map(({ name }) => name)
  for (const { metadata, spec } of of('Deployment')) {
    const pod = spec!.template
    const mounted = pod.spec!.volumes!.flatMap(({ configMap }) => configMap?.name ?? [])
    expect(generated).toEqual(expect.arrayContaining(mounted))
    expect(pod.metadata!.labels).toMatchObject(spec!.selector.matchLabels!)
    const service = of('Service').find((one) => one.metadata!.name === metadata!.name)
    expect(pod.metadata!.labels).toMatchObject(service!.spec!.selector!)
    const ports = pod.spec!.containers[0]!.ports!.map(({ name }) => name)
    for (const { targetPort } of service!.spec!.ports!) expect(ports).toContain(targetPort)
  }
})

test('pods meet the restricted standard for their security', () => {
  for (const { spec } of of('Deployment')) {
    const pod = spec!.template.spec!
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    })
    expect(pod.containers[0]!.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
  }
})

test.for([
  { name: 'fi', dials: 'swinds01:22' },
  { name: 'fmc', dials: 'ftd1:8305,ftd2:8305' },
  { name: 'ftd1', dials: 'fmc:8305' },
  { name: 'ftd2', dials: 'fmc:8305' },
])('$name is allowed to dial $dials, which are services', ({ name, dials }) => {
  const dialler = of('Deployment').find(({ metadata }) => metadata!.name === name)
  const { env } = dialler!.spec!.template.spec!.containers[0]!
  expect(env!.find((one) => one.name === 'FIELDFAULT_ALLOW_EGRESS')!.value).toBe(dials)
  for (const [host, port] of dials.split(',').map((peer) => peer.split(':'))) {
    const peer = of('Service').find(({ metadata }) => metadata!.name === host)
    expect(peer!.spec!.ports!.map((one) => one.port)).toContain(Number(port))
  }
})

test('Kubernetes and Compose have the same appliances, which dial the same peers', () => {
  const { services } = readComposeFile('docker/compose.yaml', {})
  const settings = of('Deployment').map(({ metadata, spec }) => {
    const given = spec!.template.spec!.containers[0]!.env!.map(({ name, value }) => [name, value])
    return [metadata!.name, Object.fromEntries(given)]
  })
  const composed = Object.entries(services).map(([name, { environment }]) => [name, environment])
  expect(withoutToken(settings)).toEqual(withoutToken(composed))
})

/** Settings by appliance, but for the token, which comes from a secret here and from outside there. */
function withoutToken(appliances: readonly (readonly unknown[])[]) {
  const text = JSON.stringify(Object.fromEntries(appliances as [string, unknown][]), (key, value) =>
    key === 'FIELDFAULT_API_TOKEN' ? undefined : (value as unknown),
  )
  return JSON.parse(text) as unknown
}
