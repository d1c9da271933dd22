import { filePushLines } from '../log/tunnel-lines.ts'
import type { Sftunnel } from '../vocabulary.ts'
import type { Relations } from './relations.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** What an appliance's own parts send to its peers. */
export function sendOverTunnel(
  { process }: TunnelParts,
  relations: Relations,
): Pick<Sftunnel, 'ask' | 'tell' | 'pushFile'> {
  let task = 0
  return {
    ask(uuid, service, question) {
      const relation = relations.get(uuid)
      const control = relation?.channels.get('A')
      if (!relation || !control) return Promise.resolve(undefined)
      return relation.traffic.ask(control.link, service, question)
    },
    tell(uuid, service, event) {
      const channel = relations.get(uuid)?.channels.get('B')
      return channel?.link.say('event', event, { service }) ?? false
    },
    pushFile(uuid, { from, to, bytes }) {
      const relation = relations.get(uuid)
      const control = relation?.channels.get('A')
      if (!relation || !control) return Promise.resolve(false)
      process()?.log(uuid, ...filePushLines({ from, to, uuid, task: ++task }))
      return relation.traffic.pushFile(control.link, to, bytes)
    },
  }
}
