import type { MeasureOf } from '#domain/engine/matter.ts'
import type { Expression, Figure } from '#domain/figures/figure.ts'
import { enforcementFigures } from '#domain/figures/library/enforcement.ts'
import { leadershipFigures } from '#domain/figures/library/leadership.ts'
import { decisionFigures, documentFigures } from '#domain/figures/library/rules-and-decisions.ts'
import { statementFigures } from '#domain/figures/library/statements.ts'
import { figuresOver } from '#domain/figures/library/usable.ts'
import type { HouseMeasure } from '#domain/matters/all.ts'
import type { foodWorkshop } from './matters/food-workshop.ts'
import { matters } from './matters.ts'

export type DistrictMeasure = HouseMeasure | MeasureOf<typeof foodWorkshop>

const workshop = (
  id: string,
  [title, unit]: readonly [string, string],
  definition: string,
  value: Expression<DistrictMeasure>,
  words: readonly string[],
): Figure<DistrictMeasure> => ({
  id,
  title,
  chapter: 'services',
  definition,
  unit,
  kind: 'derived',
  value,
  print: { qualifier: 'exact' },
  words,
})
const count = (measure: DistrictMeasure): Expression<DistrictMeasure> => ({
  op: 'count',
  of: { measure, window: 'year' },
})

const own: readonly Figure<DistrictMeasure>[] = [
  workshop(
    'workshops-registered',
    ['准予登记的食品小作坊', '家'],
    '年度内准予登记的食品小作坊',
    count('food-workshop.registered'),
    ['食品小作坊', '登记'],
  ),
  workshop(
    'workshops-refused',
    ['不予登记的食品小作坊申请', '件'],
    '年度内不予登记的申请',
    count('food-workshop.refused'),
    ['食品小作坊', '不予登记'],
  ),
  workshop(
    'workshops-cancelled',
    ['注销的食品小作坊登记', '件'],
    '年度内注销的登记',
    count('food-workshop.cancelled'),
    ['食品小作坊', '注销'],
  ),
  workshop(
    'workshops-decided',
    ['作出决定的食品小作坊登记', '件'],
    '年度内作出决定的申请',
    count('food-workshop.decided'),
    ['食品小作坊', '决定'],
  ),
  workshop(
    'workshops-recorded',
    ['有全过程记录的食品小作坊登记', '件'],
    '年度内作出决定、核查有全过程记录的申请',
    count('food-workshop.recorded'),
    ['食品小作坊', '全过程记录'],
  ),
  workshop(
    'workshops-in-force',
    ['年末在册的食品小作坊', '家'],
    '年末登记证在有效期内的食品小作坊',
    { op: 'count', of: { measure: 'food-workshop.in-force', window: 'year-end' } },
    ['食品小作坊', '在册'],
  ),
  {
    ...workshop(
      'workshop-slowest',
      ['食品小作坊登记最长用时', '工作日'],
      '年度内作出决定的登记自受理次日起至决定日的工作日数中最大者',
      { op: 'max', of: { measure: 'food-workshop.handling-days', window: 'year' } },
      ['食品小作坊', '用时'],
    ),
    print: { unit: '个工作日', qualifier: 'maxActual' },
  },
]

/** What the library gives over the registers that the bureau uses, and the bureau's own. */
export const figures: readonly Figure<DistrictMeasure>[] = [
  ...figuresOver(matters, [
    ...leadershipFigures(),
    ...documentFigures(),
    ...decisionFigures(),
    ...enforcementFigures(),
    ...statementFigures(),
  ]),
  ...own,
]
