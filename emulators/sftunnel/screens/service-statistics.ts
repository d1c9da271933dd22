import { recalled } from '../../../src/emulator/index.ts'
import type { ServiceCount } from '../vocabulary.ts'

export const evidence = recalled(
  'FTD Command Reference, sftunnel-status: a block for each service; nothing of the lab uses eStreamer.',
)

/** What has gone over a tunnel, a block for each service. */
export function serviceStatistics(counts: readonly ServiceCount[]): string[] {
  return counts.flatMap((count) => ['', ...heading(count), ...block(count)])
}

function heading({ service }: ServiceCount): string[] {
  return service === 'UE Channel service' ? ['Priority UE Channel 1 service'] : []
}

function block({ service, sent, received }: ServiceCount): string[] {
  return [
    `TOTAL TRANSMITTED MESSAGES <${sent + received}> for ${service}`,
    `RECEIVED MESSAGES <${received}> for ${service}`,
    `SEND MESSAGES <${sent}> for ${service}`,
    `HALT REQUEST SEND COUNTER <0> for ${service}`,
    `STORED MESSAGES for ${service} (service 0/peer 0)`,
    `STATE <Process messages> for ${service}`,
    `REQUESTED FOR REMOTE <Process messages> for ${service}`,
    `REQUESTED FROM REMOTE <Process messages> for ${service}`,
  ]
}
