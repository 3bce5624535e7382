import { type Rule, rule } from '../rule.ts'

/** Conduct of operation: 公平竞争审查条例 第十一条. */
export const conductRules: readonly Rule[] = [
  rule('A11.1a', 'H', 'collusion', { unless: 'lawful|reward' }),
  rule('A11.1a', 'H', 'divide', { also: ['business|operator'] }),
  rule('A11.1b', 'H', 'peers 24 collusion', { unless: 'lawful' }),
  rule('A11.1c', 'H', 'disclose 24 sensitive', { also: ['peers'], unless: 'lawful' }),
  rule('A11.1c', 'H', 'sensitive 30 disclose', { also: ['peers'], unless: 'lawful' }),
  rule('A11.2a', 'H', 'favourPrice', { unless: 'lawful' }),
  rule('A11.2b', 'H', 'stateFixes', { unless: 'lawful|reward' }),
  rule('A11.2c', 'H', 'vague|listed|named|moveIn 40 favourPrice', { unless: 'lawful' }),
  rule('A11.3a', 'H', 'guidePrice', { unless: 'lawful|bid' }),
  rule('A11.3b', 'H', 'price 16 cap', { unless: 'lawful|bid|reward' }),
]
