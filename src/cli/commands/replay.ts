import type { Command } from 'commander'
import { doing, newCommand, option } from '../command.ts'
import { loadContext } from '../load-context.ts'
import { loadCast } from '../../scenario/load.ts'
import { findInputs } from '../replay/find-inputs.ts'
import { replayAll } from '../replay/replay-all.ts'
import { replayDocument, replayLines } from '../replay/replay-text.ts'

interface Options {
  readonly with?: string
}

/** `fieldfault replay`: feeds what a trace has recorded to the statecharts again. */
export function replayCommand(): Command {
  const command = newCommand('replay <trace>', {
    says: 'feed what a trace has recorded to the statecharts again, without sockets or timers, and compare what comes out',
    exits: { 0: 'everything came out as recorded', 1: 'something came out differently' },
    examples: [
      'fieldfault run --trace trace --trace-all && fieldfault replay trace',
      'fieldfault replay trace/ucsm/backup-to-a-full-disk',
    ],
  }).addOption(
    option(
      '--with <scenario>',
      'a scenario whose cast has the emulators that are not in the package',
    ),
  )
  return doing<Options>(command, async ({ operands: [folder], options, terminal }) => {
    const { emulators } = await loadContext.emulators()
    const cast = options.with === undefined ? {} : (await loadCast(options.with, loadContext)).cast
    const own = Object.values(cast).map(({ emulator }) => emulator)
    const replays = replayAll(findInputs(String(folder)), [...emulators, ...own])
    terminal.answer(replayDocument(replays), () => replayLines(replays, terminal))
    return replays.every(({ replayed }) => replayed.difference === undefined) ? 0 : 1
  })
}
