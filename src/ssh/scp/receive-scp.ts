import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { TransferDone, TransferRefused } from '../../store/transfer-outcome.ts'
import { ACKNOWLEDGEMENT, ERROR_CODE, FATAL_CODE, readAnswer } from './scp-answer.ts'
import { parseScpRecord, type ScpRecord } from './scp-record.ts'
import { scpStream, type ScpStream } from './scp-stream.ts'
import { refusedBy } from './send-scp.ts'

/** Takes the contents of the file in order; the next piece waits for it. */
export type TakePiece = (piece: Uint8Array) => void | Promise<void>

/** A fetched file: how the source names it, its permission bits, and with `-p` its time. */
export interface ScpFetched extends TransferDone {
  readonly name: string
  readonly mode: number
  readonly modifiedMs?: number
}

type FileRecord = Extract<ScpRecord, { kind: 'file' }>

/** Fetches one file over the channel of an `scp -f PATH`. Leaves the channel open for its exit status. */
export async function receiveScp(
  channel: Duplex,
  take: TakePiece,
): Promise<ScpFetched | TransferRefused> {
  const stream = scpStream(channel)
  let times: { modifiedMs: number } | undefined
  for (;;) {
    await stream.write(ACKNOWLEDGEMENT)
    const line = await stream.line()
    if (line === undefined) return refusedBy({ kind: 'ended' }, 0)
    const record = parseScpRecord(line)
    if (record.kind === 'file') return receiveFile({ stream, record, times, take })
    if (record.kind !== 'times') return notAFile(record, line)
    times = { modifiedMs: record.modifiedMs }
  }
}

interface Receiving {
  stream: ScpStream
  record: FileRecord
  times: { modifiedMs: number } | undefined
  take: TakePiece
}

async function receiveFile({
  stream,
  record,
  times,
  take,
}: Receiving): Promise<ScpFetched | TransferRefused> {
  const { name, mode, sizeBytes } = record
  const hash = createHash('sha256')
  let bytes = 0
  await stream.write(ACKNOWLEDGEMENT)
  for await (const piece of stream.take(sizeBytes)) {
    hash.update(piece)
    bytes += piece.length
    await take(piece)
  }
  const answer = await readAnswer(stream)
  if (answer.kind !== 'ok') return refusedBy(answer, bytes)
  await stream.write(ACKNOWLEDGEMENT)
  return { ok: true, bytes, sha256: hash.digest('hex'), name, mode, ...times }
}

/** A message of the source, or text that somebody printed into the channel. */
function notAFile(record: ScpRecord, line: string): TransferRefused {
  if (record.kind === 'directory' || record.kind === 'bad-name')
    return { ok: false, refusal: 'protocol-error', bytes: 0, detail: line }
  const code = line.charCodeAt(0)
  const text = line.slice(1).trimEnd()
  if (code === ERROR_CODE || code === FATAL_CODE)
    return refusedBy({ kind: 'refused', fatal: code === FATAL_CODE, text }, 0)
  return refusedBy({ kind: 'noise', text: line.trimEnd() }, 0)
}
