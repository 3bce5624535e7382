/** 双公示: the two kinds of decisions that the credit platform takes. */
export const creditKinds = { licence: '行政许可', penalty: '行政处罚' } as const
export type CreditKind = keyof typeof creditKinds

export type CreditField = {
  readonly code: string
  readonly title: string
  readonly type: 'text' | 'day' | 'creditCode' | 'wan'
  /** Characters at most. */
  readonly most?: number
  readonly due?: true
  /** Handed to the platform, never shown. */
  readonly hidden?: true
  readonly words?: readonly string[]
}

const text = (code: string, title: string, most?: number, more: Partial<CreditField> = {}): CreditField => ({
  ...{ code, title, type: 'text' },
  ...(most === undefined ? {} : { most }),
  ...more,
})
const due = { due: true } as const
const day = (code: string, title: string, more: Partial<CreditField> = {}): CreditField => ({
  ...{ code, title, type: 'day' },
  ...more,
})
const code = (name: string, title: string, more: Partial<CreditField> = {}): CreditField => ({
  ...{ code: name, title, type: 'creditCode' },
  ...more,
})

export const parties = ['法人及非法人组织', '自然人', '个体工商户'] as const

/** Who the decision is about; the same in both tables. */
const party = (prefix: 'XK' | 'CF', leader: 'XK_FR' | 'CF_FR'): readonly CreditField[] => [
  text(`${prefix}_XDR_MC`, '行政相对人名称', 200, due),
  text(`${prefix}_XDR_LB`, '行政相对人类别', 100, { ...due, words: parties }),
  code(`${prefix}_XDR_SHXYM`, '统一社会信用代码'),
  text(`${prefix}_XDR_GSZC`, '工商注册号', 50),
  text(`${prefix}_XDR_ZZJG`, '组织机构代码', 32),
  text(`${prefix}_XDR_SWDJ`, '税务登记号', 32),
  text(`${prefix}_XDR_SYDW`, '事业单位证书号', 120),
  text(`${prefix}_XDR_SHZZ`, '社会组织登记证号', 50),
  text(`${prefix}_FRDB`, '法定代表人', 50),
  text(`${leader}_ZJLX`, '法定代表人证件类型', 64, { hidden: true }),
  text(`${leader}_ZJHM`, '法定代表人证件号码', 64, { hidden: true }),
  text(`${prefix}_XDR_ZJLX`, '自然人证件类型', 64, { hidden: true }),
  text(`${prefix}_XDR_ZJHM`, '自然人证件号码', 64, { hidden: true }),
]

/** The kinds of penalty, as 行政处罚法第九条 names them. */
export const penalties = [
  '警告',
  '通报批评',
  '罚款',
  '没收违法所得、没收非法财物',
  '暂扣许可证件',
  '降低资质等级',
  '吊销许可证件',
  '限制开展生产经营活动',
  '责令停产停业',
  '责令关闭',
  '限制从业',
  '行政拘留',
  '其他',
] as const

/** The tables by edition of the standard: a later edition is another line here, and old files stay readable. */
export const creditStandards = {
  '2018': {
    licence: [
      ...party('XK', 'XK_FR'),
      text('XK_XKWS', '行政许可决定文书名称', 64, due),
      text('XK_WSH', '行政许可决定文书号', 128, due),
      text('XK_XKLB', '许可类别', 256, { ...due, words: ['普通', '特许', '认可', '核准', '登记', '其他'] }),
      text('XK_XKZS', '许可证书名称', 64),
      text('XK_XKBH', '许可编号', 64),
      text('XK_NR', '许可内容', undefined, due),
      day('XK_JDRQ', '许可决定日期', due),
      day('XK_YXQZ', '有效期自', due),
      day('XK_YXQZI', '有效期至', due),
      text('XK_XKJG', '许可机关', 200, due),
      code('XK_XKJGDM', '许可机关统一社会信用代码', due),
      text('XK_ZT', '当前状态', 1, { ...due, words: ['1', '2'] }),
      text('XK_LYDW', '数据来源单位', 200, due),
      code('XK_LYDWDM', '数据来源单位统一社会信用代码', due),
      text('BZ', '备注'),
    ],
    penalty: [
      ...party('CF', 'CF_FR'),
      text('CF_WSH', '行政处罚决定书文号', 128, due),
      text('CF_WFXW', '违法行为类型', undefined, due),
      text('CF_SY', '违法事实', undefined, due),
      text('CF_YJ', '处罚依据', undefined, due),
      text('CF_CFLB', '处罚类别', undefined, due),
      text('CF_NR', '处罚内容', undefined, due),
      { code: 'CF_NR_FK', title: '罚款金额（万元）', type: 'wan' },
      { code: 'CF_NR_WFFF', title: '没收违法所得、没收非法财物的金额（万元）', type: 'wan' },
      text('CF_NR_ZKDX', '暂扣或吊销证照名称及编号', 200),
      day('CF_JDRQ', '处罚决定日期', due),
      day('CF_YXQ', '处罚有效期'),
      day('CF_GSJZQ', '公示截止期'),
      text('CF_CFJG', '处罚机关', 200, due),
      code('CF_CFJGDM', '处罚机关统一社会信用代码', due),
      text('CF_SJLY', '数据来源单位', 200, due),
      code('CF_SJLYDM', '数据来源单位统一社会信用代码', due),
      text('BZ', '备注'),
    ],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<CreditKind, readonly CreditField[]>>>>
export type CreditStandard = keyof typeof creditStandards

/** Yuan as the platform counts: 万元 with at most six decimals, exactly. */
export function wanOf(yuan: string): string {
  const [whole = '0', cents = ''] = yuan.split('.')
  const fen = `${whole}${cents.padEnd(2, '0')}`.padStart(7, '0')
  const decimals = fen.slice(-6).replace(/0+$/, '')
  return `${fen.slice(0, -6)}${decimals ? `.${decimals}` : ''}`
}
