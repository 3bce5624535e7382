import type { Block, Part, Warning } from './document.ts'

const required = [
  { id: 1, title: '主要举措和成效', mandatory: true, heading: /举措|成效|工作落实|工作情况/ },
  { id: 2, title: '存在的不足和原因', mandatory: true, heading: /不足|问题/ },
  { id: 3, title: '主要负责人履行推进法治建设第一责任人职责情况', mandatory: true, heading: /第一责任人/ },
  { id: 4, title: '下一年度工作安排', mandatory: true, heading: /安排|打算|计划/ },
  { id: 5, title: '其他需要报告的情况', mandatory: false, heading: /其他/ },
] as const

/** Which of the five required parts say something that records bear out; a heading over set words is no content. */
export function partsOf(blocks: readonly Block[]): Part[] {
  return required.map(({ id, title, mandatory, heading }) => {
    const at = blocks.findIndex((block) => block.type === 'heading' && block.level === 2 && heading.test(block.text))
    const rest = at < 0 ? [] : blocks.slice(at + 1)
    const next = rest.findIndex((block) => block.type === 'heading' && block.level === 2)
    const body = next < 0 ? rest : rest.slice(0, next)
    return { id, title, mandatory, present: body.some(isBorneOut) }
  })
}

const isBorneOut = (block: Block): boolean =>
  block.type === 'paragraph' &&
  block.spans.some(({ type }) => type === 'claim' || type === 'proof' || type === 'record')

/** A missing part is a warning that a named approver has to override; it never blocks by itself. */
export const missingParts = (parts: readonly Part[]): Warning[] =>
  parts
    .filter((part) => part.mandatory && !part.present)
    .map((part) => ({ code: `W-CONT-${part.id}`, message: `缺少必备部分：${part.title}` }))
