import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, creditCode, day, earliest, inOrder, optional, regionCode, text } from '../fields.ts'

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

/** 高企申报: the bureau receives, checks the form, recommends; it takes no recognition decision. */
export const highTechApplication = defineRegister({
  id: 'high-tech-application',
  title: '高新技术企业申报台账',
  chapter: 'services',
  basis: [article('高新技术企业认定管理办法', 11), article('高新技术企业认定管理办法', 12)],
  row: z
    .object({
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
      receivedOn: optional(day('收件日期')),
      checks: optional(z.array(check).meta({ title: '形式核对' })),
      handler: optional(text('经办人')),
      reviewer: optional(text('复核人')),
      recommendedOn: optional(day('推荐上报日期')),
      nationalFiledOn: optional(day('报国家认定办日期')),
      announcedOn: optional(day('备案公告日期')),
      notPassedOn: optional(day('未通过日期', '认定机构未列入或申报单位撤回之日')),
    })
    .refine((row) => inOrder(row.nationalFiledOn, earliest(row.announcedOn, row.notPassedOn)), {
      error: '公告或未通过日期不得早于报国家认定办日期',
      path: ['announcedOn'],
    })
    .refine((row) => row.handler === undefined || row.handler !== row.reviewer, {
      error: '复核人不得是经办人本人',
      path: ['reviewer'],
    }),
  sample: {
    enterprise: '云测科技有限公司（演示）',
    uscc: '91530102MA6TEXT050',
    city: '5301',
    batch: '2024年第一批',
    kind: '新认定',
    checks: [{ condition: '注册成立一年以上', result: '符合' }],
    recommendedOn: toDay('2024-07-05'),
    nationalFiledOn: toDay('2024-10-28'),
  },
  dated: 'nationalFiledOn',
  measures: {
    'high-tech.filed': '一家企业由认定机构报国家认定办一次',
    'high-tech.pending': '一家企业已报国家认定办、尚未公告的期间',
    'high-tech.checked': '一家企业报国家认定办前经过形式核对，没有不符合项',
  },
  describe: (row) => `${row.enterprise}（${row.batch}，${row.kind}）`,
  facts: ({ uscc, city, nationalFiledOn, announcedOn, notPassedOn, checks = [] }) =>
    nationalFiledOn === undefined
      ? []
      : [
          { measure: 'high-tech.filed', on: nationalFiledOn, key: uscc, group: city },
          {
            measure: 'high-tech.pending',
            on: nationalFiledOn,
            until: earliest(announcedOn, notPassedOn),
            key: uscc,
            group: city,
          },
          ...(checks.length > 0 && checks.every(({ result }) => result !== '不符合')
            ? [{ measure: 'high-tech.checked', on: nationalFiledOn, key: uscc } as const]
            : []),
        ],
})
