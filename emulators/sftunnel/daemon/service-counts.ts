import { services, type Frame } from '../frames/frame.ts'
import type { Service, ServiceCount } from '../vocabulary.ts'

/** How many frames of each service have gone to one peer and come from it since the process runs. */
export interface ServiceCounts {
  readonly sent: (frame: Frame) => void
  readonly received: (frame: Frame) => void
  /** Every service, also one of which there was nothing. */
  readonly all: () => readonly ServiceCount[]
  /** The process has ended. */
  readonly forget: () => void
}

/** Begins to count; heartbeats and the first words on a channel belong to no service. */
export function countServices(): ServiceCounts {
  const sent = new Map<Service, number>()
  const received = new Map<Service, number>()
  const count = (tally: Map<Service, number>, { service }: Frame) =>
    void (service && tally.set(service, (tally.get(service) ?? 0) + 1))
  return {
    sent: (frame) => count(sent, frame),
    received: (frame) => count(received, frame),
    all: () =>
      services.map((service) => ({
        service,
        sent: sent.get(service) ?? 0,
        received: received.get(service) ?? 0,
      })),
    forget() {
      sent.clear()
      received.clear()
    },
  }
}
