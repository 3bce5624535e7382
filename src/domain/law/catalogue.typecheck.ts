import { article } from './catalogue.ts'

// Compiled, never run: each marked line must be an error.

article('行政许可法', 32, '第一款第四项')
article('国办发〔2018〕118号', '(六)')
article('办事指南·实验动物许可证', '承诺办结时限')

// @ts-expect-error an instrument that the catalogue does not list
article('行政许可实施法', 1)

// @ts-expect-error an article of 行政许可法 that the catalogue does not list
article('行政许可法', 999)

// @ts-expect-error an item of another document
article('国办发〔2018〕118号', '(四十)')

// @ts-expect-error an article that only another instrument has
article('实验动物管理条例', 1259)
