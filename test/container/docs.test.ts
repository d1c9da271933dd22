import { chmodSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { freePort } from '../doors/lane.ts'
import { runProgram, temporaryFolder } from '../doors/real-programs.ts'
import { codeBlocks, writeBlocks } from '../rooms/docs/code-blocks.ts'
import { fencedBlocks } from '../rooms/docs/fenced-blocks.ts'
import { images, noEngine } from './containers.ts'
import { docker } from './engine.ts'

process.env.TESTCONTAINERS_RYUK_DISABLED = 'true'

const MARK = '::block::'
const NAME = `fieldfault-docs-${process.pid}`

const commands = fencedBlocks('docs/docker.md').filter(
  ({ language, notes }) => language === 'sh' && !notes.includes('not-run'),
)

test.skipIf(noEngine)('the commands of docs/docker.md do what it says', async () => {
  onTestFinished(
    async () => void (await docker('rm', '--force', '--volumes', NAME).catch(() => {})),
  )
  const bin = temporaryFolder()
  const login = `require('/var/lib/fieldfault/lab/lab.json').appliances[0].credentials[0].password`
  const answer = join(bin, 'answer-password')
  writeFileSync(answer, `#!/bin/sh\nexec docker exec ${NAME} node -p "${login}"\n`)
  chmodSync(answer, 0o755)
  const here = await asRunHere(commands.map(({ text }) => `echo ${MARK}\n${text}`).join('\n'))
  const { code, stdout } = await runProgram('bash', ['-c', `set -eu\nexec 2>&1\n${here}`], {
    env: {
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      SSH_ASKPASS: answer,
      SSH_ASKPASS_REQUIRE: 'force',
    },
  })
  const printed = stdout.split(`${MARK}\n`).slice(1)
  expect(code, `${commands[printed.length - 1]?.place}\n${printed.at(-1)}`).toBe(0)
  const [started, shown, controlled] = printed
  expect(started).toContain('login  admin / ')
  expect(shown).toContain('4.0(2a)')
  expect(controlled).toMatch(/firmware\.upgraded .*to=4\.0\(1d\)[\s\S]*"emulator":"ucsm"/)
})

/** The same commands with the image under test, and with a name and ports that nobody else has. */
async function asRunHere(text: string): Promise<string> {
  const [ssh, api] = [await freePort(), await freePort()]
  return text
    .replaceAll('\\\n', '')
    .replaceAll('docker build -t fieldfault .', `docker image inspect --format ok ${images().lab}`)
    .replaceAll(/^(docker run .*) fieldfault$/gm, `$1 ${images().lab}`)
    .replaceAll(/(--name|docker (?:exec|logs|stop|rm(?: --\w+)*)) lab\b/g, `$1 ${NAME}`)
    .replaceAll(/(127\.0\.0\.1:|ssh -p )2200\b/g, `$1${ssh}`)
    .replaceAll('127.0.0.1:8080', `127.0.0.1:${api}`)
}

const folder = mkdtempSync(join(tmpdir(), 'fieldfault-blocks-'))
const blocks = codeBlocks().filter(({ code }) => code.includes("'fieldfault/testcontainers'"))
writeBlocks(folder, blocks)
afterAll(() => rmSync(folder, { recursive: true }))

test('the page about Testcontainers has code to run', () => {
  expect(blocks.map(({ place }) => place.replace(/:.*/, ''))).toContain(
    'docs/testing-with-testcontainers.md',
  )
})

describe.skipIf(noEngine).for(blocks)('the tests of $place', async ({ file }) => {
  if (!noEngine) process.env.FIELDFAULT_IMAGE = images().lab
  await import(join(folder, file))
})
