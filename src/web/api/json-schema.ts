import { z } from 'zod'

/** A schema object of OpenAPI 3.1, which is JSON Schema 2020-12. */
export type JsonSchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly readOnly?: boolean
  readonly [word: string]: unknown
}

/** What our descriptions of fields say beside what JSON Schema knows. */
const ownWords = ['hint', 'unit', 'secret', 'kind', 'ahead', 'due', 'shownWhen', 'section', 'reference'] as const

/** What a schema of ours accepts, with titles, hints and units as its definition gives them. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { hint, unit, secret: isSecret } = jsonSchema
      const description = [hint, unit && `单位：${unit}`, isSecret && '不对外公开'].filter(Boolean).join('；')
      if (description) jsonSchema.description = description
      for (const word of ownWords) delete jsonSchema[word]
    },
    unrepresentable: 'any',
  })
  return json as JsonSchema
}

/** The schema of a form as a command brings it: what the system computes need not be there. */
export function commandFormOf(form: z.ZodObject): JsonSchema {
  const { required = [], ...schema } = jsonSchemaOf(form)
  const asked = required.filter((name) => schema.properties?.[name]?.readOnly !== true)
  return asked.length ? { ...schema, required: asked } : schema
}
