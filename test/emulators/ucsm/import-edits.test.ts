import { expect, test } from 'vitest'
import { factoryConfiguration } from '../../../emulators/ucsm/configuration/factory.ts'
import { importEdits } from '../../../emulators/ucsm/imports/import-edits.ts'
import type { ImportAction } from '../../../emulators/ucsm/imports/import-objects.ts'
import {
  applyEdits,
  type ManagedObject,
  type ObjectTree,
} from '../../../emulators/ucsm/managed-objects.ts'

const ADMIN = 'sys/user-ext/user-admin'
const factory = factoryConfiguration({
  systemName: 'UCS',
  address: '10.48.79.230',
  fabric: 'A',
  admin: 'admin',
  model: 'UCS-FI-6332',
  serial: 'SSI171400HG',
})

const object = (className: string, dn: string, attributes: Record<string, string> = {}) => ({
  class: className,
  dn,
  attributes,
})

function imported(
  file: readonly ManagedObject[],
  action: ImportAction,
  tree = factory,
): ObjectTree {
  return applyEdits(tree, importEdits(tree, file, action))
}

const sales = object('orgOrg', 'org-root/org-Sales', { name: 'Sales' })

test('merge adds what is new, changes what differs and leaves the rest', () => {
  const vlan = object('fabricVlan', 'fabric/lan/net-vm-data', { id: '221' })
  const after = imported([sales, vlan], 'merge')
  expect(after[sales.dn]).toEqual(sales)
  expect(after[vlan.dn]?.attributes).toEqual({ id: '221', name: 'vm-data', sharing: 'none' })
  expect(Object.keys(after)).toHaveLength(Object.keys(factory).length + 1)
})

test('replace takes away what the file does not have, in the parts that it speaks of', () => {
  const after = imported([object('orgOrg', 'org-root', { name: 'root' }), sales], 'replace')
  expect(Object.keys(after).filter((dn) => dn.startsWith('org-root'))).toEqual([
    'org-root',
    'org-root/org-Sales',
  ])
  expect(after['fabric/lan/net-vm-data']).toEqual(factory['fabric/lan/net-vm-data'])
})

test('replacing the users keeps the administrator, and the passwords of those who stay', () => {
  const users = {
    [ADMIN]: object('aaaUser', ADMIN, { name: 'admin', encPwd: 'kept' }),
    'sys/user-ext/user-bob': object('aaaUser', 'sys/user-ext/user-bob', { name: 'bob' }),
  }
  const bella = object('aaaUser', 'sys/user-ext/user-bella', { name: 'bella' })
  const after = imported([bella], 'replace', { ...factory, ...users })
  expect(after[ADMIN]).toEqual(users[ADMIN])
  expect(after['sys/user-ext/user-bob']).toBeUndefined()
  expect(after[bella.dn]).toEqual(bella)
})

test('a file can neither lock the administrator out nor bring passwords or hardware', () => {
  const off = object('aaaUser', ADMIN, { name: 'admin', accountStatus: 'inactive' })
  const bob = object('aaaUser', 'sys/user-ext/user-bob', { name: 'bob', encPwd: 'planted' })
  const chassis = object('networkElement', 'sys/switch-A', { serial: 'of another' })
  const after = imported([off, bob, chassis], 'merge')
  expect(after[ADMIN]).toEqual(factory[ADMIN])
  expect(after[bob.dn]?.attributes).toEqual({ name: 'bob' })
  expect(after[chassis.dn]).toEqual(factory[chassis.dn])
})

test('operations come in at rest, and replace leaves those that are there', () => {
  const running = { hostname: 'host35', adminState: 'enabled' }
  const brought = object('mgmtBackup', 'sys/backup-host35', running)
  const own = object('mgmtImporter', 'sys/import-config-host36', running)
  const after = imported([brought], 'replace', { ...factory, [own.dn]: own })
  expect(after[brought.dn]?.attributes.adminState).toBe('disabled')
  expect(after[own.dn]).toEqual(own)
})

test('importing what is there already changes nothing', () => {
  expect(importEdits(factory, Object.values(factory), 'merge')).toEqual([])
  expect(importEdits(factory, Object.values(factory), 'replace')).toEqual([])
})
