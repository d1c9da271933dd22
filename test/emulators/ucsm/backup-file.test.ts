import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { configurationXml } from '../../../emulators/ucsm/backup-file/configuration-xml.ts'
import { fullStateFile } from '../../../emulators/ucsm/backup-file/full-state.ts'
import { factoryConfiguration } from '../../../emulators/ucsm/configuration/factory.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'

const objects = factoryConfiguration({
  systemName: 'UCS',
  address: '10.48.79.230',
  fabric: 'A',
  admin: 'admin',
  model: 'UCS-FI-6332',
  serial: 'SSI171400HG',
})

/** The distinguished names in a backup, in the order of its lines. */
const namesIn = (xml: string) => [...xml.matchAll(/ dn="([^"]*)"/g)].map(([, dn = '']) => dn)

test('all objects are in a backup of the whole configuration, each once', () => {
  expect(namesIn(configurationXml(objects, 'config-all')).toSorted()).toEqual(
    Object.keys(objects).toSorted(),
  )
})

test('the system part and the logical part together are the whole', () => {
  const system = namesIn(configurationXml(objects, 'config-system'))
  const logical = namesIn(configurationXml(objects, 'config-logical'))
  expect(system).toContain('sys/svc-ext/ssh-svc')
  expect(logical).toContain('org-root/org-Finance/ls-esx-01')
  expect([...system, ...logical].toSorted()).toEqual(Object.keys(objects).toSorted())
})

test('a child stands inside its parent', () => {
  expect(configurationXml(objects, 'config-logical')).toMatch(
    /<orgOrg [^>]*dn="org-root\/org-Finance"[^>]*>\n +<lsServer [^>]*dn="org-root\/org-Finance\/ls-esx-01"[^>]*>/,
  )
})

test('identities out of pools are saved only where they are to be preserved', () => {
  const preserved = configurationXml(objects, 'config-logical', { preservesPooled: true })
  const derived = configurationXml(objects, 'config-logical', { preservesPooled: false })
  expect(preserved).toContain('addr="00:25:B5:00:00:01"')
  expect(derived).not.toContain('addr="00:25:B5:00:00:01"')
  expect(derived.match(/="derived"/g)).toHaveLength(9)
})

test('text is escaped, and passwords are left out', () => {
  const attributes = { descr: 'a "b" <c> & d', pwd: 'secret' }
  const xml = configurationXml({ x: { class: 'orgOrg', dn: 'org-root', attributes } }, 'config-all')
  expect(xml).toContain('descr="a &quot;b&quot; &lt;c&gt; &amp; d"')
  expect(xml).not.toContain('secret')
})

test('a full-state file is a gzipped archive with a manifest and a database that cannot be read', async () => {
  const state = { objects, version: '4.0(2a)', systemName: 'UCS', nowMs: 0 }
  const file = await fullStateFile({ ...state, entropy: entropyFrom('seed') })
  const archive = gunzipSync(file).toString('latin1')
  expect(archive).toContain('backup.manifest')
  expect(archive).toContain('version=4.0(2a)')
  expect(archive).toContain('svc_sam_dme.db')
  expect(archive).not.toContain('<topRoot>')
})

test('the same state under the same seed gives the same file, and under another seed another', async () => {
  const state = { objects, version: '4.0(2a)', systemName: 'UCS', nowMs: 0 }
  const make = (seed: string) => fullStateFile({ ...state, entropy: entropyFrom(seed) })
  expect(await make('seed')).toEqual(await make('seed'))
  expect(await make('seed')).not.toEqual(await make('another'))
})
