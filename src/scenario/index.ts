/** A story with a cast, a script and a verdict; what scenario files and other people's programs import. */
export { days, hours, minutes, seconds } from '../clock/durations.ts'
export type { OperatorSession } from '../emulator/operator-session.ts'
export { lab, type LabFile } from './lab-file.ts'
export { runScenario, type RunOptions } from './run-scenario.ts'
export { scenario, type AnyScenario, type Cast, type Scenario, type Script } from './scenario.ts'
export type { Actor, Actors, Judge, Tools } from './stage.ts'
export type { Failure, ScenarioResult, StepResult, Verdict } from './verdict.ts'
