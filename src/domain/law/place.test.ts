import { describe, expect, it } from 'vitest'
import { hasPlace } from './place.ts'

const text = ['收到申请，分别处理：', '（一）不需要的，告知；', '（二）不属于的，决定。', '受理与否，出具凭证。'].join(
  '\n',
)

describe('the place in an article', () => {
  it.each(['第一款', '第二款', '第一款第二项', '第二项'])('%s is there', (at) => {
    expect(hasPlace(text, at)).toBe(true)
  })
  it.each(['第三款', '第一款第三项', '第二款第一项', '第三项', '第零款', '前段', '', '第一款但书'])(
    '%s is not',
    (at) => {
      expect(hasPlace(text, at)).toBe(false)
    },
  )
})
