import type { Frame } from '../frames/frame.ts'
import type { FrameLink } from '../frames/frame-link.ts'
import { messageIn } from '../frames/message.ts'
import type { Message, PeerStatus, Service } from '../vocabulary.ts'
import { createFileReceipt, type WriteFile } from './file-receipt.ts'
import { sendFileFrames } from './file-push.ts'

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
  const asked = new Map<number, (answer: Message | undefined) => void>()
  const receipt = createFileReceipt(plan.write)
  let lastExchange = 0

  /** Waits for the answer of an exchange that `send` begins. */
  function exchange(
    link: FrameLink,
    send: (number: number) => boolean | Promise<boolean>,
  ): Promise<Message | undefined> {
    const number = ++lastExchange
    return new Promise((resolve) => {
      const settle = (answer?: Message) => {
        asked.delete(number)
        resolve(answer)
      }
      asked.set(number, settle)
      void link.over.then(() => settle())
      void Promise.resolve(send(number)).then((wasSent) => {
        if (!wasSent) settle()
      })
    })
  }

  async function answer(link: FrameLink, { service, exchange: number, ...frame }: Frame) {
    const answerer = service && plan.answererOf(service)
    const question = messageIn({ ...frame, exchange: number })
    if (!answerer || !question) return void link.say('refusal', {}, { exchange: number })
    try {
      const given = await answerer(question, plan.peer())
      if (!link.say('answer', given, { exchange: number, ...(service && { service }) }))
        link.say('refusal', {}, { exchange: number })
    } catch (error) {
      plan.crashed(`answer of ${service}`, error)
      link.say('refusal', {}, { exchange: number })
    }
  }

  async function hearEvent(frame: Frame): Promise<void> {
    const event = messageIn(frame)
    const answerer = frame.service && plan.answererOf(frame.service)
    if (!event || !answerer) return
    try {
      await answerer(event, plan.peer())
    } catch (error) {
      plan.crashed(`event of ${frame.service}`, error)
    }
  }

  function take(link: FrameLink, frame: Frame): void {
    const message = messageIn(frame)
    if (frame.kind === 'identity' && message) plan.identified(message)
    else if (frame.kind === 'question') void answer(link, frame)
    else if (frame.kind === 'event') void hearEvent(frame)
    else if (frame.kind === 'answer') asked.get(frame.exchange)?.(message)
    else if (frame.kind === 'refusal') asked.get(frame.exchange)?.(undefined)
  }

  return {
    receive(link, frame) {
      if (!receipt.take(link, frame)) take(link, frame)
    },
    ask: (link, service, question) =>
      exchange(link, (number) => link.say('question', question, { service, exchange: number })),
    async pushFile(link, path, bytes) {
      const done = await exchange(link, (number) => sendFileFrames(link, number, { path, bytes }))
      return done?.isWritten === true
    },
  }
}
