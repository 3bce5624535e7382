import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { choice, creditCode, day, earliest, isPeriod, optional, regionCode, text } from '../fields.ts'
import { follows } from '../rules.ts'

/** The eight conditions of art. 11, as the bureau's formal check looks at them. */
export const conditions = [
  '注册成立一年以上',
  '拥有核心知识产权',
  '属于国家重点支持的高新技术领域',
  '科技人员占比',
  '研究开发费用占比',
  '高新技术产品（服务）收入占比',
  '创新能力评价',
  '无重大安全、质量事故或严重环境违法',
] as const

const check = z.object({
  condition: choice('认定条件', conditions),
  /** A missing number is never 不符合. */
  result: choice('核对结果', ['符合', '不符合', '缺少数据', '由专家判断']),
})

const row = z.object({
  enterprise: text('企业名称'),
  uscc: creditCode(),
  city: regionCode('所属州（市）'),
  batch: text('申报批次'),
  kind: choice('申报类型', ['新认定', '重新认定']),
  field: optional(
    choice('技术领域', [
      '电子信息',
      '生物与新医药',
      '航空航天',
      '新材料',
      '高技术服务',
      '新能源与节能',
      '资源与环境',
      '先进制造与自动化',
    ]),
  ),
  receivedOn: day('收件日期'),
  handler: text('经办人'),
})
const recommendation = z.object({
  recommendedOn: day('推荐上报日期'),
  checks: z.array(check).min(1, '推荐前应逐项核对').meta({ title: '形式核对' }),
  reviewer: text('复核人'),
})
const filing = z.object({ nationalFiledOn: day('报国家认定办日期') })
const announcement = z.object({ announcedOn: day('备案公告日期') })
const failure = z.object({
  notPassedOn: day('未通过日期', '认定机构未列入或申报单位撤回之日'),
  because: text('未通过的情形'),
})

const procedure = article('高新技术企业认定管理办法', 12)
const twoPersons = bureauRule('形式核对由经办人以外的人复核', '一个人既核对又复核等于没有复核')

/** 高企申报: the bureau receives, checks the form, recommends; it takes no recognition decision. */
export const highTechApplication = defineRegister({
  id: 'high-tech-application',
  title: '高新技术企业申报台账',
  chapter: 'services',
  basis: [article('高新技术企业认定管理办法', 11), article('高新技术企业认定管理办法', 12)],
  row,
  open: '已收件',
  unique: {
    of: ({ uscc, batch }) => `${uscc} ${batch}`,
    text: '该企业本批次的申报已登记',
    basis: systemRule('一家企业一个批次只登记一次申报', '申报户数按企业数'),
  },
  rules: [
    rule(row, {
      at: 'city',
      text: '企业注册地不在本行政区域内，由注册地受理推荐',
      basis: procedure,
      holds: ({ city }, _, { region }) => city.startsWith(region),
      breaks: { city: '3301' },
    }),
  ],
  steps: {
    recommend: {
      label: '推荐上报',
      fields: recommendation,
      sample: {
        recommendedOn: toDay('2024-07-05'),
        checks: [{ condition: '注册成立一年以上', result: '符合' }],
        reviewer: '复核人乙（演示）',
      },
      dated: 'recommendedOn',
      basis: [procedure],
      from: 'recorded',
      to: { open: '已推荐' },
      rules: [
        follows(recommendation, 'recommendedOn', 'receivedOn', ['row', row]),
        rule(recommendation, {
          at: 'checks',
          text: '有不符合的认定条件，不得推荐',
          basis: article('高新技术企业认定管理办法', 11),
          holds: ({ checks }) => checks.every(({ result }) => result !== '不符合'),
          breaks: { checks: [{ condition: '注册成立一年以上', result: '不符合' }] },
        }),
        rule(
          recommendation,
          {
            at: 'reviewer',
            text: '复核人不得是经办人本人',
            basis: twoPersons,
            holds: ({ reviewer }, filled) => reviewer !== filled.row.handler,
            breaks: { reviewer: '经办人甲（演示）' },
          },
          { row },
        ),
      ],
    },
    file: {
      label: '报国家认定办',
      fields: filing,
      sample: { nationalFiledOn: toDay('2024-10-28') },
      dated: 'nationalFiledOn',
      basis: [procedure],
      from: 'recommend',
      to: { open: '已报国家认定办' },
      rules: [follows(filing, 'nationalFiledOn', 'recommendedOn', ['recommend', recommendation], procedure)],
    },
    announce: {
      label: '备案公告',
      fields: announcement,
      sample: { announcedOn: toDay('2024-12-12') },
      dated: 'announcedOn',
      basis: [procedure],
      from: 'file',
      to: '已公告',
      rules: [follows(announcement, 'announcedOn', 'nationalFiledOn', ['file', filing], procedure)],
    },
    fail: {
      label: '未通过',
      fields: failure,
      sample: { notPassedOn: toDay('2024-12-24'), because: '申报单位撤回' },
      dated: 'notPassedOn',
      basis: [procedure],
      from: ['recorded', 'recommend', 'file'],
      to: '未通过',
      rules: [follows(failure, 'notPassedOn', 'receivedOn', ['row', row])],
    },
  },
  sample: {
    enterprise: '云测科技有限公司（演示）',
    uscc: '91530102MA6TEXT050',
    city: '5301',
    batch: '2024年第一批',
    kind: '新认定',
    receivedOn: toDay('2024-06-03'),
    handler: '经办人甲（演示）',
  },
  dated: 'file.nationalFiledOn',
  measures: {
    'high-tech.filed': '一家企业由认定机构报国家认定办一次',
    'high-tech.pending': '一家企业已报国家认定办、尚未公告的期间',
    'high-tech.checked': '一家企业报国家认定办前经过形式核对，没有不符合项',
  },
  describe: (row) => `${row.enterprise}（${row.batch}，${row.kind}）`,
  facts: ({ uscc: key, city: group }, { steps: { recommend, file, announce, fail } }) => {
    if (!file) return []
    const on = file.nationalFiledOn
    const until = earliest(announce?.announcedOn, fail?.notPassedOn)
    return [
      { measure: 'high-tech.filed', on, key, group },
      ...(isPeriod(on, until) ? [{ measure: 'high-tech.pending', on, until, key, group } as const] : []),
      ...(recommend ? [{ measure: 'high-tech.checked', on, key } as const] : []),
    ]
  },
})
