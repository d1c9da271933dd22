import { assumed } from '../../../src/emulator/index.ts'
import { objectsOf, type SystemObject, type SystemObjects } from '../data/system-objects.ts'
import { labelled, ruledTable } from './columns.ts'

export const evidence = assumed(
  'The guide names the commands; their samples are lost. The fields are those of the GUI chapters on sites, reports and call agents.',
)

/** `show srsx site`. */
export function sites(objects: SystemObjects): string {
  const rows = objectsOf(objects, 'site').map(({ name, attributes: site }) => [
    name,
    site['branch-call-agent'] ?? '',
    site['srst-type'] ?? '',
    site.provisioning ?? '',
  ])
  return ruledTable(
    [
      ['Site Name', 26],
      ['Branch Call Agent', 21],
      ['SRST Type', 17],
      ['Enabled', 8],
    ],
    rows,
  )
}

/** `show srsx site NAME`. */
export function site({ name, attributes }: SystemObject, hasDialPlan: boolean): string {
  return labelled(
    [
      ['Site Name', name],
      ['Provisioning Enabled', attributes.provisioning ?? ''],
      ['Branch Call Agent', attributes['branch-call-agent'] ?? ''],
      ['Site Template Name', attributes.template ?? ''],
      ['SRST Type', attributes['srst-type'] ?? ''],
      ...(hasDialPlan
        ? [['Dial Plan Configuration Enabled', attributes['dial-plan'] ?? 'no'] as const]
        : []),
    ],
    34,
  )
}

/** `show srsx site-template`. */
export function siteTemplates(templates: readonly SystemObject[]): string {
  return ruledTable(
    [
      ['Site Template Name', 26],
      ['SRST Type', 17],
      ['Origin', 14],
    ],
    templates.map(({ name, attributes }) => [
      name,
      attributes['srst-type'] ?? '',
      attributes.origin ?? '',
    ]),
  )
}

/** `show srsx provisioning-history`. */
export function provisioningHistory(objects: SystemObjects): string {
  return ruledTable(
    [
      ['Site', 26],
      ['Last Attempt', 14],
      ['Date and Time', 23],
      ['Last Successful', 17],
      ['Ephones', 8],
    ],
    objectsOf(objects, 'provisioning-record').map(({ name, attributes }) => [
      name,
      attributes['last-attempt'] ?? 'never',
      attributes.at ?? '',
      attributes['last-successful'] ?? 'Never',
      attributes.ephones ?? '0',
    ]),
  )
}

/** `show srsx central-call-agent`. */
export function callAgents(objects: SystemObjects): string {
  return ruledTable(
    [
      ['Hostname', 26],
      ['Address', 18],
      ['Schedule', 20],
    ],
    objectsOf(objects, 'central-call-agent').map(({ name, attributes }) => [
      name,
      attributes.address ?? '',
      attributes.schedule ?? '',
    ]),
  )
}

/** `show srsx central-call-agent NAME`. */
export function callAgent({ name, attributes }: SystemObject): string {
  return labelled(
    [
      ['Hostname', name],
      ['Address', attributes.address ?? ''],
      ['AXL Version', attributes.axl ?? ''],
      ['Schedule', attributes.schedule ?? ''],
    ],
    15,
  )
}

/** `show srsx central-call-agent NAME srst-references`: the sites that it is the central agent of. */
export function srstReferences(objects: SystemObjects, agent: string): string {
  return objectsOf(objects, 'site')
    .filter(({ attributes }) => attributes['central-call-agent'] === agent)
    .map(({ name, attributes }) => `${name}  ${attributes['branch-call-agent'] ?? ''}`)
    .join('\n')
}

/** `show srsx system-settings`. */
export function systemSettings(objects: SystemObjects): string {
  return labelled(
    [
      ['Sites', objectsOf(objects, 'site').length],
      ['Site Templates', objectsOf(objects, 'site-template').length],
      ['Central Call Agents', objectsOf(objects, 'central-call-agent').length],
      ['Provisioning Schedule', 'daily 12:00 AM'],
    ],
    24,
  )
}

/** What is said of a site, template or call agent that does not exist. */
export function notFound(what: string, name: string): string {
  return `% ${what} "${name}" not found.`
}
