import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import {
  choice,
  day,
  dayAhead,
  earliest,
  inOrder,
  isPeriod,
  optional,
  proof,
  sampleFile,
  text,
  url,
} from '../fields.ts'

/** GB/T 9704-2012 cl. 7.2.5: year in hexagonal brackets, serial without leading zero. */
const docNumber = z
  .string()
  .regex(/^[\u4e00-\u9fa5]+〔(19|20)\d{2}〕[1-9]\d*号$/, '发文字号形如“昆科规〔2024〕1号”：年份用六角括号，序号不补零')
  .meta({ title: '发文字号' })

/** 规范性文件: in the database from entry (not before effect) until it is repealed or runs out. */
export const normativeDocument = defineRegister({
  id: 'normative-document',
  title: '行政规范性文件和其他政策文件库',
  publicView: {
    shows: [
      'title',
      'docNumber',
      'kind',
      'unit',
      'issuedOn',
      'publishedOn',
      'url',
      'effectiveOn',
      'expiresOn',
      'repealedOn',
      'enteredOn',
      'filingStatus',
      'filedOn',
      'filingNumber',
      'legalityNumber',
      'fairCompetitionNumber',
      'text',
    ],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'rule-making',
  basis: [
    article('优化营商环境条例', 63),
    article('优化营商环境条例', 64, '第二款'),
    article('政府信息公开条例', 20),
    article('国办发〔2018〕37号', '全文'),
    article('云南省行政规范性文件管理办法', '全文'),
  ],
  row: z
    .object({
      title: text('名称'),
      docNumber,
      kind: choice('类别', ['行政规范性文件', '其他政策文件']),
      unit: text('起草处室'),
      issuedOn: day('印发日期'),
      publishedOn: optional(day('公布日期')),
      url: optional(url('公布网址')),
      effectiveOn: dayAhead('施行日期'),
      expiresOn: optional(dayAhead('有效期届满（首个不再有效的日期）')),
      repealedOn: optional(day('废止或宣布失效日期')),
      enteredOn: optional(day('录入数据库日期')),
      filingStatus: choice('备案情况', ['未备案', '已备案']),
      filedOn: optional(day('备案日期')),
      filingNumber: optional(text('备案登记号')),
      legalityNumber: optional(text('合法性审核意见编号')),
      fairCompetitionNumber: optional(text('公平竞争审查编号')),
      text: proof('正式文本'),
    })
    .refine((row) => inOrder(row.issuedOn, row.publishedOn), {
      path: ['publishedOn'],
      message: '公布日期不能早于印发日期',
    })
    .refine((row) => inOrder(row.issuedOn, row.effectiveOn) && inOrder(row.publishedOn, row.effectiveOn), {
      path: ['effectiveOn'],
      message: '施行日期不能早于印发或公布日期：未经公布的不得作为行政管理依据',
    })
    .refine((row) => isPeriod(row.effectiveOn, row.expiresOn), {
      path: ['expiresOn'],
      message: '有效期届满应晚于施行日期',
    })
    .refine((row) => inOrder(row.issuedOn, row.repealedOn), {
      path: ['repealedOn'],
      message: '废止日期不能早于印发日期',
    })
    .refine((row) => (row.filingStatus === '已备案') === (row.filedOn !== undefined), {
      path: ['filedOn'],
      message: '已备案的须填写备案日期，未备案的不填',
    })
    .refine((row) => inOrder(row.issuedOn, row.filedOn), { path: ['filedOn'], message: '备案日期不能早于印发日期' }),
  sample: {
    title: '演示·科技创新平台管理办法',
    docNumber: '昆科规〔2024〕1号',
    kind: '行政规范性文件',
    unit: '资源配置与管理处',
    issuedOn: toDay('2024-07-25'),
    publishedOn: toDay('2024-07-29'),
    url: 'https://example.invalid/documents/1',
    effectiveOn: toDay('2024-09-01'),
    expiresOn: toDay('2029-09-01'),
    enteredOn: toDay('2024-08-02'),
    filingStatus: '已备案',
    filedOn: toDay('2024-08-08'),
    filingNumber: '演示-备-01',
    legalityNumber: '演示·审核〔2024〕5号',
    fairCompetitionNumber: '演示·竞审〔2024〕2号',
    text: sampleFile('演示·办法正文.pdf'),
  },
  dated: 'issuedOn',
  evidence: ['text'],
  measures: {
    'normative-document.in-database':
      '一件现行有效并已录入数据库的文件（施行且录入之日起，至废止、失效之日前）；按类别分组',
    'normative-document.filed': '一件已备案的行政规范性文件，以印发日期归入年度，以发文字号为键',
    'normative-document.legality': '一件印发的行政规范性文件所经的合法性审核，以意见编号为键',
    'normative-document.fair-competition': '一件印发的行政规范性文件所经的公平竞争审查，以审查编号为键',
  },
  describe: (row) => `${row.title}（${row.docNumber}）`,
  facts: (row) => {
    const until = earliest(row.expiresOn, row.repealedOn)
    const on = row.enteredOn && row.enteredOn > row.effectiveOn ? row.enteredOn : row.effectiveOn
    const inDatabase = row.enteredOn !== undefined && isPeriod(on, until)
    const filed = row.kind === '行政规范性文件' && row.filingStatus === '已备案'
    const key = row.docNumber
    const issued = { on: row.issuedOn }
    return [
      ...(inDatabase ? [{ measure: 'normative-document.in-database', on, until, key, group: row.kind } as const] : []),
      ...(filed ? [{ measure: 'normative-document.filed', ...issued, key } as const] : []),
      // Without a review the document stands for itself: no review of that number will ever be found.
      ...(row.kind === '行政规范性文件'
        ? ([
            { measure: 'normative-document.legality', ...issued, key: row.legalityNumber ?? key },
            { measure: 'normative-document.fair-competition', ...issued, key: row.fairCompetitionNumber ?? key },
          ] as const)
        : []),
    ]
  },
})
