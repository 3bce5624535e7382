import type { CreditFinding, CreditRow } from '#domain/credit/checks.ts'
import {
  type CreditField,
  type CreditKind,
  type CreditStandard,
  creditKinds,
  creditStandards,
} from '#domain/credit/fields.ts'
import type { Page } from '../sheets/book.ts'

export type CreditFile = {
  readonly kind: CreditKind
  readonly standard: CreditStandard
  readonly rows: readonly CreditRow[]
  readonly findings: readonly CreditFinding[]
  /** What the rows are taken from: bureau, period, moment. */
  readonly from: readonly (readonly [label: string, value: string])[]
}

const fieldsOf = ({ kind, standard }: CreditFile): readonly CreditField[] => creditStandards[standard][kind]

/** A value as the platform has it: days with slashes. */
const written = ({ type }: CreditField, value = ''): string => (type === 'day' ? value.replaceAll('-', '/') : value)

export const creditTable = (file: CreditFile): { readonly codes: string[]; readonly rows: string[][] } => {
  const fields = fieldsOf(file)
  return {
    codes: fields.map(({ code }) => code),
    rows: file.rows.map(({ values }) => fields.map((field) => written(field, values[field.code]))),
  }
}

/** The workbook for people: titles above codes, what was found, where it comes from. */
export function creditPages(file: CreditFile): readonly Page[] {
  const fields = fieldsOf(file)
  const { codes, rows } = creditTable(file)
  return [
    {
      name: `${creditKinds[file.kind]}信息`,
      head: fields.map(({ title, due }) => ({ title, isDue: due === true, width: Math.max(12, title.length * 2 + 2) })),
      rows: [codes, ...rows],
    },
    {
      name: '检查',
      head: ['行', '字段', '程度', '问题'].map((title, index) => ({ title, width: [8, 16, 8, 60][index]! })),
      rows: file.findings.map(({ row, field, level, message }) => [
        row,
        field,
        level === 'fault' ? '不合要求' : '提示',
        message,
      ]),
    },
    {
      name: '说明',
      head: [
        { title: '项目', width: 20 },
        { title: '内容', width: 80 },
      ],
      rows: [
        ...file.from.map(([label, value]) => [label, value]),
        ['标准', `双公示数据标准 ${file.standard} 版（按公开资料整理，尚未与标准原文核对）`],
        ['许可类别', '按“普通”填写，尚未与平台核实'],
        ['证件号码', '本系统不采集法定代表人和自然人的证件号码'],
      ],
    },
  ]
}
