import type { CommandOutcome, LinuxCommand } from '../../../src/emulator/index.ts'
import { CA_CERTIFICATE, internalCaIn } from '../authority/ca-folder.ts'
import { PROGRAMS } from '../files/factory-files.ts'
import {
  currentAuthority,
  INTRODUCTION,
  NOT_ROOT,
  pushReport,
  unreadableAuthority,
} from '../screens/renewal-texts.ts'
import { certificateRenewal, type RenewalPlan } from './renew-certificates.ts'
import { talkTo, type Talk } from './talk.ts'

const NAME = 'generate_certs.pl'

/** `generate_certs.pl`: renews the InternalCA and everything under it after two questions; for root only. */
export function generateCerts(plan: RenewalPlan): LinuxCommand {
  const { tree, now } = plan
  const renew = certificateRenewal(plan)
  return {
    name: NAME,
    path: `${PROGRAMS}/${NAME}`,
    async run(_args, context) {
      if (context.account.name !== 'root') return { stderr: NOT_ROOT, exitCode: 1 }
      const startedMs = now()
      const talk = talkTo(context)
      talk.say(INTRODUCTION)
      if (!(await talk.confirm())) return { stdout: talk.unshown() }
      const current = internalCaIn(tree)
      if (!current) return failed(talk, unreadableAuthority(CA_CERTIFICATE))
      talk.say(currentAuthority(current.notAfterMs, now()))
      if (!(await talk.confirm())) return { stdout: talk.unshown() }
      const outcome = await renew(context, { startedMs, current })
      if ('mistake' in outcome) return failed(talk, outcome.mistake)
      talk.say(pushReport(outcome.failures, outcome.listPath))
      return { stdout: talk.unshown() }
    },
  }
}

function failed(talk: Talk, stderr: string): CommandOutcome {
  return { stdout: talk.unshown(), stderr, exitCode: 1 }
}
