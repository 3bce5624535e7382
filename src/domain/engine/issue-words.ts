import type { z } from 'zod'

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组字段',
  record: '一组字段',
}

/**
 * What is wrong with a value, where its field has no sentence of its own: Zod's answers are English. Given to each
 * `safeParse` whose findings a person reads.
 */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return '请填写'
  switch (issue.code) {
    case 'invalid_type':
      return `应为${kinds[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys':
      return `没有这样的字段：${issue.keys.join('、')}`
    case 'invalid_value':
      return `应为：${issue.values.map(String).join('、')}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? '请填写' : `不得小于 ${issue.minimum}`
    case 'too_big':
      return `不得大于 ${issue.maximum}`
    case 'invalid_format':
      return '格式不对'
    default:
      return '填写有误'
  }
}
