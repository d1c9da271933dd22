import { objectKey, objectsOf, type ObjectKind, type SystemObject } from '../data/system-objects.ts'
import {
  callAgent,
  callAgents,
  notFound,
  provisioningHistory,
  site,
  sites,
  siteTemplates,
  srstReferences,
  systemSettings,
} from '../screens/show-srsx.ts'
import { facts, type Visit } from '../visit.ts'
import { host, nameOf } from './typed-names.ts'
import { command } from './words.ts'

/** `show srsx ...`: what SRST Manager provisions. */
export const srsxScreens = [
  command('show srsx central-call-agent', {
    help: 'Central call agents',
    run: (_, { session }) => callAgents(facts(session).objects),
  }),
  command('show srsx central-call-agent {hostname} [(srst-references|nodes)]', {
    help: 'Central call agents',
    vocabulary: {
      'srst-references': 'SRST references of the call agent',
      nodes: 'Nodes of the cluster',
    },
    slots: { hostname: host },
    run(given, { session }) {
      const agent = find(session, 'central-call-agent', given.hostname)
      if (!agent) return notFound('Central call agent', given.hostname)
      if (given['srst-references']) return srstReferences(facts(session).objects, agent.name)
      return given.nodes ? `${agent.name}  ${agent.attributes.address}` : callAgent(agent)
    },
  }),
  command('show srsx provisioning-history', {
    help: 'Provisioning history of all sites',
    run: (_, { session }) => provisioningHistory(facts(session).objects),
  }),
  command('show srsx site', {
    help: 'Sites',
    run: (_, { session }) => sites(facts(session).objects),
  }),
  command('show srsx site {name}', {
    help: 'Sites',
    slots: { name: nameOf('Name of the site') },
    run({ name }, { session }) {
      const found = find(session, 'site', name)
      return found ? site(found, facts(session).profile.hasDialPlan) : notFound('Site', name)
    },
  }),
  command('show srsx site-template', {
    help: 'Site templates',
    run: (_, { session }) => templates(session, () => true),
  }),
  command('show srsx site-template default', {
    help: 'The default template',
    run: (_, { session }) =>
      templates(session, ({ attributes }) => attributes.origin === 'default'),
  }),
  command('show srsx site-template auto-learned', {
    help: 'Templates that were learned from routers',
    run: (_, { session }) =>
      templates(session, ({ attributes }) => attributes.origin === 'auto-learned'),
  }),
  command('show srsx site-template {name}', {
    help: 'Site templates',
    slots: { name: nameOf('Name of the template') },
    run({ name }, { session }) {
      if (!find(session, 'site-template', name)) return notFound('Site template', name)
      return templates(session, (template) => template.name === name)
    },
  }),
  command('show srsx system-settings', {
    help: 'Global settings',
    run: (_, { session }) => systemSettings(facts(session).objects),
  }),
]

function find(visit: Visit, kind: ObjectKind, name: string): SystemObject | undefined {
  return facts(visit).objects[objectKey(kind, name)]
}

function templates(visit: Visit, isShown: (template: SystemObject) => boolean): string {
  return siteTemplates(objectsOf(facts(visit).objects, 'site-template').filter(isShown))
}
