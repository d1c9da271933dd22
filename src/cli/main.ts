#!/usr/bin/env node
/** The command people type. */
import { runProgram } from './program.ts'
import { complain } from './complain.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has seen enough, as in `fieldfault list | head -1`.
  if (error.code === 'EPIPE') process.exit(0)
})
process.on('uncaughtException', (error) => process.exit(complain(error, process.argv)))
process.exitCode = await runProgram(process.argv)
