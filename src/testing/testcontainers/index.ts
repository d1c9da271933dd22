/** The lab as a container in other people's tests, with the library Testcontainers. */
export { FieldfaultContainer, type ContainerAppliance } from './fieldfault-container.ts'
export {
  StartedFieldfaultContainer,
  type ApplianceState,
  type JournalQuery,
  type Published,
  type TlsIdentity,
} from './started-fieldfault-container.ts'
export type { Credential } from '../../emulator/emulator.ts'
export type { AnyEntry } from '../../journal/entry.ts'
export type { BehaveOptions } from './lab-control.ts'
