import { z } from 'zod'
import { defineMatter } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'

const basis = [article('档案法', 37)] as const
const promiseForm = z.object({ text: z.string().meta({ title: '承诺' }), times: z.int().meta({ title: '项数' }) })
const taskForm = z.object({ text: z.string().meta({ title: '任务' }) })

const frame = {
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2020-01-01',
  basis,
  documents: {},
  limits: {},
  measures: {},
  readers: ['keeper'],
  facts: () => [],
} as const

/** A promise: each of its parts becomes a task of its own. */
export const promise = defineMatter({
  ...frame,
  id: 'test-promise',
  title: '承诺（试）',
  states: { made: '已承诺' },
  final: ['made'],
  forms: { promise: promiseForm },
  samples: { promise: { text: '改善', times: 2 } },
  actions: { make: { label: '承诺', by: 'keeper', from: 'nothing', to: 'made', form: 'promise', basis } },
  follows: {
    tasks: {
      label: '承诺事项转督办',
      on: 'make',
      basis,
      makes: ({ data }) =>
        Array.from({ length: data.promise?.times ?? 0 }, (_, i) => ({
          ...{ matter: 'test-task', action: 'open', form: { text: `${data.promise?.text}${i + 1}` } },
        })),
    },
  },
  describe: ({ promise: row }) => row?.text ?? '承诺',
})

/** No two open tasks about the same: with this a follow-up can be made to fail, and to go well once the cause is gone. */
export const task = defineMatter({
  ...frame,
  id: 'test-task',
  title: '任务（试）',
  states: { open: '待办', done: '已办' },
  final: ['done'],
  forms: { task: taskForm },
  samples: { task: { text: '改善' } },
  actions: {
    open: { label: '立项', by: ['keeper', 'system'], from: 'nothing', to: 'open', form: 'task', basis },
    finish: { label: '办结', by: 'keeper', from: 'open', to: 'done', basis },
  },
  exclusive: { of: ({ task: row }) => row?.text, text: '同一任务正在办理', basis: basis[0] },
  describe: ({ task: row }) => row?.text ?? '任务',
})
