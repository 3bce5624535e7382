import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { addMonths } from '#domain/calendar/due.ts'
import { calendarDays, workingDays } from '#domain/engine/matter.ts'
import { reference } from '#domain/engine/reference.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, earliest, isPeriod, optional, proof, sampleFile, text, url, when } from '../fields.ts'
import { endsAfter, follows } from '../rules.ts'
import { normativeMaking } from './normative-making.ts'
import { isProvisional } from './validity.ts'

/** GB/T 9704-2012 cl. 7.2.5: year in hexagonal brackets, serial without leading zero. */
const docNumber = z
  .string()
  .regex(/^[\u4e00-\u9fa5]+〔(19|20)\d{2}〕[1-9]\d*号$/, '发文字号形如“某科规〔2024〕1号”：年份用六角括号，序号不补零')
  .meta({ title: '发文字号' })

const row = z.object({
  title: text('名称'),
  docNumber,
  kind: choice('类别', ['行政规范性文件', '其他政策文件']),
  unit: text('起草处室'),
  issuedOn: day('印发日期'),
  effectiveOn: dayAhead('施行日期'),
  expiresOn: optional(dayAhead('有效期届满（首个不再有效的日期）')),
  legalityNumber: when('kind', ['行政规范性文件'], text('合法性审核意见编号')),
  fairCompetitionNumber: optional(text('公平竞争审查编号')),
  making: optional(reference('制定办件', 'normative-document-making', '由登记印发时自动填写')),
  text: proof('正式文本'),
})

const publication = z.object({ publishedOn: day('公布日期'), url: url('公布网址') })
const entry = z.object({ enteredOn: day('录入数据库日期') })
const filing = z.object({ filedOn: day('备案日期'), filingNumber: text('备案登记号') })
const repeal = z.object({ repealedOn: day('废止或宣布失效日期'), because: text('废止或失效的依据') })

const management = article('云南省行政规范性文件管理办法', '全文')
const published = article('优化营商环境条例', 64, '第二款')
/** [unverified]: five years, two for what calls itself provisional; the provincial text is not held. */
const monthsValid = (title: string): number => (isProvisional(title) ? 24 : 60)

/** From this day a normative document comes into the database through its procedure alone; older ones are entered by hand. */
const made = toDay('2025-01-01')
const through = systemRule(
  '2025年起印发的行政规范性文件由制定程序登记入库，台账管理员只补录以前印发的文件',
  '没有经过审核、审议的文件不能成为现行有效的文件',
)

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
      'effectiveOn',
      'expiresOn',
      'publish.publishedOn',
      'publish.url',
      'enter.enteredOn',
      'file.filedOn',
      'file.filingNumber',
      'repeal.repealedOn',
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
  row,
  unique: {
    of: ({ docNumber: number }) => number,
    text: '发文字号已登记',
    basis: article('国办发〔2018〕37号', '全文'),
  },
  alsoBy: 'system',
  rules: [
    rule(row, {
      at: 'making',
      text: '2025年起印发的行政规范性文件须经制定程序登记印发，不能直接登记',
      basis: through,
      holds: ({ kind, issuedOn, making, docNumber: number }, _filled, { referred }) => {
        if (making === undefined) return kind !== '行政规范性文件' || issuedOn < made
        const found = referred(normativeMaking, making)
        return found?.state === 'issued' && found.number === number
      },
      breaks: { issuedOn: toDay('2025-01-02'), effectiveOn: toDay('2025-02-01') },
    }),
    follows(row, 'effectiveOn', 'issuedOn'),
    endsAfter(row, 'expiresOn', 'effectiveOn'),
    rule(row, {
      at: 'expiresOn',
      text: '有效期一般不超过五年，暂行、试行的不超过两年',
      basis: management,
      holds: ({ title, effectiveOn, expiresOn }) =>
        expiresOn === undefined || expiresOn <= addMonths(effectiveOn, monthsValid(title)),
      breaks: { title: '演示·科技创新平台管理暂行办法' },
    }),
    rule(row, {
      at: 'expiresOn',
      text: '暂行、试行的文件须写明有效期届满日期',
      basis: management,
      holds: ({ title, expiresOn }) => monthsValid(title) === 60 || expiresOn !== undefined,
      breaks: { title: '演示·科技创新平台管理暂行办法', expiresOn: undefined },
    }),
  ],
  limits: {
    publish: {
      label: '文件公开',
      statutory: workingDays(20, article('政府信息公开条例', 26)),
      from: 'issuedOn',
    },
    file: {
      label: '文件备案',
      statutory: calendarDays(15, management),
      from: 'publish.publishedOn',
      when: ({ kind }) => kind === '行政规范性文件',
    },
  },
  steps: {
    publish: {
      label: '公布',
      fields: publication,
      sample: { publishedOn: toDay('2024-07-29'), url: 'https://example.invalid/documents/1' },
      dated: 'publishedOn',
      basis: [published, article('政府信息公开条例', 20)],
      stops: 'publish',
      rules: [
        follows(publication, 'publishedOn', 'issuedOn', ['row', row]),
        rule(
          publication,
          {
            at: 'publishedOn',
            text: '未经公布不得施行：公布日期不能晚于施行日期',
            basis: published,
            holds: ({ publishedOn }, filled) => publishedOn <= filled.row.effectiveOn,
            breaks: { publishedOn: toDay('2024-09-02') },
          },
          { row },
        ),
      ],
    },
    enter: {
      label: '录入数据库',
      fields: entry,
      sample: { enteredOn: toDay('2024-08-02') },
      dated: 'enteredOn',
      basis: [article('国办发〔2018〕37号', '全文')],
      after: ['publish'],
      rules: [follows(entry, 'enteredOn', 'publishedOn', ['publish', publication], published)],
    },
    file: {
      label: '备案',
      fields: filing,
      sample: { filedOn: toDay('2024-08-08'), filingNumber: '演示-备-01' },
      dated: 'filedOn',
      basis: [management],
      after: ['publish'],
      stops: 'file',
      rules: [
        follows(filing, 'filedOn', 'publishedOn', ['publish', publication]),
        rule(
          filing,
          {
            at: 'filedOn',
            text: '只有行政规范性文件须备案',
            basis: management,
            holds: (_, filled) => filled.row.kind === '行政规范性文件',
            breaks: {},
            given: { row: { kind: '其他政策文件', legalityNumber: undefined } },
          },
          { row },
        ),
      ],
    },
    repeal: {
      label: '废止或宣布失效',
      fields: repeal,
      sample: { repealedOn: toDay('2024-12-20'), because: '清理决定' },
      dated: 'repealedOn',
      basis: [article('国办发〔2018〕37号', '全文')],
      from: 'recorded',
      to: '已废止或失效',
      rules: [follows(repeal, 'repealedOn', 'issuedOn', ['row', row])],
    },
  },
  sample: {
    title: '演示·科技创新平台管理办法',
    docNumber: '某科规〔2024〕1号',
    kind: '行政规范性文件',
    unit: '资源配置与管理处',
    issuedOn: toDay('2024-07-25'),
    effectiveOn: toDay('2024-09-01'),
    expiresOn: toDay('2029-06-01'),
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
  facts: (
    { docNumber: key, kind: group, issuedOn, effectiveOn, expiresOn, legalityNumber, fairCompetitionNumber },
    { steps: { enter, file, repeal: ended } },
  ) => {
    const until = earliest(expiresOn, ended?.repealedOn)
    const on = enter && enter.enteredOn > effectiveOn ? enter.enteredOn : effectiveOn
    const issued = { on: issuedOn }
    return [
      ...(enter && isPeriod(on, until)
        ? [{ measure: 'normative-document.in-database', on, until, key, group } as const]
        : []),
      ...(file && group === '行政规范性文件' ? [{ measure: 'normative-document.filed', ...issued, key } as const] : []),
      // Without a review the document stands for itself: no review of that number will ever be found.
      ...(group === '行政规范性文件'
        ? ([
            { measure: 'normative-document.legality', ...issued, key: legalityNumber ?? key },
            { measure: 'normative-document.fair-competition', ...issued, key: fairCompetitionNumber ?? key },
          ] as const)
        : []),
    ]
  },
})
