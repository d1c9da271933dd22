import type { CommandOutcome, CommandTerminal, TlsSession } from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import { alertLine } from './handshake-error.ts'

/** Where somebody talks to a server. */
export interface TalkPlace {
  readonly tty: CommandTerminal
  readonly write: (text: string) => void
  readonly generation: OpensslGeneration
}

/** Sends typed lines to the server and shows what it says, until `Q`, the end of input, or the server's end. */
export async function talk(
  session: TlsSession,
  { tty, write, generation }: TalkPlace,
): Promise<CommandOutcome> {
  let isOver = false
  session.stream.on('data', (chunk: Uint8Array) => write(Buffer.from(chunk).toString()))
  async function tellEnd(): Promise<void> {
    const { reason, detail = '' } = await session.closed
    if (!isOver) write(reason === 'error' ? alertLine(detail, generation) : 'closed\n')
    isOver = true
  }

  void tellEnd()
  try {
    for (;;) {
      const line = await tty.ask('')
      if (isOver) return {}
      if (line === undefined || line === 'Q') return { stderr: 'DONE\n' }
      session.stream.write(`${line}\n`)
    }
  } finally {
    isOver = true
    session.close()
  }
}
