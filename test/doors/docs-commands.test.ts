import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkout } from '../rooms/docs/fenced-blocks.ts'
import { shellPages, type ShellBlock, type ShellPage } from '../rooms/docs/shell-blocks.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'

const MARK = '::block::'
const main = join(checkout, 'dist/src/cli/main.js')
/** What a reader's project has installed. */
const INSTALLED = ['xstate', 'vitest', 'typescript', '@types', '@typescript']

test.for(shellPages())('the commands of $page do what it says', async (page) => {
  const { code, printed } = await play(page)
  const [last] = printed.slice(-1)
  expect(code, `${page.blocks[printed.length - 1]?.place}\n${last}`).toBe(0)
  for (const [at, { place, output }] of page.blocks.entries())
    for (const line of output) expect(printed[at], place).toContain(line)
})

/** Runs the blocks of a page one after the other in one shell, in a folder with the page's files. */
async function play({ blocks, files }: ShellPage) {
  const cwd = temporaryFolder()
  const bin = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true })
    writeFileSync(join(cwd, name), text)
  }
  installIn(cwd)
  program(bin, 'fieldfault', `exec '${process.execPath}' '${main}' "$@"`)
  program(bin, 'npx', 'exec "$@"')
  program(bin, 'answer-password', PASSWORD)
  onTestFinished(async () => void (await runProgram(process.execPath, [main, 'down'], { cwd })))
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`
  const askpass = { SSH_ASKPASS: join(bin, 'answer-password'), SSH_ASKPASS_REQUIRE: 'force' }
  const env = { ...askpass, PATH: path, NO_COLOR: '1' }
  const script = ['set -eu', 'exec 2>&1', ...blocks.map(scriptOf)].join('\n')
  const { code, stdout } = await runProgram('bash', ['-c', script], { cwd, env })
  return { code, printed: stdout.split(`${MARK}\n`).slice(1) }
}

/** The password of the lab's first appliance, for the `ssh` of a page. */
const PASSWORD = `exec '${process.execPath}' -p 'JSON.parse(fs.readFileSync(".fieldfault/lab.json")).appliances[0].credentials[0].password'`

function scriptOf({ commands, exit }: ShellBlock): string {
  if (exit === 0) return `echo ${MARK}\n${commands}`
  return `echo ${MARK}\nstatus=0\n( set +e\n${commands}\n) || status=$?\ntest $status = ${exit}`
}

/** What \`npm install\` leaves: this checkout as the package, and a few others. */
function installIn(cwd: string): void {
  const modules = join(cwd, 'node_modules')
  mkdirSync(modules)
  symlinkSync(checkout, join(modules, 'fieldfault'), 'junction')
  for (const name of INSTALLED)
    symlinkSync(join(checkout, 'node_modules', name), join(modules, name), 'junction')
  writeFileSync(join(cwd, 'package.json'), '{ "type": "module" }\n')
}

function program(bin: string, name: string, body: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`)
  chmodSync(join(bin, name), 0o755)
}
