import { describe, expect, it } from 'vitest'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { allFields, fieldOf } from '#domain/engine/form.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import { remarkTables } from '#domain/engine/remarks.ts'

/** The texts that acts of a matter bind, as `matter.text`. */
const boundBy = (matter: Matter): string[] =>
  Object.values(matter.actions).flatMap(({ binds = [] }) =>
    binds.flatMap((one) =>
      one.startsWith('host.')
        ? Object.values(matter.links ?? {}).flatMap(({ to }) => to.map((host) => `${host}.${one.slice(5)}`))
        : [`${matter.id}.${one}`],
    ),
  )

/** What is wrong with the texts of matters; empty when all is well. */
function faultsOf(matters: readonly Matter[]): string[] {
  const declared = new Set(matters.flatMap(({ id, texts = {} }) => Object.keys(texts).map((text) => `${id}.${text}`)))
  const bound = new Set(matters.flatMap(boundBy))
  const written = new Set(
    matters.flatMap(({ id, actions }) =>
      Object.values(actions).flatMap(({ writes = {} }) => Object.keys(writes).map((text) => `${id}.${text}`)),
    ),
  )
  return [
    ...[...declared].filter((text) => !written.has(text)).map((text) => `${text} 从未提交`),
    ...[...declared].filter((text) => !bound.has(text)).map((text) => `${text} 没有办理以它为据`),
    ...[...bound, ...written].filter((text) => !declared.has(text)).map((text) => `没有文本 ${text}`),
    ...matters.flatMap(({ id, forms, actions }) =>
      Object.entries(actions).flatMap(([action, { form, writes = {}, reads = [], needs = [] }]) => [
        ...Object.values(writes)
          .filter((field) => form === undefined || fieldOf(forms[form]!, field)?.kind !== 'file')
          .map((field) => `${id}.${action}：${field} 不是文件栏`),
        ...reads.filter((text) => !declared.has(`${id}.${text}`)).map((text) => `${id}.${action} 读不到 ${text}`),
        ...needs.flatMap(({ sameText, matter: other }) =>
          sameText === undefined ||
          matters.some((one) => one.id === other && boundBy(one).includes(`${id}.${sameText}`))
            ? []
            : [`${id}.${action}：${other} 从不以 ${sameText} 为据`],
        ),
      ]),
    ),
  ]
}

/** Fields that name a clause of no text of their matter, and answers to rows that are no remarks; empty when all is well. */
const strayRemarks = (matters: readonly Matter[]): string[] =>
  matters.flatMap((matter) => {
    const texts = new Set([...Object.keys(matter.texts ?? {}), ...boundBy(matter).map((text) => text.split('.')[1])])
    const rows = [...texts].flatMap((text) => remarkTables(matter, text!).map(({ form, name }) => `${form}.${name}`))
    return Object.entries(matter.forms).flatMap(([form, schema]) =>
      allFields(schema).flatMap(({ path, field: { clause, answers } }) => [
        ...(clause && !texts.has(clause.text) ? [`${matter.id}.${form}.${path}：没有文本 ${clause.text}`] : []),
        ...(answers && !rows.includes(answers) ? [`${matter.id}.${form}.${path}：${answers} 不是逐条意见`] : []),
      ]),
    )
  })

describe('文本', () => {
  it('写明条款的栏目都指本事项或上级办件的文本，逐条回应都有所回应的意见', () =>
    expect(strayRemarks(kunmingScience.matters)).toEqual([]))
  it('given a review whose texts are taken away and an answer to no remark, then both are found', () => {
    const review = kunmingScience.matters.find(({ id }) => id === 'legality-review')!
    const lost = { ...review, links: {} }
    expect(strayRemarks([lost])).toEqual([
      'legality-review.opinion.points.place：没有文本 draft',
      'legality-review.response.answers.point：opinion.points 不是逐条意见',
    ])
  })

  it('每一文本都有办理提交、有办理以它为据；所需“同一文本”的事项确以它为据', () =>
    expect(faultsOf(kunmingScience.matters)).toEqual([]))
  it('given a text that nobody writes or binds, a field that is no file and a need that cannot be met, then each is found', () => {
    const [some] = kunmingScience.matters.filter(({ forms }) => Object.keys(forms).length > 0)
    const form = Object.keys(some!.forms)[0]!
    const field = Object.keys(some!.forms[form]!.shape)[0]!
    const action = {
      ...Object.values(some!.actions)[0]!,
      form,
      writes: { lost: field },
      reads: ['none'],
      binds: ['gone'],
    }
    const needs = [{ where: 'host', matter: 'nothing', in: [], sameText: 'draft', text: '', basis: some!.basis[0] }]
    const faulty = {
      ...some!,
      id: 'faulty',
      texts: { draft: { label: '草案' } },
      actions: { act: { ...action, needs } },
    }
    expect(faultsOf([faulty as unknown as Matter])).toHaveLength(7)
    expect(asList(faulty.texts.draft.label)).toHaveLength(1)
  })
})
