import type { RederivationForm } from '#app/fsck/rederive.ts'
import type { RedactionForm } from '#app/journal/sealing/redaction-entry.ts'
import type { Entry } from '#domain/engine/case.ts'
import type { HouseAct } from '#domain/engine/evolve.ts'
import { isHouseAct } from '#domain/engine/evolve.ts'

type Line = readonly [title: string, text: string]

const told: Readonly<Record<HouseAct, (form: Entry['form']) => readonly Line[]>> = {
  '!redact': (form) => [['删除的内容', `${(form as RedactionForm).sealed.length} 项，封存摘要仍在`]],
  '!rederive': (form) => {
    const { changed, facts } = form as RederivationForm
    return [
      ['重算的内容', changed.join('、')],
      ...(facts ? ([['停用的统计事实', `${facts.count} 条，摘要已封存`]] as const) : []),
    ]
  },
}

/** What an act of the house did: no form of the matter describes it. Nothing for acts of the matter. */
export const houseActLines = ({ action, form }: Entry): readonly Line[] =>
  isHouseAct(action) && form ? told[action](form) : []
