import type { AuditedClaim, Verdict } from '#domain/audit/match.ts'

/** How screens, sheets and the command line name what the auditor says. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  agrees: '相符',
  differs: '不符',
  unclear: '不明',
  'no-record': '无记录',
  'no-source': '无来源',
}

export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  agrees: '与记录一致',
  differs: '说的是本单位的指标，数与记录不一致',
  unclear: '词语相近，但说的未必是这个指标',
  'no-record': '说的是本单位的指标，那一年没有记录',
  'no-source': '本单位没有记录这件事的指标',
}

const qualifiers: Readonly<Record<string, string>> = {
  over: '有余',
  near: '接近',
  about: '约',
  exceeds: '超过',
  atLeast: '不少于',
  atMost: '不超过',
  below: '不足',
  estimated: '预计',
  several: '概数',
  all: '全部',
  zero: '零',
  rank: '位次',
  first: '首个',
  average: '平均',
}

const relations: Readonly<Record<string, string>> = {
  growth: '增长',
  decline: '下降',
  'points-up': '上升百分点',
  'points-down': '下降百分点',
  'delta-up': '增加',
  'delta-down': '减少',
  multiple: '倍数',
  from: '变化前',
  to: '变化后',
  target: '目标',
  part: '其中',
  share: '占比',
  rank: '排名',
  'range-low': '下限',
  'range-high': '上限',
  each: '各',
  per: '每',
  run: '连续',
}

function periodWords(period: string | null): string {
  if (period === null) return ''
  if (period === 'previous') return '上年'
  if (period.startsWith('asOf:')) return `截至${period.slice(5)}`
  const parts: Readonly<Record<string, string>> = {
    Q1: '一季度',
    Q2: '二季度',
    Q3: '三季度',
    Q4: '四季度',
    H1: '上半年',
    H2: '下半年',
  }
  return parts[period] ?? (/^\d{4}$/.test(period) ? `${period}年` : period.replace(/^M(\d+)-M(\d+)$/, '$1—$2月'))
}

/** How a number was read, in one line: 上年 · 全市 · 行政许可 · 增长 15% · 约. */
export function readingOf(claim: AuditedClaim): string {
  const { counted, of, value, unit, qualifier, comparison, period, scope, polarity, mood } = claim
  const said = value === null ? `若干${unit}` : `${value}${/^[\d年]/.test(unit) ? ' ' : ''}${unit}`
  return [
    periodWords(period),
    scope ?? '',
    of ? `${of}：${counted}` : counted,
    comparison ? (relations[comparison] ?? comparison) : '',
    said,
    qualifier ? (qualifiers[qualifier] ?? qualifier) : '',
    polarity === 'negative' ? '否定' : '',
    mood === 'planned' ? '计划' : mood === 'rule' ? '规定' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
