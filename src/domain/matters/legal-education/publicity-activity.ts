import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, countyCode, creditCode, day, optional, proof, sampleFile, text } from '../fields.ts'
import { oneOf } from '../rules.ts'

/** Without a credit code the organisation is kept but cannot be told apart, so it is not counted. */
const organisation = z.object({
  uscc: optional(creditCode()),
  name: text('单位名称'),
  kind: choice('单位类别', ['企业', '科研院所', '高校', '机关事业单位', '其他']),
})

const isServed = (kind: string): boolean => kind === '企业' || kind === '科研院所'

const row = z.object({
  campaign: text('所属活动'),
  kind: choice('活动形式', ['宣讲', '咨询', '讲座', '展板', '竞赛', '旁听庭审', '节点宣传']),
  title: optional(text('活动名称')),
  heldOn: day('活动日期', '跨年的填开始之日'),
  countyCode: countyCode(),
  countyName: text('县（市）区'),
  place: text('地点'),
  teamId: optional(text('小分队编号')),
  laws: optional(z.array(text('法律法规、政策')).meta({ title: '宣讲的法律法规、政策' })),
  audience: count('参加人次'),
  audienceMethod: optional(choice('人次来源', ['签到', '清点', '估计'])),
  organisations: z.array(organisation).meta({ title: '参加单位' }),
  evidence: proof('佐证材料'),
})

/** 宣讲活动: one row is one place, one organiser, one unbroken time on one day (一场次). */
export const publicityActivity = defineRegister({
  id: 'publicity-activity',
  title: '普法宣讲活动台账',
  publicView: {
    shows: [
      'campaign',
      'kind',
      'title',
      'heldOn',
      'countyCode',
      'countyName',
      'place',
      'teamId',
      'laws',
      'audience',
      'audienceMethod',
      'organisations',
    ],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('谁执法谁普法责任制意见', '全文'), article('法治宣传教育法', 18)],
  row,
  unique: oneOf(row, ['campaign', 'kind', 'title', 'heldOn', 'countyCode', 'place', 'teamId']),
  sample: {
    campaign: '政策直通车、服务零距离',
    kind: '宣讲',
    heldOn: toDay('2024-04-11'),
    countyCode: '530102',
    countyName: '五华区',
    place: '科技园会议室（演示）',
    teamId: 'T1',
    audience: 42,
    audienceMethod: '签到',
    organisations: [
      { uscc: '91530102MA6TEXT050', name: '云测科技有限公司（演示）', kind: '企业' },
      { name: '滇池职业学院（演示）', kind: '高校' },
    ],
    evidence: sampleFile('签到表和照片（演示）.pdf'),
  },
  dated: 'heldOn',
  evidence: ['evidence'],
  measures: {
    'publicity-activity.held': '举办一场宣讲',
    'publicity-activity.county': '一场宣讲所到的县（市）区',
    'publicity-activity.organisation': '一家企业或科研院所参加一场活动',
  },
  describe: (row) => `${row.heldOn} ${row.countyName}${row.place}：${row.kind}`,
  facts: ({ campaign: group, kind, heldOn: on, countyCode, organisations }) => [
    ...(kind === '宣讲'
      ? [
          { measure: 'publicity-activity.held', on, group } as const,
          { measure: 'publicity-activity.county', on, key: countyCode, group } as const,
        ]
      : []),
    ...organisations.flatMap((one) =>
      one.uscc !== undefined && isServed(one.kind)
        ? [{ measure: 'publicity-activity.organisation', on, key: one.uscc, group } as const]
        : [],
    ),
  ],
})
