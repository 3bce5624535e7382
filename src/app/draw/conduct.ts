import type { Command } from '#domain/engine/command.ts'
import { type Refusal, refuse } from '#domain/engine/refusal.ts'
import { type Plan, planForm } from '#domain/matters/enforcement/random-inspection.forms.ts'
import { filled } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import type { Conduct, Conducts } from '../act.ts'
import { handleCommand, type Outcome } from '../handle-command.ts'
import {
  type Asked,
  commitDraw,
  type DrawDesk,
  planDraw,
  resolveDraw,
  reviseDraw,
  substituteClosed,
  wrongField,
} from './desk.ts'

/** The acts of a draw that have something computed: what a person still fills in is all that he sends. */
export function drawConducts(desk: DrawDesk): Conducts {
  const planned = async (caseId: string) => filled((await desk.read(caseId)) ?? null).plan
  const acts: Readonly<Record<string, Conduct>> = {
    plan: { run: (person, command) => plan(desk, person, command), paper: (caseId) => desk.secrets.handOut(caseId) },
    revise: {
      async run(person, command) {
        const before = await planned(command.caseId)
        return otherNumber(command.form, before?.secret) ?? reviseDraw(desk, asked(person, command))
      },
    },
    commit: {
      async run(person, command) {
        const secret = (await planned(command.caseId))?.secret
        if (secret !== undefined && (await desk.secrets.open(command.caseId, secret)) === undefined) return missing
        return commitDraw(desk, asked(person, command))
      },
    },
    result: { run: (person, command) => resolveDraw(desk, asked(person, command)) },
    substitute: { run: (person, command) => substituteClosed(desk, asked(person, command)) },
  }
  return new Map(Object.entries(acts).map(([action, conduct]) => [`${randomInspection.id}.${action}`, conduct]))
}

async function plan(desk: DrawDesk, person: string, command: Command): Promise<Outcome> {
  // No number is made for a plan that is refused anyway.
  if (!planForm.safeParse(command.form ?? {}).success) return handleCommand(desk.house, person, command)
  const { secret, ...wish } = command.form as Plan
  if (secret !== undefined) return chosen
  // The copy under seal is not part of the answer: it goes to the printer, and nowhere else.
  const { sealed: _, ...outcome } = await planDraw(desk, asked(person, command), {
    variant: command.variant ?? '',
    plan: wish,
  })
  return outcome
}

const asked = (person: string, { id, matter: _, action: __, variant: ___, ...rest }: Command): Asked => ({
  person,
  commandId: id,
  ...rest,
})

/** Whoever brings a number of his own could know the result before everybody else. */
const chosen = wrongField('secret', '由系统在拟定时生成，不得自行填写')

const otherNumber = (form: unknown, secret: string | undefined): Refusal | undefined => {
  const own = (form as { readonly secret?: unknown } | null | undefined)?.secret
  return own === undefined || own === secret ? undefined : wrongField('secret', '修改不得更换随机数')
}

const missing = refuse('guard.failed', {
  text: '本机关随机数已遗失，或者与拟定时的指纹不符，不能锁定：请凭封存件恢复，或者撤回后另行拟定',
})
