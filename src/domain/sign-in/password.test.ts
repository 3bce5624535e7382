import { describe, expect, it } from 'vitest'
import { passwordFault } from './password.ts'

const rule = { least: 10, person: 'P003', name: '赵某' }
const fault = (password: string) => passwordFault(password, rule)

describe('密码规则', () => {
  it.each(['Chun-Cheng-2026', '春城无处不飞花开Aa', 'aB3aB3xyzw', '12345678Ab'])('%s 可以用', (password) =>
    expect(fault(password)).toBeUndefined(),
  )
  it.each([
    ['Ab3$', '至少 10 个字符'],
    ['abcdefgh12', '至少三类'],
    ['赵某的密码Abc123', '不得含有'],
    ['xxP003-Abc9', '不得含有'],
    ['xxp003-Abc9', '不得含有'],
    ['Aa1Aa1Aa1Aa1', '太少'],
    [`Ab3$${'x'.repeat(200)}`, '至多'],
    ['Ab3$efghij\u0000', '不能用'],
  ])('%s 不能用，并说明为什么', (password, told) => expect(fault(password)).toContain(told))
  it('字符按字数算，不按字节', () => {
    expect(fault('𠮷𠮷春城花a1B')).toContain('现在是 8 个')
  })
})
