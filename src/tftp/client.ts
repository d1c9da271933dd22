import type { Clock } from '../clock/lab-clock.ts'
import {
  fingerprinted,
  refusalInText,
  tooLong,
  type TransferOutcome,
  type TransferRefusal,
  type TransferRefused,
} from '../store/transfer-outcome.ts'
import { receiveBlocks, sendBlocks, type BlocksMoved, type Receiving } from './blocks.ts'
import { createConversation, type Conversation } from './conversation.ts'
import { tftpLimits, type TftpLimits } from './limits.ts'
import type { TftpOptions, TftpPacket, TftpRequest } from './packet.ts'
import { agreedTerms, type TftpTerms } from './terms.ts'
import type { TftpPort } from './tftp-port.ts'

/** A transfer that a client begins. */
export interface TftpClientPlan {
  /** A port towards the server; it is closed at the end. */
  readonly port: TftpPort
  /** The server's port for requests, 69 (RFC 1350, 4). */
  readonly to: number
  readonly clock: Clock
  readonly path: string
  /** Bytes of a block to ask for (RFC 2348); the 512 of old, and no options, when absent. */
  readonly blockBytes?: number
  readonly limits?: Partial<TftpLimits>
  /** Aborted when nobody wants the transfer any more. */
  readonly signal?: AbortSignal
}

/** A file that a client fetches. */
export interface TftpFetchPlan extends TftpClientPlan {
  /** The server is told that there is no room when the file turns out longer than this. */
  readonly bytesMax?: number
}

/** A file that was fetched, or why it was not. */
export type TftpFetched = { readonly ok: true; readonly contents: Uint8Array } | TransferRefused

/** Sends a file to a TFTP server, in octet mode. */
export async function putOverTftp(
  plan: TftpClientPlan,
  bytes: Uint8Array,
): Promise<TransferOutcome> {
  const { conversation, limits } = begin(plan)
  const request = requestOf('write', plan, bytes.length)
  const asked = await conversation.ask(request, {
    timeoutMs: limits.timeoutMs,
    accept: (answer) => termsIn(answer, limits),
  })
  const moved: BlocksMoved = asked.ok
    ? await sendBlocks(
        conversation,
        async (offset, length) => bytes.subarray(offset, offset + length),
        asked.value,
      )
    : { ok: false, bytes: 0, error: asked.error }
  conversation.close()
  if (!moved.ok) return refusedBy(moved)
  return fingerprinted(bytes)
}

/** Fetches a file from a TFTP server, in octet mode. */
export async function getOverTftp(plan: TftpFetchPlan): Promise<TftpFetched> {
  const { bytesMax = Number.POSITIVE_INFINITY } = plan
  const { conversation, limits } = begin(plan)
  const blocks: Uint8Array[] = []
  let fetchedBytes = 0
  const take = async (bytes: Uint8Array) => {
    fetchedBytes += bytes.length
    if (fetchedBytes <= bytesMax) return void blocks.push(Uint8Array.from(bytes))
    conversation.tell({ op: 'error', code: NO_ROOM, text: 'Allocation exceeded' })
    conversation.close()
  }
  const request = requestOf('read', plan, 0)
  const asked = await conversation.ask(request, {
    timeoutMs: limits.timeoutMs,
    accept: (answer) => beginningIn(answer, limits),
  })
  const moved: BlocksMoved = asked.ok
    ? await receiveBlocks(conversation, { ...asked.value, take })
    : { ok: false, bytes: 0, error: asked.error }
  if (fetchedBytes > bytesMax) return tooLong(fetchedBytes, bytesMax)
  if (moved.ok) return { ok: true, contents: Buffer.concat(blocks) }
  conversation.close()
  return refusedBy(moved)
}

/** RFC 1350, appendix I: disk full or allocation exceeded. */
const NO_ROOM = 3

function begin(plan: TftpClientPlan): { conversation: Conversation; limits: TftpLimits } {
  const { port, clock, to, signal } = plan
  const limits = { ...tftpLimits, ...plan.limits }
  const conversation = createConversation({ port, clock, limits, to, moves: true })
  if (signal?.aborted) conversation.close()
  signal?.addEventListener('abort', conversation.close, { once: true })
  return { limits, conversation }
}

function requestOf(
  op: TftpRequest['op'],
  { path, blockBytes }: TftpClientPlan,
  sizeBytes: number,
): TftpRequest {
  const options: TftpOptions =
    blockBytes === undefined
      ? new Map()
      : new Map([
          ['blksize', String(blockBytes)],
          ['tsize', String(sizeBytes)],
        ])
  return { op, path, mode: 'octet', options }
}

/** The server's answer to a request to write: its options, or block 0 acknowledged. */
function termsIn(answer: TftpPacket, { timeoutMs }: TftpLimits): TftpTerms | undefined {
  if (answer.op === 'oack') return agreedTerms(answer.options, timeoutMs)
  return answer.op === 'ack' && answer.block === 0 ? agreedTerms(new Map(), timeoutMs) : undefined
}

/** How a fetched file begins: the first block, or what asks for it once options are agreed on. */
type Beginning = Pick<Receiving, 'terms' | 'first'>

function beginningIn(answer: TftpPacket, { timeoutMs }: TftpLimits): Beginning | undefined {
  if (answer.op === 'oack')
    return { terms: agreedTerms(answer.options, timeoutMs), first: { op: 'ack', block: 0 } }
  if (answer.op !== 'data' || answer.block !== 1) return undefined
  return { terms: agreedTerms(new Map(), timeoutMs), first: answer }
}

function refusedBy({ bytes, error }: BlocksMoved & { ok: false }): TransferRefused {
  if (!error) return { ok: false, refusal: 'timed-out', bytes, detail: 'No answer came.' }
  const refusal = byCode[error.code] ?? refusalInText(error.text)
  return { ok: false, refusal, bytes, detail: error.text }
}

/** RFC 1350, appendix I, and RFC 2347. */
const byCode: Readonly<Record<number, TransferRefusal>> = {
  1: 'no-such-file',
  2: 'permission-denied',
  3: 'no-space',
  4: 'unsupported',
  5: 'protocol-error',
  6: 'already-exists',
  8: 'unsupported',
}
