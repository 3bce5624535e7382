import { must, mustCase, mustNot } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { allDifferent, fenOf } from '../fields.ts'
import { certified, filled, isListed, itemOf, law, teamOf, uncertified } from './administrative-penalty.case.ts'
import { barredFrom } from './administrative-penalty.discretion.ts'
import {
  clueForm,
  collectionForm,
  conclusionForm,
  filingForm,
  recheckForm,
  recusalForm,
  transferForm,
} from './administrative-penalty.forms.ts'
import { penaltyItem } from './penalty-item.ts'

const two = '执法人员不得少于两人，各不相同'
const valid = '执法人员须在执法证件台账中，所持证件当日有效'

export const clueGuards = [
  must(
    clueForm,
    '单位须填写名称、统一社会信用代码和法定代表人，个人须填写姓名和身份号码',
    ({ partyKind, organisation, creditCode, leader, person, idNumber }) =>
      partyKind === '自然人'
        ? person !== undefined && idNumber !== undefined && organisation === undefined
        : organisation !== undefined && creditCode !== undefined && leader !== undefined && person === undefined,
    law(59, '第一款第一项'),
  ),
  must(
    clueForm,
    '发现日期不能晚于登记之日，也不能早于违法行为发生之日',
    ({ receivedOn, endedOn }, { day }) => receivedOn <= day && (endedOn === undefined || endedOn <= receivedOn),
    systemRule('线索的日期依次登记', '追究时效自发现之日计算，日期写反就算错'),
  ),
]

export const filingGuards = [
  must(filingForm, two, ({ officers }) => allDifferent(officers), law(42)),
  mustNot(filingForm, valid, ({ officers }, context) => uncertified(officers, context), certified),
  must(
    filingForm,
    '处罚事项须已公布施行',
    ({ item }, context) => {
      const found = context.referred(penaltyItem, item)
      const row = found?.data.row
      return (
        row !== undefined && isListed(found, context.day) && row.publishedOn <= context.day && row.from <= context.day
      )
    },
    article('行政处罚法', 39),
  ),
  must(
    filingForm,
    '义务依据、处罚依据须与处罚事项一致',
    ({ item, duty, penal }, context) => {
      const row = itemOf(context, item)
      return row !== undefined && row.duty === duty && row.penal === penal
    },
    law(4),
  ),
  must(
    filingForm,
    '违法行为发生地不在本行政区域，应当移送有管辖权的机关',
    (_form, context) => filled(context).clue?.place.startsWith(context.region) ?? false,
    law(22),
  ),
  must(
    filingForm,
    '违法行为在二年内（涉及生命健康安全、金融安全且有危害后果的五年内）未被发现，不再给予处罚',
    ({ grave }, context) => {
      const { clue } = filled(context)
      return clue?.endedOn === undefined || clue.receivedOn < barredFrom(clue.endedOn, grave)
    },
    law(36),
  ),
]

export const recusalGuards = [
  must(recusalForm, two, ({ officers }) => allDifferent(officers), law(42)),
  mustNot(recusalForm, valid, ({ officers }, context) => uncertified(officers, context), certified),
  must(
    recusalForm,
    '予以回避的不再承办；驳回申请的，执法人员不变',
    ({ result, officer, officers }, context) =>
      result === '予以回避'
        ? !officers.includes(officer)
        : teamOf(filled(context)).every((one) => officers.includes(one)) &&
          officers.length === teamOf(filled(context)).length,
    law(43),
  ),
]

export const collectionGuards = [
  must(collectionForm, '应当主动出示执法证件', ({ shown }) => shown, law(55, '第一款')),
  must(collectionForm, two, ({ officers }) => allDifferent(officers), law(42)),
  mustNot(
    collectionForm,
    '调查取证的须是本案执法人员，回避的不得参加',
    ({ officers }, context) => officers.filter((one) => !teamOf(filled(context)).includes(one)),
    law(43),
  ),
  mustNot(collectionForm, valid, ({ officers }, context) => uncertified(officers, context), certified),
  must(
    collectionForm,
    '有音像记录的须写明音像记录编号',
    ({ recording, recordingNumber }) => recording === '文字' || recordingNumber !== undefined,
    law(47),
  ),
]

export const recheckGuards = [
  must(
    recheckForm,
    '已改正的须写明改正日期，不晚于复查之日',
    ({ result, correctedOn }, { day }) => result !== '已改正' || (correctedOn !== undefined && correctedOn <= day),
    law(28, '第一款'),
  ),
]

export const conclusionGuards = [
  mustCase('没有调查取证的记录，不能终结调查', ({ before }) => before?.acts['collect'] !== undefined, law(54)),
  must(
    conclusionForm,
    '违法事实成立的，须查明违法行为发生或者终了的日期',
    ({ established, endedOn }) => !established || endedOn !== undefined,
    law(36),
  ),
  must(
    conclusionForm,
    '退赔的金额不能多于违法所得',
    ({ gains, refunds }) => fenOf(refunds) <= fenOf(gains),
    law(28, '第二款'),
  ),
]

export const transferGuards = [
  must(
    transferForm,
    '涉嫌犯罪的案件移送公安机关，职务犯罪的移送监察机关',
    ({ kind }, context) => filled(context).conclusion?.crime !== true || kind !== '有管辖权的行政机关',
    law(27),
  ),
]
