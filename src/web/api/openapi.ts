import { longestFile } from '#app/files/keep-file.ts'
import { documentFormats } from '#app/paper/document-file.ts'
import type { Day } from '#domain/calendar/day.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { type Role, roles } from '#domain/engine/roles.ts'
import { printBasisOn } from '#domain/law/cite.ts'
import { cookieNames } from '../sign-in/door.ts'
import {
  acceptedAnswer,
  attachmentAnswer,
  caseAnswer,
  casesAnswer,
  listAnswer,
  meAnswer,
  problemAnswer,
} from './answers.ts'
import { longestPage } from './cases.ts'
import { commandBody } from './command-body.ts'
import { commandFormOf, type JsonSchema, jsonSchemaOf } from './json-schema.ts'
import { comparedFormats } from './texts.ts'

type Named = Readonly<Record<string, unknown>>

const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: string) => ({ content: { 'application/json': { schema: schemaRef(name) } } })
const no = (name: string) => ({ $ref: `#/components/responses/${name}` })

/** The description of the API, OpenAPI 3.1: every act of every matter with its form, as the definitions declare them. */
export function openApi(bureau: string, matters: MatterBook, today: Day): Named {
  const versions = [...Map.groupBy(matters.all, ({ id }) => id).values()]
  return {
    openapi: '3.1.1',
    info: {
      title: `准绳接口 · ${bureau}`,
      version: '1',
      description:
        '每一个事项的每一个动作是一个地址；表单、岗位、条件和法律依据由事项的定义生成。办理人由令牌确定，办理与命令行、工作台走同一条路。',
      license: { name: '木兰宽松许可证 第2版', identifier: 'MulanPSL-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    tags: versions.map(([matter]) => ({
      name: matter!.title,
      description: `法律依据：${printBasisOn(matter!.basis, today)}`,
    })),
    paths: {
      '/api/matters/{matter}/cases': { get: openCases(versions.map(([matter]) => matter!)) },
      '/api/matters/{matter}/list': { get: listed(versions.map(([matter]) => matter!)) },
      '/api/matters/{matter}/cases/{case}': { get: oneCase },
      '/api/matters/{matter}/cases/{case}/entries/{n}/attachments/{sha256}': { get: oneAttachment },
      '/api/matters/{matter}/cases/{case}/entries/{n}/documents/{file}': { get: oneDocument },
      '/api/matters/{matter}/cases/{case}/texts/{text}/{file}': { get: compared },
      '/api/me': { get: oneself },
      '/api/attachments': { post: putAttachment },
      ...Object.fromEntries(versions.flatMap((some) => pathsOf(some, today))),
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '由 bin/zhunsheng token issue 发放，持有者即视为本人。' },
        session: {
          ...{ type: 'apiKey', in: 'cookie', name: cookieNames.plain },
          description: `在 /sign-in 登录所得；经 TLS 访问时名为 ${cookieNames.secure}。写入的请求须由本站页面发出。`,
        },
      },
      schemas: {
        Accepted: jsonSchemaOf(acceptedAnswer),
        Attachment: jsonSchemaOf(attachmentAnswer),
        Case: jsonSchemaOf(caseAnswer),
        Cases: jsonSchemaOf(casesAnswer),
        List: jsonSchemaOf(listAnswer),
        Me: jsonSchemaOf(meAnswer),
        Problem: jsonSchemaOf(problemAnswer),
        ...Object.fromEntries(versions.flatMap(formsOf)),
      },
      responses: Object.fromEntries(
        Object.entries(refusals).map(([name, description]) => [
          name,
          { description, content: { 'application/problem+json': { schema: schemaRef('Problem') } } },
        ]),
      ),
    },
  }
}

const refusals = {
  unproven: '没有令牌，或者令牌无效、已过期、已撤销',
  forbidden: '无权办理或者查看，并说明理由',
  unknown: '没有这个事项、办件、动作或者附件',
  conflict: '与办件现状冲突：已有新的记录、次序不对，或者命令编号已用于另一次办理',
  unacceptable: '填写有误，或者不符合办理条件',
  failed: '请求有误',
  held: '封存日志核对期间暂停办理',
} as const

const commonNos = { 401: no('unproven'), 403: no('forbidden'), 404: no('unknown'), '4XX': no('failed') }

const inPath = (name: string, description: string, schema: JsonSchema = { type: 'string' }) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
})
const inQuery = (name: string, description: string, schema: JsonSchema, required = false) => ({
  name,
  in: 'query',
  required,
  description,
  schema,
})

const openCases = (matters: readonly Matter[]) => ({
  operationId: 'cases',
  summary: '事项的在办办件（本人可以查看的），先立的在前',
  parameters: [
    inPath('matter', '事项', {
      oneOf: matters.map(({ id, title }) => ({ const: id, title })),
    }),
    inQuery('after', '上一页的 next', { type: 'string' }),
    inQuery('limit', '每页件数', { type: 'integer', minimum: 1, maximum: longestPage }),
  ],
  responses: { 200: { description: '在办办件', ...json('Cases') }, ...commonNos },
})

const listed = (matters: readonly Matter[]) => ({
  operationId: 'list',
  summary: '事项的全部办件（本人可以查看的）：按栏目筛选、排序、合计，按文字查找',
  description: '另可用有可选词的栏目代码作参数，如 row.type=技术开发，只列该栏为此词的办件；栏目见答复的 columns。',
  parameters: [
    inPath('matter', '事项', { oneOf: matters.map(({ id, title }) => ({ const: id, title })) }),
    inQuery('year', '年度（按事项自己的日期）', { type: 'integer', minimum: 1949, maximum: 2100 }),
    inQuery('q', '标题、编号或者内容中的文字', { type: 'string' }),
    inQuery('state', '状态代码', { type: 'string' }),
    inQuery('sort', '排序的栏目代码，on 为日期；前加 - 从大到小；不写则新的在前', { type: 'string' }),
    inQuery('page', '第几页', { type: 'integer', minimum: 1 }),
    inQuery('after', '上一页的 next；不与 page 同用', { type: 'string' }),
    inQuery('before', '下一页的 previous；不与 page 同用', { type: 'string' }),
    inQuery('limit', '每页件数', { type: 'integer', minimum: 1, maximum: longestPage }),
  ],
  responses: { 200: { description: '清单', ...json('List') }, ...commonNos },
})

const oneCase = {
  operationId: 'case',
  summary: '一个办件：内容、期限、全部记录，以及本人现在可以办理什么、为什么不能',
  parameters: [inPath('matter', '事项'), inPath('case', '办件编号')],
  responses: { 200: { description: '办件', ...json('Case') }, ...commonNos },
}

const anyFile = { '*/*': { schema: {} } }

const oneAttachment = {
  operationId: 'attachment',
  summary: '一条记录中的一份附件',
  parameters: [
    inPath('matter', '事项'),
    inPath('case', '办件编号'),
    inPath('n', '第几条记录', { type: 'integer', minimum: 1 }),
    inPath('sha256', '附件的 SHA-256', { type: 'string', pattern: '^[0-9a-f]{64}$' }),
  ],
  responses: { 200: { description: '附件', content: anyFile }, ...commonNos },
}

const oneDocument = {
  operationId: 'document',
  summary: '一条记录所出具的一份文书（正本）',
  parameters: [
    inPath('matter', '事项'),
    inPath('case', '办件编号'),
    inPath('n', '第几条记录', { type: 'integer', minimum: 1 }),
    inPath('file', '文书种类和格式：pdf、docx、json（封存的正文），zip 为 PDF 连同存证（.tlog-proof）', {
      type: 'string',
      pattern: `^\\w+\\.(${documentFormats.join('|')})$`,
    }),
  ],
  responses: { 200: { description: '文书', content: anyFile }, ...commonNos, 503: no('held') },
}

const compared = {
  operationId: 'compareTexts',
  summary: '一个文本的两稿逐条比较：花脸稿和清稿',
  parameters: [
    inPath('matter', '事项'),
    inPath('case', '办件编号'),
    inPath('text', '文本代码'),
    inPath('file', '哪两稿和格式：1-2.json 逐条比较，1-2.html 花脸稿和清稿，1-2.docx 带修订标记', {
      type: 'string',
      pattern: `^\\d+-\\d+\\.(${comparedFormats.join('|')})$`,
    }),
  ],
  responses: { 200: { description: '比较的结果', content: anyFile }, ...commonNos },
}

const oneself = {
  operationId: 'me',
  summary: '本人：姓名、今日的岗位；以登录访问的，还有无操作退出的时间',
  responses: { 200: { description: '本人', ...json('Me') }, ...commonNos },
}

const putAttachment = {
  operationId: 'putAttachment',
  summary: '存入附件，得到表单所要的引用',
  description: `内容即文件本身，不超过 ${longestFile / 1024 / 1024} MiB；同一内容只存一份。类型由内容认定；引用只能由存入的人填写。`,
  parameters: [inQuery('name', '文件名', { type: 'string', minLength: 1, maxLength: 200 }, true)],
  requestBody: { required: true, content: anyFile },
  responses: { 201: { description: '附件的引用', ...json('Attachment') }, ...commonNos },
}

/** A form keeps its plain name while its matter has one version. */
const formName = (versions: readonly Matter[], matter: Matter, form: string): string =>
  versions.length === 1 ? `${matter.id}.${form}` : `${matter.id}.${form}.${matter.inForceFrom}`

const formsOf = (versions: readonly Matter[]): [string, JsonSchema][] =>
  versions.flatMap((matter) =>
    Object.entries(matter.forms).map(([form, schema]): [string, JsonSchema] => [
      formName(versions, matter, form),
      commandFormOf(schema),
    ]),
  )

/** One address an action; where versions of a matter run side by side, the forms of all that know it. */
function pathsOf(versions: readonly Matter[], today: Day): [string, unknown][] {
  const names = [...new Set(versions.flatMap(({ actions }) => Object.keys(actions)))]
  return names.map((name) => {
    const knowing = versions.filter(({ actions }) => Object.hasOwn(actions, name))
    const [{ id, actions }] = knowing as [Matter, ...Matter[]]
    const from = asList<string>(actions[name]!.from)
    const onlyOpens = from.every((state) => state === 'nothing')
    const path = `/api/matters/${id}/cases/${onlyOpens ? 'new' : '{case}'}/actions/${name}`
    const named = from.includes('nothing') ? '办件编号；新立件写 new' : '办件编号'
    const parameters = onlyOpens ? {} : { parameters: [inPath('case', named)] }
    return [path, { ...parameters, post: operationOf(versions, knowing, name, today) }]
  })
}

function operationOf(versions: readonly Matter[], knowing: readonly Matter[], name: string, today: Day) {
  const [matter] = knowing as readonly [Matter, ...Matter[]]
  const action = matter.actions[name]!
  const from = asList<string>(action.from)
  const forms = knowing.flatMap((one) => {
    const form = one.actions[name]!.form
    return form === undefined ? [] : [{ name: formName(versions, one, form), schema: commandFormOf(one.forms[form]!) }]
  })
  return {
    operationId: `${matter.id}.${name}`,
    summary: action.label,
    description: descriptionOf(matter, action, today),
    tags: [matter.title],
    parameters: [inQuery('trial', '试办：true 为只看结果，文书种类加 .pdf 为看样稿；都不留下记录', { type: 'string' })],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: commandOf(matter, action, forms, from) } },
    },
    responses: {
      200: { description: '已办理，附封存回执', ...json('Accepted') },
      ...commonNos,
      409: no('conflict'),
      422: no('unacceptable'),
      503: no('held'),
    },
  }
}

type Action = Matter['actions'][string]

const titlesOf = (named: string | readonly string[] | undefined): string =>
  asList<string>(named)
    .map((role) => roles[role as Role])
    .join('、')

/** What the law and the definition ask of the act, one line each. */
function descriptionOf(matter: Matter, action: Action, today: Day): string {
  const conditions = action.guards?.map(({ text }) => `- ${text}`) ?? []
  return [
    `法律依据：${printBasisOn(action.basis, today)}`,
    `办理岗位：${titlesOf(action.by)}${action.notBy ? `，不得是本案的${roles[action.notBy]}本人` : ''}`,
    action.enforcement ? '须持有效的行政执法证件' : '',
    action.only ? `办理情形：${action.only.map((one) => matter.variants?.[one] ?? one).join('、')}` : '',
    action.issues ? `出具文书：${action.issues.map((kind) => matter.documents[kind]?.title ?? kind).join('、')}` : '',
    action.publishes ? `公布：${action.publishes.join('、')}` : '',
    conditions.length ? `办理条件：\n${conditions.join('\n')}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

type NamedForm = { readonly name: string; readonly schema: JsonSchema }

function commandOf(matter: Matter, action: Action, forms: readonly NamedForm[], from: readonly string[]): JsonSchema {
  const { variant, form: _, evidence, ...properties } = jsonSchemaOf(commandBody).properties!
  const opens = from.includes('nothing')
  const variants = opens ? Object.entries(matter.variants ?? {}) : []
  const asksForm = forms.length > 0 && forms.every(({ schema }) => schema.required?.length)
  const chosen = { title: variant!['title'], oneOf: variants.map(([value, title]) => ({ const: value, title })) }
  const refs = forms.map(({ name }) => schemaRef(name))
  return {
    type: 'object',
    properties: {
      ...properties,
      ...(variants.length ? { variant: chosen } : {}),
      ...(refs.length === 0 ? {} : { form: refs.length === 1 ? refs[0]! : { oneOf: refs } }),
      evidence: { ...evidence, items: schemaRef('Attachment') },
    },
    required: [
      'id',
      ...(asksForm ? ['form'] : []),
      ...(action.reasons === 'required' ? ['reasons'] : []),
      ...(variants.length && from.length === 1 ? ['variant'] : []),
    ],
    additionalProperties: false,
  }
}
