import { StringDecoder } from 'node:string_decoder'
import type { CommandContext, CommandOutcome } from '../../linux/index.ts'
import type { SshClientChannel } from '../../ssh/index.ts'
import type { Telling } from './said.ts'

/** Bytes of output that are kept; a command that says more is cut off. */
const KEPT_BYTES_MAX = 4 * 1_048_576
const FAILED = 255

/** Runs what is on the channel to its end: output is shown as it comes where it is seen, and kept otherwise. */
export async function collectOutput(
  channel: SshClientChannel,
  { write, stdin, stdinIsVisitor, until }: CommandContext,
  { left }: Telling,
): Promise<CommandOutcome> {
  const kept: Buffer[] = []
  const errors: Buffer[] = []
  let room = KEPT_BYTES_MAX
  const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
    room -= chunk.length
    if (room >= 0) chunks.push(chunk)
    else channel.close()
  }
  const decoder = new StringDecoder('utf8')
  channel.onErrorData(keep(errors))
  channel.onData(write ? (chunk) => write(decoder.write(chunk)) : keep(kept))
  if (!stdinIsVisitor && stdin.length > 0) channel.write(stdin)
  channel.end()
  const { code } = await until(channel.ended)
  return {
    stdout: Buffer.concat(kept),
    stderr: left() + Buffer.concat(errors).toString(),
    exitCode: code ?? FAILED,
  }
}
