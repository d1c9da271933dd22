import { refusalText } from '../../store/refusal-text.ts'
import {
  forReplacing,
  storeRefusalOf,
  type FactsChange,
  type OpenFile,
} from '../../store/file-store.ts'
import { inside } from '../../store/path.ts'
import { whileOpen } from '../../store/while-open.ts'
import { countReceived } from '../../store/transfer-account.ts'
import { transferLimits } from '../transfer-limits.ts'
import { ACKNOWLEDGEMENT, ERROR_CODE, FATAL_CODE, readAnswer } from './scp-answer.ts'
import { parseScpRecord, type ScpRecord } from './scp-record.ts'
import { isDirectory, ScpOver, type ScpSession } from './scp-session.ts'

const UMASK = 0o022

type FileRecord = Extract<ScpRecord, { kind: 'file' }>
type DirectoryRecord = Extract<ScpRecord, { kind: 'directory' }>

/** Receives files and directories into `target` until the client goes up or away. Throws `ScpOver`. */
export async function receiveRecords(
  session: ScpSession,
  target: string,
  depth: number,
): Promise<void> {
  const { stream, blame } = session
  const intoDirectory = await isDirectory(session, target)
  let modifiedMs: number | undefined
  for (let isFirst = true; ; isFirst = false) {
    const line = await stream.line()
    if (line === undefined) return
    if (isMessage(line)) {
      blame(line.slice(1))
      if (line.charCodeAt(0) === FATAL_CODE) throw new ScpOver()
      continue
    }
    const record = parseScpRecord(line)
    if (record.kind === 'bad')
      await screwUp(session, isFirst ? line : `protocol error: ${record.why}`)
    if (record.kind === 'bad-name')
      await screwUp(session, `error: unexpected filename: ${record.name}`)
    if (record.kind === 'up' || record.kind === 'times') await stream.write(ACKNOWLEDGEMENT)
    if (record.kind === 'up') return
    if (record.kind === 'times') modifiedMs = record.modifiedMs
    if (record.kind !== 'file' && record.kind !== 'directory') continue
    const path = intoDirectory ? inside(target, record.name) : target
    const times = session.command.preserve && modifiedMs !== undefined ? { modifiedMs } : {}
    modifiedMs = undefined
    if (record.kind === 'directory') await receiveDirectory({ session, record, path, times }, depth)
    else await receiveFile({ session, record, path, times })
  }
}

/** One file or directory on its way in; `times` is empty unless they are to be kept. */
interface Arrival<Announced> {
  session: ScpSession
  record: Announced
  path: string
  times: FactsChange
}

async function receiveDirectory(
  { session, record, path, times }: Arrival<DirectoryRecord>,
  depth: number,
): Promise<void> {
  const { store, resolve, command, complain, stream, blame } = session
  if (!command.recursive) await screwUp(session, 'protocol error: received directory without -r')
  if (depth >= transferLimits.scpDepthMax) await screwUp(session, `${path}: Too many levels`)
  try {
    const isThere = await isDirectory(session, path)
    if (!isThere) await store.makeDirectory(resolve(path), record.mode & ~UMASK)
  } catch (error) {
    return complain(`${path}: ${reason(error)}`)
  }
  await stream.write(ACKNOWLEDGEMENT)
  await receiveRecords(session, path, depth + 1)
  // Its E has been acknowledged, so a message would be taken for the answer to the next record.
  if ((await thrownBy(() => store.change(resolve(path), times))) !== undefined) blame()
}

async function receiveFile(arrival: Arrival<FileRecord>): Promise<void> {
  const { session, record, path } = arrival
  const { store, resolve, command, complain, stream } = session
  const mode = command.preserve ? record.mode : record.mode & ~UMASK
  let file: OpenFile
  try {
    file = await store.open(resolve(path), { ...forReplacing, mode })
  } catch (error) {
    return complain(`${path}: ${reason(error)}`)
  }
  await stream.write(ACKNOWLEDGEMENT)
  const failure = await whileOpen(file, () => receiveContents(arrival, file))
  if (failure === undefined) await stream.write(ACKNOWLEDGEMENT)
  else await complain(`${path}: ${reason(failure)}`)
}

/** Takes all of the file, though the store may refuse a part of it; gives what the store threw. */
async function receiveContents(
  { session, record, path, times }: Arrival<FileRecord>,
  file: OpenFile,
): Promise<unknown> {
  const { stream, observe, blame, resolve } = session
  const received = countReceived(resolve(path), { emptied: true })
  let offset = 0
  let failure: unknown
  for await (const piece of stream.take(record.sizeBytes)) {
    const at = offset
    offset += piece.length
    if (failure !== undefined) continue
    received.arrived(at, piece)
    failure = await thrownBy(() => file.write(at, piece))
  }
  if (failure !== undefined) received.refused()
  failure ??= await thrownBy(() => file.change(times))
  const last = await readAnswer(stream)
  const complete = failure === undefined && last.kind === 'ok'
  const event = await received.told(file, { complete })
  if (event) observe(event)
  if (last.kind === 'refused') blame(last.text)
  if (last.kind === 'noise' || last.kind === 'ended') throw new ScpOver()
  return failure
}

async function thrownBy(work: () => Promise<void>): Promise<unknown> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error
  }
}

async function screwUp({ complain }: ScpSession, text: string): Promise<never> {
  await complain(text)
  throw new ScpOver()
}

function isMessage(line: string): boolean {
  const code = line.charCodeAt(0)
  return code === ERROR_CODE || code === FATAL_CODE
}

function reason(error: unknown): string {
  return refusalText[storeRefusalOf(error)]
}
