#!/usr/bin/env node
/** The command people type. */
import { complain, complaintForm } from './complain.ts'
import { runProgram } from './program.ts'
import { STANDARD_OUTPUT } from './standard-output.ts'
import { unwritable } from './unwritable.ts'

const form = complaintForm(process.argv)

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has seen enough, as in `fieldfault list | head -1`.
  if (error.code === 'EPIPE') process.exit(0)
  process.exit(complain(unwritable(STANDARD_OUTPUT, error), { ...form, json: false }))
})
process.on('uncaughtException', (error) => process.exit(complain(error, form)))
process.exitCode = await runProgram(process.argv)
