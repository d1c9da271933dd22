import { defineEmulator, type CastOptions, type Surroundings } from '../../../src/emulator/index.ts'

/** An appliance without doors or behaviour: a place in the lab from which to go to servers. */
export const outpost = defineEmulator<{ title: string }, CastOptions, Surroundings>({
  name: 'outpost',
  imitates: 'nothing',
  profiles: { '1': { title: '1' } },
  defaultProfile: '1',
  options: {},
  doors: [],
  machines: [],
  commands: () => [],
  behaviours: {},
  events: {},
  evidence: () => [],
  start: ({ surroundings }) =>
    Promise.resolve({
      handle: surroundings,
      state: () => 'there',
      profile: () => '1',
      send: () => {},
      credentials: [],
      hostKeys: () => [],
      stop: () => {},
    }),
})
