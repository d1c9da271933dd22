/** What the container runs: the command given to it, or else the lab of FIELDFAULT_SCENARIO. */
import process from 'node:process'

if (process.argv.length === 2) process.argv.push('up', process.env.FIELDFAULT_SCENARIO)
await import('../dist/src/cli/main.js')
