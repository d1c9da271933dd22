import { expect, test } from 'vitest'
import { createFileTree, FileRefusal, type Credentials } from '../../../src/linux/index.ts'

const admin: Credentials = { user: 'admin', group: 'admin', groups: ['admin', 'adm'] }
const guest: Credentials = { user: 'guest', group: 'guest', groups: ['guest'] }

function plantTree(limits?: { bytesMax?: number; inodesMax?: number }) {
  const clock = { ms: 1_000 }
  const tree = createFileTree({
    now: () => clock.ms,
    ...(limits ? { limits } : {}),
    entries: [
      { path: '/home/admin', owner: 'admin', group: 'admin' },
      { path: '/home/admin/note', content: 'note\n', owner: 'admin', group: 'adm', mode: 0o640 },
      { path: '/ngfw/var/log/messages', content: 'one\n', mtimeMs: 500 },
      { path: '/var', target: 'ngfw/var' },
      { path: '/tmp', mode: 0o1777 },
    ],
  })
  return { tree, clock }
}

const refusal = (work: () => unknown): string => {
  try {
    work()
    return 'allowed'
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    return error.code
  }
}

const bytes = (text: string) => Buffer.from(text)

test('a file keeps the owner, mode and inode it has when it is written again', () => {
  const { tree, clock } = plantTree()
  const before = tree.root.stat('/home/admin/note')
  clock.ms = 9_000
  tree.root.write('/home/admin/note', bytes('other'))
  expect(tree.root.stat('/home/admin/note')).toEqual({
    ...before,
    size: 5,
    mtimeMs: 9_000,
    ctimeMs: 9_000,
  })
})

test('a link on the way is followed, and one that leads to itself is refused', () => {
  const { tree } = plantTree()
  expect(Buffer.from(tree.root.read('/var/log/messages')).toString()).toBe('one\n')
  expect(tree.root.realPath('/var/log/../log')).toBe('/ngfw/var/log')
  tree.root.makeLink('loop', '/tmp/loop')
  expect(refusal(() => tree.root.read('/tmp/loop'))).toBe('ELOOP')
})

test.each([
  ['the owner reads', admin, (path: string) => ['read', path] as const, 'allowed'],
  ['a stranger reads', guest, (path: string) => ['read', path] as const, 'EACCES'],
  ['a stranger removes', guest, (path: string) => ['remove', path] as const, 'EACCES'],
  ['the owner removes', admin, (path: string) => ['remove', path] as const, 'allowed'],
])('permissions decide when %s', (_who, who, plan, expected) => {
  const [act, path] = plan('/home/admin/note')
  expect(refusal(() => plantTree().tree.as(who)[act](path))).toBe(expected)
})

test('only root gives files away, and only the owner changes the mode', () => {
  const { tree } = plantTree()
  expect(refusal(() => tree.as(admin).setOwner('/home/admin/note', 'guest', undefined))).toBe(
    'EPERM',
  )
  expect(refusal(() => tree.as(admin).setOwner('/home/admin/note', undefined, 'admin'))).toBe(
    'allowed',
  )
  expect(refusal(() => tree.as(guest).setMode('/home/admin/note', 0o777))).toBe('EPERM')
  expect(refusal(() => tree.root.setOwner('/home/admin/note', 'guest', 'guest'))).toBe('allowed')
})

test('in a sticky folder nobody removes the files of others', () => {
  const { tree } = plantTree()
  tree.as(admin).write('/tmp/mine', bytes('x'))
  expect(refusal(() => tree.as(guest).remove('/tmp/mine'))).toBe('EPERM')
  expect(refusal(() => tree.as(admin).remove('/tmp/mine'))).toBe('allowed')
})

test('the quota refuses bytes and names, and gives them back when files go', () => {
  const { tree } = plantTree({ bytesMax: 20 })
  expect(refusal(() => tree.root.write('/tmp/big', new Uint8Array(30)))).toBe('ENOSPC')
  tree.root.remove('/home/admin/note')
  expect(tree.usage().bytes).toBe(4)
  const used = tree.usage().inodes
  const few = plantTree({ inodesMax: used })
  expect(refusal(() => [1, 2, 3].map((n) => few.tree.root.write(`/tmp/${n}`, bytes(''))))).toBe(
    'ENOSPC',
  )
})

test('a hard link is the same file until both names are gone', () => {
  const { tree } = plantTree()
  tree.root.makeHardLink('/home/admin/note', '/tmp/second')
  tree.root.write('/tmp/second', bytes('changed'))
  expect(Buffer.from(tree.root.read('/home/admin/note')).toString()).toBe('changed')
  expect(tree.root.stat('/tmp/second').links).toBe(2)
  tree.root.remove('/home/admin/note')
  expect(tree.root.stat('/tmp/second').links).toBe(1)
})

test('a snapshot brings everything back', () => {
  const { tree } = plantTree()
  const before = tree.snapshot()
  tree.root.write('/home/admin/note', bytes('spoilt'))
  tree.root.makeFolder('/tmp/new')
  tree.restore(before)
  expect(Buffer.from(tree.root.read('/home/admin/note')).toString()).toBe('note\n')
  expect(tree.root.has('/tmp/new')).toBe(false)
  expect(tree.usage()).toMatchObject({ bytes: before.bytes, inodes: before.inodes })
})

test('who watches a path by another name sees its changes until it stops watching', () => {
  const { tree } = plantTree()
  const seen: string[] = []
  const stop = tree.watch('/var/log', (path, change) => void seen.push(`${change} ${path}`))
  tree.root.write('/ngfw/var/log/messages', bytes('two\n'), { append: true })
  tree.root.rename('/var/log/messages', '/var/log/old')
  stop()
  tree.root.remove('/var/log/old')
  expect(seen).toEqual([
    'written /ngfw/var/log/messages',
    'removed /ngfw/var/log/messages',
    'made /ngfw/var/log/old',
  ])
})

test('a folder cannot be moved into itself, nor over one that has something in it', () => {
  const { tree } = plantTree()
  expect(refusal(() => tree.root.rename('/ngfw', '/ngfw/var/log/x'))).toBe('EINVAL')
  tree.root.makeFolder('/tmp/empty')
  expect(refusal(() => tree.root.rename('/tmp/empty', '/ngfw'))).toBe('ENOTEMPTY')
})
