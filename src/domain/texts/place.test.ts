import { describe, expect, it } from 'vitest'
import { textClauses } from './clauses.ts'
import { clauseNamed, placeOf } from './place.ts'

const rules = textClauses(`第一章　总则
第一条　为了规范平台管理，制定本办法。
第二条　平台应当符合下列条件：
（一）有固定场所；
（二）有专职人员。
每年评价一次。评价包括：
（一）开放情况；
（二）服务情况。
第二章　附则
第三条之一　本办法由本局解释。
第三条之二　本办法自印发之日起施行。`)

describe('where in a text an opinion stands', () => {
  it.each([
    ['第一条', '第一条　为了规范平台管理，制定本办法。'],
    ['第 1 条', '第一条　为了规范平台管理，制定本办法。'],
    ['第二条第（二）项', '（二）有专职人员。'],
    ['第二条第二款', '每年评价一次。评价包括：'],
    ['第二条第二款第一项', '（一）开放情况；'],
    ['第三条之二', '第三条之二　本办法自印发之日起施行。'],
    ['第二章', '第二章　附则'],
    ['第4段', '（一）有固定场所；'],
    ['（二）有专职人员。', '（二）有专职人员。'],
    ['有专职人员。', '（二）有专职人员。'],
  ])('given %s, then it is the clause that says so', (place, text) => {
    expect(clauseNamed(rules, place)?.text).toBe(text)
  })

  it.each([['第九条'], ['附件'], [''], ['第99段'], ['第三条']])('given %s, then no clause is guessed', (place) => {
    expect(clauseNamed(rules, place)).toBeUndefined()
  })

  it('given an article and a paragraph that it does not have, then the article is meant', () => {
    expect(clauseNamed(rules, '第一条第五款')?.label).toBe('第一条')
  })

  it('given any clause, then the name that it is given leads back to it', () => {
    const plain = textClauses('一、总体要求\n坚持开放。\n二、措施\n（一）补助。\n（二）评价。\n1. 先报。\n2. 后评。')
    for (const clauses of [rules, plain])
      for (const clause of clauses) expect(clauseNamed(clauses, placeOf(clauses, clause))).toBe(clause)
  })
})
