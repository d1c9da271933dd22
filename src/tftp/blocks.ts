import type { Asked, Conversation } from './conversation.ts'
import type { TftpPacket } from './packet.ts'
import type { TftpTerms } from './terms.ts'

/** Where the bytes to be sent come from. */
export type BlockSource = (offset: number, length: number) => Promise<Uint8Array>

/** How a transfer of blocks ended: how many bytes crossed, and what stopped it. */
export type BlocksMoved =
  | { readonly ok: true; readonly bytes: number }
  | {
      readonly ok: false
      readonly bytes: number
      readonly error: (Asked<never> & { ok: false })['error']
    }

/** Block numbers begin anew after 65,535, as common servers and clients have it. */
function wrapped(block: number): number {
  return block & 0xffff
}

/**
 * Sends blocks, each until it is acknowledged; the first one that is not full is the last. A second
 * acknowledgement of a block has nothing sent again (RFC 1123, 4.2.3.1).
 */
export async function sendBlocks(
  conversation: Conversation,
  source: BlockSource,
  { blockBytes, timeoutMs }: TftpTerms,
): Promise<BlocksMoved> {
  for (let block = 1, offset = 0; ; block++) {
    const bytes = await source(offset, blockBytes)
    const number = wrapped(block)
    const asked = await conversation.ask(
      { op: 'data', block: number, bytes },
      {
        timeoutMs,
        accept: (answer) => (answer.op === 'ack' && answer.block === number) || undefined,
      },
    )
    if (!asked.ok) return { ok: false, bytes: offset, error: asked.error }
    offset += bytes.length
    if (bytes.length < blockBytes) return { ok: true, bytes: offset }
  }
}

/** What blocks are received with. */
export interface Receiving {
  readonly terms: TftpTerms
  /** Keeps a block; what it throws ends the transfer. */
  readonly take: (bytes: Uint8Array) => Promise<void>
  /** The packet that asks for block 1, or that block itself when it has come already. */
  readonly first: TftpPacket
}

/** Takes blocks until one that is not full, acknowledging each, and again when it comes twice. */
export async function receiveBlocks(
  conversation: Conversation,
  { terms, take, first }: Receiving,
): Promise<BlocksMoved> {
  const { blockBytes, timeoutMs } = terms
  let answer = first
  for (let block = 1, offset = 0; ; block++) {
    const asked =
      answer.op === 'data'
        ? ({ ok: true, value: answer.bytes } as const)
        : await askForBlock(conversation, answer, { block, timeoutMs })
    if (!asked.ok) return { ok: false, bytes: offset, error: asked.error }
    const bytes = asked.value
    await take(bytes)
    offset += bytes.length
    answer = { op: 'ack', block: wrapped(block) }
    if (bytes.length >= blockBytes) continue
    conversation.tellLast(answer, { timeoutMs })
    return { ok: true, bytes: offset }
  }
}

/** What the peer sends twice, it has had no answer to. */
function askForBlock(
  conversation: Conversation,
  answer: TftpPacket,
  { block, timeoutMs }: { block: number; timeoutMs: number },
): Promise<Asked<Uint8Array>> {
  const isBlock = (packet: TftpPacket, number: number) =>
    packet.op === 'data' && packet.block === wrapped(number)
  return conversation.ask(answer, {
    timeoutMs,
    accept: (packet) => (packet.op === 'data' && isBlock(packet, block) ? packet.bytes : undefined),
    repeat: (packet) => (block === 1 ? packet.op === 'oack' : isBlock(packet, block - 1)),
  })
}
