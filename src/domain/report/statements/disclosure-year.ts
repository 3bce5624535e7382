import { article } from '../../law/catalogue.ts'
import type { Statement } from './statement.ts'

/** 政府信息公开工作年度报告的数据部分, by 31 January (政府信息公开条例第四十九条、第五十条). */
export const disclosureYear: Statement = {
  id: 'disclosure-year',
  title: '政府信息公开工作年度报告数据表',
  every: 'year',
  basis: [article('政府信息公开条例', 49), article('政府信息公开条例', 50)],
  sections: [
    {
      title: '主动公开',
      rows: [
        { label: '主动公开的信息', figure: 'disclosures-made' },
        { label: '年末现行有效的行政规范性文件', figure: 'documents-in-database' },
        { label: '实验动物许可决定', figure: 'licences-decided' },
        { label: '公开的检查结果', figure: 'inspections-published' },
        { label: '行政处罚决定', figure: 'penalties-decided' },
      ],
    },
    { title: '依申请公开', rows: [{ label: '答复申请', figure: 'disclosure-requests-answered' }] },
    {
      title: '复议和诉讼',
      rows: [
        { label: '因政府信息公开被申请行政复议', lacks: '本单位没有登记这项内容的台账' },
        { label: '因政府信息公开被提起行政诉讼', lacks: '本单位没有登记这项内容的台账' },
      ],
    },
  ],
}
