import type { Clock } from '../clock/lab-clock.ts'
import {
  forReading,
  forReplacing,
  storeRefusalOf,
  StoreRefused,
  type FileStore,
  type OpenFile,
  type StoreRefusal,
} from '../store/file-store.ts'
import { absolutePath } from '../store/path.ts'
import { refusalText } from '../store/refusal-text.ts'
import { countReceived, countSent, type TransferEvent } from '../store/transfer-account.ts'
import { whileOpen } from '../store/while-open.ts'
import { receiveBlocks, sendBlocks, type BlocksMoved, type BlockSource } from './blocks.ts'
import { createConversation, type Conversation } from './conversation.ts'
import { tftpLimits, type TftpLimits } from './limits.ts'
import { createNetasciiReader, toNetascii } from './netascii.ts'
import type { TftpPacket, TftpRequest } from './packet.ts'
import { grantTerms } from './terms.ts'
import type { TftpPort } from './tftp-port.ts'

/** How one request to a TFTP server is treated. */
export interface TftpServerPolicy {
  readonly store: FileStore
  /** Where names without a leading slash start. `/` unless given. */
  readonly home?: string
  readonly clock: Clock
  readonly observe: (event: TftpServerEvent) => void
  readonly limits?: Partial<TftpLimits>
}

/** What a TFTP server tells about one transfer. */
export type TftpServerEvent =
  | TransferEvent
  | {
      readonly type: 'transfer.refused'
      readonly path: string
      readonly reason: StoreRefusal | 'unsupported'
      readonly bytes: number
    }
  | { readonly type: 'connection.closed'; readonly reason: string }

/** One transfer: what was asked for, with whom, and how. */
interface Transfer {
  readonly request: TftpRequest
  readonly path: string
  readonly conversation: Conversation
  readonly policy: TftpServerPolicy
  readonly limits: TftpLimits
}

const ILLEGAL_OPERATION = 4

/** Carries out one request over a port of its own, to the peer's port `to`; closes that port at the end. */
export async function serveTftp(
  request: TftpRequest,
  { port, to }: { port: TftpPort; to: number },
  policy: TftpServerPolicy,
): Promise<void> {
  const { clock, observe, home = '/' } = policy
  const limits = { ...tftpLimits, ...policy.limits }
  const conversation = createConversation({ port, clock, limits, to, moves: false })
  const path = absolutePath(home, request.path)
  const transfer = { request, path, conversation, policy, limits }
  try {
    const moved = await (request.mode === 'octet' || request.mode === 'netascii'
      ? carryOut(transfer)
      : refuseMode(transfer))
    if (moved) observe({ type: 'connection.closed', reason: reasonOf(moved) })
    if (!moved?.ok || request.op === 'read') conversation.close()
  } catch (error) {
    conversation.close()
    throw error
  }
}

function reasonOf(moved: BlocksMoved): string {
  if (moved.ok) return 'the transfer is over'
  return moved.error ? 'the client has given up' : 'no answer came'
}

/** Does it; what the store refuses becomes an ERROR, and there is nothing more to tell. */
async function carryOut(transfer: Transfer): Promise<BlocksMoved | undefined> {
  const { policy, path, conversation } = transfer
  try {
    return await (transfer.request.op === 'read' ? read(transfer) : write(transfer))
  } catch (error) {
    const reason = storeRefusalOf(error)
    policy.observe({ type: 'transfer.refused', path, reason, bytes: 0 })
    conversation.tell({ op: 'error', code: errorCodes[reason] ?? 0, text: refusalText[reason] })
    return undefined
  }
}

/** RFC 1350, appendix I. */
const errorCodes: Partial<Readonly<Record<StoreRefusal, number>>> = {
  'no-such-file': 1,
  'permission-denied': 2,
  'is-a-directory': 2,
  'not-a-directory': 2,
  'no-space': 3,
  'already-exists': 6,
}

async function refuseMode({ conversation, policy, path }: Transfer): Promise<undefined> {
  policy.observe({ type: 'transfer.refused', path, reason: 'unsupported', bytes: 0 })
  conversation.tell({ op: 'error', code: ILLEGAL_OPERATION, text: 'Mode is not offered' })
}

async function write(transfer: Transfer): Promise<BlocksMoved> {
  const { request, path, conversation, policy, limits } = transfer
  const file = await policy.store.open(path, forReplacing)
  return whileOpen(file, async () => {
    const { terms, granted } = grantTerms(request, { ...limits, sizeBytes: undefined })
    const first: TftpPacket =
      granted.size > 0 ? { op: 'oack', options: granted } : { op: 'ack', block: 0 }
    const account = countReceived(path, { emptied: true })
    const plain =
      request.mode === 'netascii' ? createNetasciiReader() : (bytes: Uint8Array) => bytes
    let offset = 0
    async function take(block: Uint8Array): Promise<void> {
      const bytes = plain(block)
      account.arrived(offset, bytes)
      await file.write(offset, bytes)
      offset += bytes.length
    }
    const tell = async (complete: boolean) => {
      const told = await account.told(file, { complete })
      if (told) policy.observe(told)
    }
    try {
      const moved = await receiveBlocks(conversation, { first, take, terms })
      await tell(moved.ok)
      return moved
    } catch (error) {
      if (error instanceof StoreRefused) {
        account.refused()
        await tell(false)
      }
      throw error
    }
  })
}

async function read({
  request,
  path,
  conversation,
  policy,
  limits,
}: Transfer): Promise<BlocksMoved> {
  const file = await policy.store.open(path, forReading)
  return whileOpen(file, async () => {
    const { sizeBytes } = await file.facts()
    const source = await sourceOf(file, request.mode, { sizeBytes, limits })
    const size = request.mode === 'octet' ? sizeBytes : undefined
    const { terms, granted } = grantTerms(request, { ...limits, sizeBytes: size })
    if (granted.size > 0) {
      const { timeoutMs } = terms
      const agreed = await conversation.ask(
        { op: 'oack', options: granted },
        { timeoutMs, accept: (answer) => (answer.op === 'ack' && answer.block === 0) || undefined },
      )
      if (!agreed.ok) return { ok: false, bytes: 0, error: agreed.error }
    }
    const account = countSent(path)
    const moved = await sendBlocks(conversation, source, terms)
    account.gave(0, moved.ok ? sizeBytes : moved.bytes)
    const told = account.told(sizeBytes, { complete: moved.ok })
    if (told) policy.observe(told)
    return moved
  })
}

async function sourceOf(
  file: OpenFile,
  mode: string,
  { sizeBytes, limits }: { sizeBytes: number; limits: TftpLimits },
): Promise<BlockSource> {
  if (mode === 'octet') return file.read
  if (sizeBytes > limits.netasciiBytesMax) throw new StoreRefused('failure')
  const text = toNetascii(await file.read(0, sizeBytes))
  return async (offset, length) => text.subarray(offset, offset + length)
}
