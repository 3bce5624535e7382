import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allMatters } from '#domain/matters/all.ts'
import { answerOf, clientOf } from '../../../test/api.ts'
import { openSite, type TestSite } from '../../../test/e2e/site.ts'
import { makeApp } from '../server.ts'
import { acceptedAnswer, attachmentAnswer, caseAnswer, casesAnswer, problemAnswer } from './answers.ts'
import type { JsonSchema } from './json-schema.ts'

type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
}
type Described = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

let site: TestSite
let app: Hono
let described: Described
// Samples of other matters are judged by the schemas alone, so formats are: dates have their own test.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
beforeAll(async () => {
  site = await openSite()
  app = makeApp(site.bureau, { log: () => undefined }) as Hono
  // Nobody needs a token to read what is public anyway.
  described = (await answerOf(await app.request('/api/openapi.json'))).json
  ajv.addSchema(described, 'api')
})
afterAll(() => site.close())

const operations = (): Map<string, Operation & { readonly path: string }> =>
  new Map(
    Object.entries(described.paths).flatMap(([path, item]) =>
      Object.values(item)
        .filter((one) => one.operationId)
        .map((operation) => [operation.operationId, { ...operation, path }] as const),
    ),
  )
const errorsOf = (schema: string, value: unknown): string[] => {
  const check = ajv.getSchema(`api#/components/schemas/${schema}`)!
  return check(value) ? [] : ajv.errorsText(check.errors, { separator: '\n' }).split('\n')
}

describe('接口说明', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(described))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('names every act of every matter, in Chinese, with its basis', () => {
    const all = operations()
    for (const { id, actions } of allMatters)
      for (const [name, { label }] of Object.entries(actions)) {
        const operation = all.get(`${id}.${name}`)
        expect([id, name, operation?.summary]).toEqual([id, name, label])
        expect(operation!.description).toMatch(/^法律依据：.*\p{Script=Han}/u)
      }
  })

  it('accepts the sample of every form, and not an empty form where something must be filled in', () => {
    for (const { id, forms, samples } of allMatters)
      for (const form of Object.keys(forms)) {
        const name = `${id}.${form}`
        expect([name, errorsOf(name, samples[form])]).toEqual([name, []])
        const { required = [] } = described.components.schemas[name]!
        if (required.length) expect([name, errorsOf(name, {}).length]).toEqual([name, required.length])
      }
  })

  it('titles every field in Chinese, and knows what a date is', () => {
    const untitled: string[] = []
    let dates = 0
    for (const { id, forms } of allMatters)
      for (const form of Object.keys(forms))
        for (const [field, schema] of Object.entries(described.components.schemas[`${id}.${form}`]!.properties ?? {})) {
          if (!/\p{Script=Han}/u.test(String(schema['title']))) untitled.push(`${id}.${form}.${field}`)
          if (schema['format'] === 'date') dates += 1
        }
    expect(untitled).toEqual([])
    expect(dates).toBeGreaterThan(100)
  })

  it('asks nobody for what the system computes', () => {
    const { schemas } = described.components
    const body = (id: string) => operations().get(id)!.requestBody!.content['application/json']!.schema
    expect(body('random-inspection.plan').required).toEqual(['id', 'form', 'variant'])
    expect(body('random-inspection.commit').required).toEqual(['id'])
    expect(body('random-inspection.result').required).toEqual(['id'])
    expect(schemas['random-inspection.substitution']!.required).toEqual(['opinion'])
    expect(schemas['random-inspection.plan']!.properties!['secret']!.readOnly).toBe(true)
    expect(body('random-inspection.void').required).toEqual(['id', 'form', 'reasons'])
    expect(operations().get('random-inspection.plan')!.path).toBe(
      '/api/matters/random-inspection/cases/new/actions/plan',
    )
    expect(body('example-register.record').properties).not.toHaveProperty('variant')
  })
})

describe('所说与所答', () => {
  /** Nothing missing, and nothing that the description does not tell. */
  const isTold = (answer: z.ZodType, value: unknown): string => {
    const check = ajv.compile(z.toJSONSchema(answer, { io: 'output' }))
    return check(value) ? '' : ajv.errorsText(check.errors)
  }

  it('real answers are as described', async () => {
    const [keeper, applicant] = await Promise.all(
      ['P-keeper', 'P-applicant'].map((person) => clientOf(app, site.bureau, person)),
    )
    const list = await keeper!.get('/api/matters/example-register/cases')
    const licence = await applicant!.get(`/api/matters/lab-animal-licence/cases/${site.licence}`)
    const corrected = await keeper!.act(
      site.reception,
      'correct',
      {
        form: (await keeper!.get(`/api/matters/head-reception/cases/${site.reception}`)).json.data.row,
        reasons: '核对无误',
      },
      'head-reception',
    )
    const refused = await keeper!.act(site.opinion, 'record', { form: {} }, 'example-register')
    const invalid = await keeper!.act('new', 'record', { form: {} }, 'example-register')
    const file = await keeper!.post('/api/attachments?name=x.txt', 'x', { 'content-type': 'text/plain' })
    expect([list, licence, corrected, refused, invalid, file].map(({ status }) => status)).toEqual([
      200, 200, 200, 409, 422, 201,
    ])
    expect(isTold(casesAnswer, list.json)).toBe('')
    expect(isTold(caseAnswer, licence.json)).toBe('')
    expect(isTold(acceptedAnswer, corrected.json)).toBe('')
    expect(isTold(problemAnswer, refused.json)).toBe('')
    expect(isTold(problemAnswer, invalid.json)).toBe('')
    expect(isTold(attachmentAnswer, file.json)).toBe('')
  })
})
