import { expect, test } from 'vitest'
import { contents, guarded, restored, type Files } from './packed.ts'

/** Every position of the small files and of both ends of an archive, and every seventh in between. */
function positions(length: number): number[] {
  return Array.from({ length }, (_, at) => at).filter(
    (at) => length < 1_500 || at < 100 || at >= length - 100 || at % 7 === 0,
  )
}

function flippedAt(files: Files, path: string, at: number): Files {
  const bytes = Buffer.from(files.get(path)!)
  bytes[at]! ^= 1 << (at % 8)
  return new Map([...files, [path, bytes]])
}

test('no protected backup in which a byte is flipped is restored, enforced or not', async () => {
  const files = await guarded()
  expect(await restored(files)).toEqual(contents)
  let tried = 0
  for (const [path, { length }] of files)
    for (const at of positions(length)) {
      const flipped = flippedAt(files, path, at)
      const isEnforced = at % 2 === 0
      const came = await restored(flipped, { isEnforced, isLoggedProtected: at % 3 > 0 })
      expect(came, `${path} at ${at}`).toMatch(/^(tampered|other-key)$/)
      tried++
    }
  expect(tried).toBeGreaterThan(1_500)
})

test('no protected backup of which a file is cut short or longer is restored', async () => {
  const files = await guarded()
  for (const [path, bytes] of files)
    for (const changed of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from('\n')])])
      expect(await restored(new Map([...files, [path, changed]])), path).toBe('tampered')
})
