import { assumed, captured, recalled } from '../../../src/emulator/index.ts'

export const registrationEvidence = captured(
  'Lab guide for a 1210CE with cdFMC 7.6: texts of the tasks of a registration, and of one that timed out.',
)
export const refusalEvidence = recalled(
  'What is said of a device that is there already, or that has neither host nor NAT ID.',
)
export const deploymentEvidence = recalled(
  'Deployment texts of FMC 7.x; the failure is that of a device which cannot be reached.',
)
export const certificateEvidence = captured(
  'Cisco document 222464: the task of a VDB from 399 on for an InternalCA that has expired; the order of its sentences is taken from a damaged picture.',
)
export const warningEvidence = assumed(
  'The task before the InternalCA expires: only the one after it is published.',
)
export const interruptedEvidence = assumed('What becomes of tasks when a manager stops.')

/** The texts of a registration. */
export const registrationTexts = {
  group: 'Register',
  title: (name: string) => `Registration ${name}`,
  begun: (name: string) => `Registration ${name}: Initiating registration`,
  discovering: (name: string) => `Registration ${name}: Started device discovery`,
  connected: (name: string) => `${name} - SFTunnel connection established successfully`,
  discovered: (name: string) => `${name} - Discovery from the device is successful`,
  timedOut: 'Registration timed out. Please check connectivity and registration id',
  nowhere: 'Specify the host of the device, or a unique NAT ID',
  duplicate: (name: string) => `Device ${name} is already registered`,
} as const

/** The texts of a deployment. */
export const deploymentTexts = {
  group: 'Policy Deployment',
  title: (name: string) => `Policy Deployment to ${name}`,
  begun: (name: string) => `Policy Deployment to ${name}. Collecting policies and objects`,
  done: (name: string) => `Policy Deployment to ${name}. Applied successfully`,
  unreachable: (name: string) =>
    `Policy Deployment to ${name}. Deployment failed due to failure of communication with the device. Check the management connection and deploy again.`,
} as const

/** The texts about the InternalCA. */
export const certificateTexts = {
  group: 'Local Install',
  title: 'Local Install',
  expired:
    "Firewall Management Center's internal root certificate has expired. As a result, Firewall Threat Defense cannot be managed and may experience degradation. Review the Field Notice FN #74214 and regenerate the certificate.",
  expiring: (end: string) =>
    `Firewall Management Center's internal root certificate expires at ${end}. Firewall Threat Defense cannot be managed afterwards. Review the Field Notice FN #74214 and regenerate the certificate.`,
} as const

export const INTERRUPTED = 'Task interrupted: the system was stopped'
