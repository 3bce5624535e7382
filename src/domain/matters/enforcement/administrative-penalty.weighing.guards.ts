import { addYears } from '#domain/calendar/day.ts'
import { type GuardContext, must, mustCase, mustNot } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { fenOf } from '../fields.ts'
import {
  filled,
  isListed,
  itemOf,
  kindsFit,
  law,
  partyKey,
  punishes,
  type Weighing,
} from './administrative-penalty.case.ts'
import { barredFrom, directionsFor, exemptionOf, liesWithin, rangeFor } from './administrative-penalty.discretion.ts'
import { mayAggravate, mayLighten, weighingForm } from './administrative-penalty.forms.ts'
import { discretionItem } from './discretion-item.ts'

const isBarred = (context: GuardContext): boolean => {
  const { clue, filing, conclusion } = filled(context)
  const endedOn = conclusion?.endedOn
  return endedOn !== undefined && clue !== undefined && clue.receivedOn >= barredFrom(endedOn, filing?.grave ?? false)
}
const exempted = (form: Weighing, context: GuardContext) =>
  exemptionOf(filled(context).conclusion!, form, { isBarred: isBarred(context) })
/** The direction of a discretion list, by the word that the register of lists has for it. */
const listTypeOf = ({ result, direction }: Weighing): string | undefined =>
  punishes({ result }) ? (direction === '一般' ? undefined : `${direction}处罚`) : '不予处罚'

/** A fine against its range; what is wrong with it in words, or nothing. */
function wrongFine(
  { fine, direction }: Pick<Weighing, 'fine' | 'direction'>,
  context: GuardContext,
): 'none' | 'unset' | 'conflict' | 'outside' | undefined {
  const row = itemOf(context)
  if (fine === undefined || !row) return undefined
  if (!row.kinds.includes('罚款')) return 'none'
  const range = rangeFor(row.bands, filled(context).conclusion?.gains ?? '0')
  if (!range) return 'unset'
  if (range.least > range.most) return 'conflict'
  return liesWithin(fenOf(fine), range, direction ?? '一般', context.setting('penalty.spread')) ? undefined : 'outside'
}

export const weighingGuards = [
  mustCase('涉嫌犯罪的，应当移送司法机关', (context) => filled(context).conclusion?.crime === false, law(27)),
  must(
    weighingForm,
    '及时改正须有复查记录，改正日期不晚于责令改正的期限',
    ({ corrected }, context) => {
      const { recheck, order } = filled(context)
      return (
        !corrected ||
        (recheck?.result === '已改正' && (order === undefined || (recheck.correctedOn ?? '9') <= order.dueOn))
      )
    },
    law(33, '第一款'),
  ),
  must(
    weighingForm,
    '当事人此前已因同类违法行为受过处罚，不是初次违法',
    ({ first }, context) => {
      const { onRecord, day, setting } = context
      const [since, key] = [addYears(day, -setting('penalty.first-offence')), partyKey(filled(context))]
      if (key === undefined) return true
      const earlier = onRecord('penalty.decided', key).filter(
        ({ on, until, group }) => until === undefined && on > since && group === filled(context).filing?.penal,
      )
      return !first || earlier.length === 0
    },
    law(33, '第一款'),
  ),
  ...([40, 36, 30] as const).map((no) =>
    must(
      weighingForm,
      {
        40: '违法事实不能成立的，不得给予行政处罚',
        36: '违法行为已过追究时效，不再给予行政处罚',
        30: '当事人没有责任能力，不予行政处罚',
      }[no],
      (form, context) => !punishes(form) || exempted(form, context)?.article !== no,
      law(no),
    ),
  ),
  must(
    weighingForm,
    '违法行为轻微并及时改正且没有危害后果，或者当事人没有主观过错的，不予行政处罚',
    (form, context) => {
      const ground = exempted(form, context)
      return !punishes(form) || ground?.article !== 33 || ground.optional === true
    },
    law(33),
  ),
  must(
    weighingForm,
    '没有不予处罚的法定情形',
    (form, context) => punishes(form) || exempted(form, context) !== undefined,
    law(33),
  ),
  must(
    weighingForm,
    '裁量应当与从轻、减轻、从重的情形相符',
    (form) => !punishes(form) || (form.direction !== undefined && directionsFor(form).includes(form.direction)),
    law(32),
  ),
  must(
    weighingForm,
    '依清单、裁量基准从轻、减轻、从重的，须写明所依据的清单事项',
    ({ lighten, aggravate, listItem }) =>
      listItem !== undefined ||
      ![...lighten, ...aggravate].some((one) => one === mayLighten[1] || one === mayAggravate[0]),
    article('行政处罚法', 34),
  ),
  must(
    weighingForm,
    '清单事项须已公布，清单在当日施行，且与处理建议的方向一致',
    (form, context) => {
      if (form.listItem === undefined) return true
      const found = context.referred(discretionItem, form.listItem)
      const row = found?.data.row
      const type = listTypeOf(form)
      return (
        row !== undefined &&
        isListed(found, context.day) &&
        row.listType === type &&
        row.publishedOn !== undefined &&
        row.publishedOn <= context.day &&
        context.standing('discretion-list.in-force', type).length > 0
      )
    },
    article('国办发〔2022〕27号', '(十)'),
  ),
  must(
    weighingForm,
    '当日有施行的清单，须写明所依据的清单事项，或者不适用清单的理由',
    (form, context) => {
      const type = listTypeOf(form)
      return (
        type === undefined ||
        form.listItem !== undefined ||
        form.offList !== undefined ||
        context.standing('discretion-list.in-force', type).length === 0
      )
    },
    article('国办发〔2022〕27号', '(十)'),
  ),
  must(
    weighingForm,
    '给予处罚的须写明种类和内容，不予处罚的没有种类',
    (form) =>
      punishes(form)
        ? form.kinds.length > 0 && form.content !== undefined && kindsFit(form)
        : form.kinds.length === 0 && form.fine === undefined && form.confiscated === undefined,
    law(44),
  ),
  mustNot(
    weighingForm,
    '处罚依据没有规定下列处罚种类',
    ({ kinds }, context) =>
      kinds.filter(
        (kind) => kind !== '没收违法所得、没收非法财物' && !(itemOf(context)?.kinds.includes(kind) ?? false),
      ),
    law(4),
  ),
  must(
    weighingForm,
    '有违法所得的，除依法应当退赔的外，应当没收',
    (form, context) => {
      const { gains, refunds } = filled(context).conclusion!
      const due = fenOf(gains) - fenOf(refunds)
      return !punishes(form) || (due > 0n ? fenOf(form.confiscated ?? '0') === due : true)
    },
    law(28, '第二款'),
  ),
  must(
    weighingForm,
    '法律没有定出罚款的幅度，也没有已公布的裁量基准，不能罚款',
    (form, context) => wrongFine(form, context) !== 'unset',
    law(16),
  ),
  must(
    weighingForm,
    '裁量基准与法律的幅度没有交集，应当适用上位的规定并修改基准',
    (form, context) => wrongFine(form, context) !== 'conflict',
    article('国办发〔2022〕27号', '(五)'),
  ),
  must(
    weighingForm,
    '罚款不在法定幅度和裁量方向之内',
    (form, context) => wrongFine(form, context) !== 'outside',
    article('行政处罚法', 34),
  ),
]
