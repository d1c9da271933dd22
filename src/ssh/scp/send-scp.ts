import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { TransferOutcome, TransferRefused } from '../../store/transfer-outcome.ts'
import { refusalInText } from '../../store/transfer-outcome.ts'
import { piecesOf, type TransferSource } from '../transfer-source.ts'
import { ACKNOWLEDGEMENT, readAnswer, type ScpAnswer } from './scp-answer.ts'
import { announcement, timesRecord } from './scp-record.ts'
import { scpStream, type ScpStream } from './scp-stream.ts'

/** A file to be sent to an `scp -t` on the other end. */
export interface SendScp {
  readonly name: string
  readonly source: TransferSource
  /** Must be right: the protocol tells it first. */
  readonly sizeBytes: number
  /** Permission bits; 0o644 unless given. */
  readonly mode?: number
  /** Modification time, milliseconds since 1970, for `scp -p -t`; not sent unless given. */
  readonly modifiedMs?: number
  /** Whether text that is printed before the protocol is read past; OpenSSH's scp gives up at it. */
  readonly skipsText?: boolean
}

const PIECE_BYTES = 64 * 1024

/** Sends one file over the channel of an `scp -t PATH`. Leaves the channel open for its exit status. */
export async function sendScp(channel: Duplex, file: SendScp): Promise<TransferOutcome> {
  const { modifiedMs, mode = 0o644 } = file
  const stream = scpStream(channel)
  const say = async (line: string) => {
    await stream.write(line)
    return readAnswer(stream)
  }
  let answer = await readAnswer(stream)
  while (file.skipsText && answer.kind === 'noise') answer = await readAnswer(stream)
  if (answer.kind === 'ok' && modifiedMs !== undefined) answer = await say(timesRecord(modifiedMs))
  if (answer.kind === 'ok') answer = await say(announcement('C', { ...file, mode }))
  return answer.kind === 'ok' ? sendContents(stream, file) : refusedBy(answer, 0)
}

/** The outcome that an answer other than yes means, after `bytes` of the file. */
export function refusedBy(
  answer: Exclude<ScpAnswer, { kind: 'ok' }>,
  bytes: number,
): TransferRefused {
  if (answer.kind === 'ended')
    return { ok: false, refusal: 'closed-early', bytes, detail: 'the channel ended' }
  const refusal = answer.kind === 'noise' ? 'noise' : refusalInText(answer.text)
  return { ok: false, refusal, bytes, detail: answer.text }
}

async function sendContents(
  stream: ScpStream,
  { source, sizeBytes }: SendScp,
): Promise<TransferOutcome> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of piecesOf(source, PIECE_BYTES)) {
    if (bytes + piece.length > sizeBytes) return wrongSize(bytes, sizeBytes)
    if (!(await stream.write(piece))) return refusedBy(await lastWord(stream), bytes)
    hash.update(piece)
    bytes += piece.length
  }
  if (bytes < sizeBytes) return wrongSize(bytes, sizeBytes)
  await stream.write(ACKNOWLEDGEMENT)
  const answer = await readAnswer(stream)
  return answer.kind === 'ok'
    ? { ok: true, bytes, sha256: hash.digest('hex') }
    : refusedBy(answer, bytes)
}

/** The channel is gone; what was said before is still there to read. */
async function lastWord(stream: ScpStream): Promise<Exclude<ScpAnswer, { kind: 'ok' }>> {
  const answer = await readAnswer(stream)
  return answer.kind === 'ok' ? { kind: 'ended' } : answer
}

function wrongSize(bytes: number, sizeBytes: number): TransferRefused {
  const detail = `the source does not have the ${sizeBytes} bytes that were announced`
  return { ok: false, refusal: 'source-failed', bytes, detail }
}
