import { resolve } from 'node:path'
import type { Command } from 'commander'
import { pauseReal, stopwatch } from '../../clock/real-time.ts'
import { LabError } from '../../errors/lab-error.ts'
import { isAlive, readApiJson } from '../../lab/directory/api-json.ts'
import { connect, type LabOptions } from '../connect.ts'
import { directoryOption, doing, newCommand } from '../command.ts'

/** Real milliseconds in which a lab ends after it was asked to. */
const END_WITHIN_MS = 15_000
const LOOK_EVERY_MS = 25

/** `fieldfault down`: stops the lab and removes nothing the user made. */
export function downCommand(): Command {
  const command = newCommand('down', {
    says: 'stop the lab; its directory stays, with the journal',
    exits: { 0: 'the lab has stopped', 3: 'the lab does not answer, or does not stop' },
    examples: ['fieldfault down', 'fieldfault down --dir /tmp/lab'],
  }).addOption(directoryOption())
  return doing<LabOptions>(command, async ({ options, terminal }) => {
    const { api, post } = connect(options)
    terminal.progress.show('stopping the lab')
    await post('/v1/down')
    const ended = await hasEnded(resolve(options.dir), api.pid)
    terminal.progress.clear()
    if (!ended) throw new LabError('lab-stays', { pid: api.pid, limitMs: END_WITHIN_MS })
    terminal.answer({ stopped: true, pid: api.pid }, () =>
      terminal.quiet ? [] : ['The lab has stopped.'],
    )
  })
}

/** Taking its `api.json` away is the last thing a lab does. */
async function hasEnded(dir: string, pid: number): Promise<boolean> {
  const elapsedMs = stopwatch()
  while (readApiJson(dir)?.pid === pid && isAlive(pid)) {
    if (elapsedMs() > END_WITHIN_MS) return false
    await pauseReal(LOOK_EVERY_MS)
  }
  return true
}
