import { expect, test } from 'vitest'
import {
  configurationText,
  readConfiguration,
} from '../../../emulators/srst-manager/configuration/configuration-text.ts'
import { factoryConfiguration } from '../../../emulators/srst-manager/configuration/factory.ts'
import { applyEdits } from '../../../emulators/srst-manager/configuration/statements.ts'
import {
  contentsOf,
  objectsAfter,
  readContent,
} from '../../../emulators/srst-manager/data/content.ts'
import { firstObjects } from '../../../emulators/srst-manager/data/first-objects.ts'
import { withObjects } from '../../../emulators/srst-manager/data/system-objects.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'

const running = applyEdits(
  factoryConfiguration({ hostname: 'srstmgr-1', address: '10.10.1.20' }),
  [
    'backup revisions 7',
    'security ssh knownhost server.cisco.com ssh-rsa a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3',
    'backup security protected',
    'aaa accounting event\n login\n logout\nend aaa',
  ].map((text) => ({ verb: 'set', key: text, text })),
)
const objects = withObjects(
  firstObjects({
    admin: { name: 'admin', digest: 'abc=' },
    sites: 40,
    axl: '8.5',
    entropy: entropyFrom('a seed'),
  }),
  [
    {
      kind: 'kron-schedule',
      name: 'kron1011',
      attributes: { commands: 'show version\nconfig t\nhostname "a\\b"', made: '08/29/2012' },
    },
  ],
)

test('a configuration that is printed and read is the same text', () => {
  const text = configurationText(running)
  expect(configurationText(readConfiguration(text))).toBe(text)
  expect(text).toContain(
    'interface ethernet 0\n ip address 10.10.1.20 255.255.255.0\nend interface',
  )
})

test('statements are read under the key by which they are replaced', () => {
  const keys = Object.keys(readConfiguration(configurationText(running)))
  expect(keys).toContain('backup revisions')
  expect(keys).toContain('security ssh knownhost server.cisco.com ssh-rsa')
  expect(keys).toContain('aaa accounting event')
})

test('what is no statement is passed over', () => {
  expect(readConfiguration('Generating configuration:\n\nfrobnicate 7\n! hostname x\nend')).toEqual(
    {},
  )
})

test('the content of a backup that is read and written again is the same text', () => {
  const contents = contentsOf({ running, objects })
  const configuration = readContent('configuration', contents.configuration)!
  const data = readContent('data', contents.data)!
  expect({ ...configuration.objects, ...data.objects }).toEqual(objects)
  expect(
    contentsOf({
      running: configuration.configuration!,
      objects: { ...configuration.objects, ...data.objects },
    }),
  ).toEqual(contents)
})

test('a restore of one category leaves the objects of the other as they are', () => {
  const { data } = contentsOf({ running, objects: {} })
  const restored = readContent('data', data)!
  const after = objectsAfter(objects, 'data', restored.objects)
  expect(Object.values(after).filter(({ kind }) => kind === 'site')).toEqual([])
  expect(after['account admin']).toEqual(objects['account admin'])
})

test('content of the other category, or of something else, is none', () => {
  const { configuration, data } = contentsOf({ running, objects })
  expect(readContent('data', configuration)).toBeUndefined()
  expect(readContent('configuration', data)).toBeUndefined()
  expect(readContent('data', 'PK\u0003\u0004')).toBeUndefined()
})
