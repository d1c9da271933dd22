import type { Frame } from '../frames/frame.ts'
import type { FrameLink } from '../frames/frame-link.ts'
import { messageIn } from '../frames/message.ts'
import type { Message, PeerStatus, Service } from '../vocabulary.ts'
import { createExchanges } from './exchanges.ts'
import { sendFileFrames } from './file-push.ts'
import { createFileReceipt, type WriteFile } from './file-receipt.ts'

/** Answers what peers ask of a service. */
export type Answerer = (question: Message, from: PeerStatus) => Message | Promise<Message>

/** What passes between an appliance and one peer over channels that stand. */
export interface Traffic {
  /** Takes a frame of the peer. */
  readonly receive: (link: FrameLink, frame: Frame) => void
  readonly ask: (
    link: FrameLink,
    service: Service,
    question: Message,
  ) => Promise<Message | undefined>
  readonly pushFile: (link: FrameLink, path: string, bytes: Uint8Array) => Promise<boolean>
}

/** What traffic needs of the appliance. */
export interface TrafficPlan {
  readonly answererOf: (service: Service) => Answerer | undefined
  readonly peer: () => PeerStatus
  readonly write: WriteFile
  readonly identified: (identity: Message) => void
  readonly crashed: (where: string, error: unknown) => void
}

/** Makes the traffic with one peer. */
export function createTraffic(plan: TrafficPlan): Traffic {
  const exchanges = createExchanges()
  const receipt = createFileReceipt(plan.write)

  function take(link: FrameLink, frame: Frame): void {
    const { kind, exchange } = frame
    const message = messageIn(frame)
    if (kind === 'identity' && message) plan.identified(message)
    else if (kind === 'question') void answer(plan, link, frame)
    else if (kind === 'event') void answerTo(plan, frame)
    else if (kind === 'answer') exchanges.settle(exchange, message)
    else if (kind === 'refusal') exchanges.settle(exchange, undefined)
  }

  return {
    receive(link, frame) {
      if (!receipt.take(link, frame)) take(link, frame)
    },
    ask: (link, service, question) =>
      exchanges.begin(link, (exchange) => link.say('question', question, { service, exchange })),
    async pushFile(link, path, bytes) {
      const send = (exchange: number) => sendFileFrames(link, exchange, { path, bytes })
      const done = await exchanges.begin(link, send)
      return done?.isWritten === true
    },
  }
}

async function answer(plan: TrafficPlan, link: FrameLink, question: Frame): Promise<void> {
  const { exchange, service } = question
  const given = await answerTo(plan, question)
  const about = { exchange, ...(service && { service }) }
  if (!given || !link.say('answer', given, about)) link.say('refusal', {}, { exchange })
}

/** What the appliance says to a frame; undefined when nobody serves it, or when the lab itself fails. */
async function answerTo(plan: TrafficPlan, frame: Frame): Promise<Message | undefined> {
  const { service } = frame
  const answerer = service && plan.answererOf(service)
  const message = messageIn(frame)
  if (!answerer || !message) return undefined
  try {
    return await answerer(message, plan.peer())
  } catch (error) {
    plan.crashed(`answer of ${service}`, error)
    return undefined
  }
}
