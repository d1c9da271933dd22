import { refusalText } from '../../store/refusal-text.ts'
import {
  forReading,
  storeRefusalOf,
  type FileFacts,
  type OpenFile,
} from '../../store/file-store.ts'
import { inside, nameOf } from '../../store/path.ts'
import { whileOpen } from '../../store/while-open.ts'
import { countSent } from '../../store/transfer-account.ts'
import { transferLimits } from '../transfer-limits.ts'
import { ACKNOWLEDGEMENT, readAnswer, type ScpAnswer } from './scp-answer.ts'
import { announcement, timesRecord } from './scp-record.ts'
import { ScpOver, type ScpSession } from './scp-session.ts'

const READ_BYTES = 256 * 1024

/** Sends one file, or with `-r` one directory and what is in it. Throws `ScpOver` when the client has gone. */
export async function sendPath(session: ScpSession, path: string, depth: number): Promise<void> {
  const { store, resolve, command, complain } = session
  try {
    const facts = await store.stat(resolve(path))
    const isFile = facts.kind === 'file' && facts.special === undefined
    if (isFile) return await sendFile(session, path, facts)
    if (facts.kind === 'file' || !command.recursive)
      return await complain(`${path}: not a regular file`)
    if (depth >= transferLimits.scpDepthMax) return await complain(`${path}: Too many levels`)
    await sendDirectory(session, path, facts, depth)
  } catch (error) {
    await complain(`${path}: ${refusalText[storeRefusalOf(error)]}`)
  }
}

async function sendDirectory(
  session: ScpSession,
  path: string,
  facts: FileFacts,
  depth: number,
): Promise<void> {
  const { store, resolve } = session
  const entries = await store.list(resolve(path))
  const name = nameOf(resolve(path))
  if (!(await announce(session, facts, announcement('D', { ...facts, name, sizeBytes: 0 })))) return
  for (const entry of entries) await sendPath(session, inside(path, entry.name), depth + 1)
  await session.stream.write('E\n')
  await accepted(session)
}

async function sendFile(session: ScpSession, path: string, facts: FileFacts): Promise<void> {
  const resolved = session.resolve(path)
  const line = announcement('C', { ...facts, name: nameOf(resolved) })
  await whileOpen(await session.store.open(resolved, forReading), async (file) => {
    if (await announce(session, facts, line))
      await sendContents(session, file, path, facts.sizeBytes)
  })
}

/** Sends the times, if they are asked for, and the record; false when the client does not want it. */
async function announce(session: ScpSession, facts: FileFacts, line: string): Promise<boolean> {
  if (session.command.preserve) {
    await session.stream.write(timesRecord(facts.modifiedMs))
    if (!(await accepted(session))) return false
  }
  await session.stream.write(line)
  return accepted(session)
}

async function sendContents(
  session: ScpSession,
  file: OpenFile,
  path: string,
  sizeBytes: number,
): Promise<void> {
  const { stream, complain, observe, resolve } = session
  const sent = countSent(resolve(path))
  let offset = 0
  let goesOn = true
  while (goesOn && offset < sizeBytes) {
    const piece = await readOrNothing(file, offset, Math.min(READ_BYTES, sizeBytes - offset))
    if (piece.length === 0) break
    goesOn = await stream.write(piece)
    if (goesOn) sent.gave(offset, piece.length)
    offset += piece.length
  }
  const isWhole = offset === sizeBytes
  if (isWhole) await stream.write(ACKNOWLEDGEMENT)
  else if (goesOn) await fillUp(stream.write, sizeBytes - offset)
  if (goesOn && !isWhole) await complain(`${path}: Input/output error`)
  const answer = goesOn ? await readAnswer(stream) : { kind: 'ended' as const }
  const event = sent.told(sizeBytes, { complete: isWhole && answer.kind === 'ok' })
  if (event) observe(event)
  takeAnswer(session, answer)
}

/** What cannot be read is as if it were not there any more: the announced length is out already. */
async function readOrNothing(file: OpenFile, offset: number, length: number): Promise<Uint8Array> {
  try {
    return await file.read(offset, length)
  } catch (error) {
    storeRefusalOf(error)
    return new Uint8Array()
  }
}

/** What was announced must come; OpenSSH sends zeros for what it cannot read, and says so afterwards. */
async function fillUp(write: (data: Uint8Array) => Promise<boolean>, count: number): Promise<void> {
  const zeros = new Uint8Array(READ_BYTES)
  for (let left = count; left > 0; left -= READ_BYTES)
    if (!(await write(zeros.subarray(0, Math.min(left, READ_BYTES))))) throw new ScpOver()
}

async function accepted(session: ScpSession): Promise<boolean> {
  const answer = await readAnswer(session.stream)
  return takeAnswer(session, answer)
}

function takeAnswer({ blame }: ScpSession, answer: ScpAnswer): boolean {
  if (answer.kind === 'ok') return true
  if (answer.kind !== 'refused') throw new ScpOver()
  blame(answer.text)
  return false
}
