import { readdirSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { startCast } from '../../src/cli/up/start-cast.ts'
import { loadContext } from '../../src/cli/load-context.ts'
import { loadCast } from '../../src/scenario/load.ts'
import { stepsIn } from '../../src/scenario/steps-in.ts'

const names = ['sftunnel', 'renewal'].flatMap((folder) =>
  readdirSync(new URL(`../../scenarios/${folder}`, import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replace('.ts', '')}`),
)
const silent = { show: () => {}, clear: () => {} }
const onTheWall = { dir: '', ports: 'free', bind: '127.0.0.1', clock: 'wall' } as const
const control = { apiPort: 0, apiBind: '127.0.0.1' }

test.for(names)('%s is brought up at its first step on the wall', async (name) => {
  const loaded = await loadCast(name, loadContext)
  const [at = ''] = stepsIn(readFileSync(loaded.file, 'utf8'))
  const lab = await startCast(loaded, { ...onTheWall, ...control, at }, silent)
  onTestFinished(() => lab.stop('the test is over'))
  const [started] = lab.journal.entries({ event: 'lab.started' })
  expect(started?.data).toMatchObject({ start: new Date(loaded.start ?? '').toISOString() })
  expect(lab.journal.entries({ event: 'step.finished' })).toMatchObject([
    { data: { step: at, passed: true } },
  ])
})
