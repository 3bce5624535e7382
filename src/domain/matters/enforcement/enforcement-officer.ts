import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, earliest, isPeriod, optional, proof, sampleFile, text } from '../fields.ts'

const certificate = article('云南省行政执法证件管理规定', 3)
const entry = article('国办发〔2018〕118号', '(二十三)')
const management = article('行政执法监督条例', 10)
const kept = bureauRule(
  '执法证件的换发、遗失、取消和注销，依发证机关或者本单位的书面决定登记，自所载之日起生效。',
  '证件在哪一天有效，应当由文件和日期回答。',
)
const basis = [certificate, kept] as const

const paper = { paper: text('依据文件'), scan: proof('文件扫描件') }
const samplePaper = { paper: '执法证件管理通知（演示）', scan: sampleFile('执法证件管理通知（演示）.pdf') }

const row = z.object({
  personId: text('人员编号'),
  name: text('姓名'),
  office: text('所在处室'),
  /** Contract staff, assistants and temporary workers cannot hold a certificate: there is no word for them here. */
  staffing: optional(choice('编制类型', ['公务员', '授权组织在编人员', '受委托组织在编人员'])),
  certificateNumber: text('执法证号'),
  field: text('执法类别'),
  area: text('执法区域'),
  publicLawExam: optional(day('公共法律知识考试合格日期')),
  professionalExam: optional(day('专业法律知识考试合格日期')),
  examExempt: optional(
    text('免予考试的依据').meta({ title: '免予考试的依据', hint: '如持有法律职业资格证书，免予公共法律知识考试' }),
  ),
  issuedOn: day('发证日期'),
  validUntil: dayAhead('失效日', '证载有效期届满的次日，即不再有效的第一天'),
})

const renewal = z.object({
  on: day('换发日期'),
  validUntil: dayAhead('新的失效日', '证载有效期届满的次日'),
  annualCheck: choice('年度审验', ['合格']),
  ...paper,
})
const loss = z.object({ on: day('遗失日期', '自该日起原证号作废；补发的证件另行登记'), notice: text('声明作废的载体') })
const disqualification = z.object({
  on: day('取消资格日期'),
  because: text('违法事实'),
  ...paper,
})
const ending = z.object({
  on: day('注销日期'),
  because: choice('注销原因', ['调离执法岗位', '退休', '辞职', '死亡', '有效期届满', '其他']),
  collectedOn: optional(day('收回证件日期')),
})

/** 行政执法证件: one row is one certificate of one person, with what becomes of it. No valid certificate, no enforcement. */
export const enforcementOfficer = defineRegister({
  id: 'enforcement-officer',
  title: '行政执法人员证件台账',
  chapter: 'enforcement',
  basis: [article('行政处罚法', 42), certificate, article('国办发〔2018〕118号', '(四)')],
  row,
  open: '在用',
  unique: {
    of: ({ certificateNumber }) => certificateNumber,
    text: '该执法证号已在台账中',
    basis: kept,
  },
  rules: [
    rule(row, {
      at: 'validUntil',
      text: '失效日应晚于发证日期',
      basis: kept,
      holds: ({ issuedOn, validUntil }) => isPeriod(issuedOn, validUntil),
      breaks: { validUntil: toDay('2022-06-01') },
    }),
    rule(row, {
      at: 'publicLawExam',
      text: '公共法律知识考试合格日期不得晚于发证日期：考试合格方可发证',
      basis: entry,
      holds: ({ publicLawExam, issuedOn }) => publicLawExam === undefined || publicLawExam <= issuedOn,
      breaks: { publicLawExam: toDay('2022-06-02') },
    }),
    rule(row, {
      at: 'professionalExam',
      text: '专业法律知识考试合格日期不得晚于发证日期：考试合格方可发证',
      basis: entry,
      holds: ({ professionalExam, issuedOn }) => professionalExam === undefined || professionalExam <= issuedOn,
      breaks: { professionalExam: toDay('2022-06-02') },
    }),
  ],
  steps: {
    renew: {
      label: '换发证件',
      fields: renewal,
      sample: { on: toDay('2024-03-01'), validUntil: toDay('2032-06-01'), annualCheck: '合格', ...samplePaper },
      dated: 'on',
      again: true,
      basis,
      rules: [
        rule(
          renewal,
          {
            at: 'on',
            text: '换发应在证件失效之前；已经失效的，应当重新申领',
            basis: kept,
            holds: ({ on, validUntil }, { row }) => on < row.validUntil && on < validUntil,
            breaks: { on: toDay('2024-03-04') },
            given: { row: { validUntil: toDay('2024-03-04') } },
          },
          { row },
        ),
      ],
    },
    lose: {
      label: '登记遗失',
      fields: loss,
      sample: { on: toDay('2024-03-01'), notice: '省级报纸声明作废（演示）' },
      dated: 'on',
      to: '已遗失作废',
      basis,
    },
    disqualify: {
      label: '取消执法资格',
      fields: disqualification,
      sample: { on: toDay('2024-03-01'), because: '违法实施检查（演示）', ...samplePaper },
      dated: 'on',
      to: '已取消资格',
      reasons: 'required',
      basis: [article('行政执法监督条例', 32), kept],
    },
    end: {
      label: '注销证件',
      fields: ending,
      sample: { on: toDay('2024-03-01'), because: '退休' },
      dated: 'on',
      to: '已注销',
      basis: [management, kept],
    },
  },
  sample: {
    personId: 'P001',
    name: '执法人员甲（演示）',
    office: '政策法规处',
    staffing: '公务员',
    certificateNumber: '25010000001',
    field: '科技',
    area: '某市',
    publicLawExam: toDay('2022-04-10'),
    professionalExam: toDay('2022-04-11'),
    issuedOn: toDay('2022-06-01'),
    validUntil: toDay('2027-06-01'),
  },
  dated: 'issuedOn',
  measures: { 'officer.certified': '一名执法人员持有有效证件的期间' },
  describe: ({ name, certificateNumber }) => `${name}（${certificateNumber}）`,
  facts: ({ personId: key, certificateNumber: group, issuedOn: on, validUntil }, { steps }) => {
    const { renew, lose, disqualify, end } = steps
    const until = earliest(renew?.validUntil ?? validUntil, lose?.on, disqualify?.on, end?.on)
    return isPeriod(on, until) ? [{ measure: 'officer.certified', on, until, key, group }] : []
  },
})
