import { z } from 'zod'
import { attachment } from '#domain/engine/register.ts'

// What the API answers, as its description tells it. A test holds real answers against these.

const text = (title: string) => z.string().meta({ title })
const moment = (title: string) => z.string().meta({ title, format: 'date-time' })
const date = (title: string) => z.string().meta({ title, format: 'date' })

const citation = z.union([
  z.object({
    instrument: text('法律、法规、文件'),
    article: text('条'),
    at: z.string().optional().meta({ title: '款、项' }),
    text: text('引用写法'),
  }),
  z.object({
    rule: z.enum(['system', 'bureau']).meta({ title: '本系统或者本局的规则' }),
    sentence: text('规则'),
    reason: text('理由'),
    text: text('引用写法'),
  }),
])

export const problemAnswer = z
  .object({
    title: text('状态'),
    status: z.int().meta({ title: 'HTTP 状态码' }),
    code: text('拒绝的代码').meta({ title: '拒绝的代码', description: '供程序判断，不随文字改动。' }),
    detail: text('拒绝的理由'),
    fields: z
      .array(z.object({ path: text('字段'), message: text('问题') }))
      .optional()
      .meta({ title: '须改正的字段' }),
    basis: z.array(citation).optional().meta({ title: '法律依据' }),
    signIn: z.string().optional().meta({ title: '登录的网址', description: '仅在没有登录、也没有令牌时。' }),
  })
  .meta({ title: '拒绝（RFC 9457）' })

export const meAnswer = z
  .object({
    person: text('人员编号'),
    name: text('姓名'),
    posts: z
      .array(
        z.object({
          role: text('岗位'),
          office: text('处室'),
          officeTitle: text('处室名称'),
          scope: z.string().optional().meta({ title: '事项或者章' }),
        }),
      )
      .meta({ title: '今日的岗位' }),
    now: moment('答复的时间'),
    idleUntil: moment('无操作退出的时间').optional(),
    endsAt: moment('最迟退出的时间').optional(),
  })
  .meta({ title: '本人' })

const receipt = z
  .object({ index: z.int().meta({ title: '封存序号' }), leaf: text('叶散列').meta({ title: '叶散列（SHA-256）' }) })
  .meta({ title: '封存回执', description: '可以凭此在封存日志中查到这条记录（bin/zhunsheng journal proof）。' })

export const acceptedAnswer = z
  .object({
    caseId: text('办件'),
    n: z.int().meta({ title: '第几条记录' }),
    state: text('状态代码'),
    stateTitle: text('状态'),
    number: z.string().optional().meta({ title: '文号' }),
    repeated: z.boolean().meta({ title: '此前已经办理', description: '同一命令编号已经办理过，这是第一次的答复。' }),
    receipt: receipt.optional(),
  })
  .meta({ title: '已办理' })

const choice = z
  .object({
    action: text('动作'),
    label: text('名称'),
    form: z.string().optional().meta({ title: '表单' }),
    reasonsRequired: z.boolean().meta({ title: '须说明理由' }),
    allowed: z.boolean().meta({ title: '现在可以由本人办理' }),
    refusal: problemAnswer.pick({ code: true, detail: true, basis: true }).optional().meta({ title: '不能办理的理由' }),
  })
  .meta({ title: '动作' })

export const casesAnswer = z
  .object({
    matter: text('事项'),
    title: text('事项名称'),
    cases: z.array(
      z.object({
        id: text('办件'),
        version: date('事项版本'),
        variant: z.string().nullable().meta({ title: '办理情形' }),
        n: z.int().meta({ title: '记录数' }),
        state: text('状态代码'),
        stateTitle: text('状态'),
        title: text('标题'),
        number: z.string().nullable().meta({ title: '文号' }),
        openedOn: date('立件日期'),
        lastAt: moment('最近一次办理'),
        due: z.string().nullable().meta({ title: '最近的期限', format: 'date' }),
      }),
    ),
    next: z.string().optional().meta({ title: '下一页', description: '作为 after 再次请求；没有则已到末页。' }),
    opens: z.array(choice).meta({ title: '可以立件的动作' }),
  })
  .meta({ title: '在办办件' })

export const listAnswer = z
  .object({
    matter: text('事项'),
    title: text('事项名称'),
    columns: z.array(
      z.object({
        name: text('栏目代码'),
        title: text('栏目'),
        kind: text('类型'),
        unit: z.string().optional().meta({ title: '单位' }),
        options: z.array(z.string()).optional().meta({ title: '可选的词' }),
        total: z.boolean().meta({ title: '是否合计' }),
      }),
    ),
    states: z.array(z.object({ name: text('状态代码'), title: text('状态') })),
    years: z
      .tuple([z.int(), z.int()])
      .optional()
      .meta({ title: '最早和最晚的年度', description: '不论筛选条件；没有办件时不写。' }),
    count: z.int().meta({ title: '符合条件的件数' }),
    totals: z.record(z.string(), z.string()).meta({ title: '各栏合计', description: '不含草稿、作废等不累计的状态。' }),
    cases: z.array(
      z.object({
        id: text('办件'),
        version: date('事项版本'),
        n: z.int().meta({ title: '记录数' }),
        on: date('日期'),
        state: text('状态代码'),
        stateTitle: text('状态'),
        title: text('标题'),
        number: z.string().nullable().meta({ title: '文号' }),
        values: z.record(z.string(), z.string().nullable()).meta({ title: '各栏内容' }),
        lastAt: moment('最近一次办理'),
        due: z.string().nullable().meta({ title: '最近的期限', format: 'date' }),
      }),
    ),
    previous: z.string().optional().meta({ title: '上一页', description: '作为 before 再次请求；没有则是首页。' }),
    next: z.string().optional().meta({ title: '下一页', description: '作为 after 再次请求；没有则已到末页。' }),
  })
  .meta({ title: '事项的清单' })

/** What an act sealed of a document: the text for the party, and the one for everybody. */
const hashes = {
  sha256: z.string().optional().meta({ title: '文书摘要' }),
  open: z.string().optional().meta({ title: '公开文本摘要' }),
}

export const caseAnswer = z
  .object({
    id: text('办件'),
    matter: text('事项'),
    version: date('事项版本'),
    variant: z.string().optional().meta({ title: '办理情形' }),
    n: z.int().meta({ title: '记录数', description: '作为 seen 随下一个命令发出。' }),
    state: text('状态代码'),
    stateTitle: text('状态'),
    title: text('标题'),
    number: z.string().optional().meta({ title: '文号' }),
    applicant: z.string().optional().meta({ title: '申请人' }),
    openedOn: date('立件日期'),
    lastAt: moment('最近一次办理'),
    data: z.record(z.string(), z.record(z.string(), z.unknown())).meta({ title: '各表单的内容' }),
    reasons: z.string().optional().meta({ title: '理由' }),
    documents: z.array(
      z.object({
        kind: text('文书代码'),
        title: z.string().optional().meta({ title: '文书' }),
        number: z.string().optional().meta({ title: '文号' }),
        ...hashes,
        on: date('出具日期'),
      }),
    ),
    related: z.array(
      z.object({
        as: z
          .enum(['host', 'child', 'named', 'naming'])
          .meta({ title: '关系', description: '所属、下属、所引用、被引用' }),
        link: z.string().optional().meta({ title: '关联代码' }),
        linkTitle: z.string().optional().meta({ title: '关联' }),
        id: text('办件'),
        matter: text('事项代码'),
        matterTitle: text('事项'),
        number: z.string().optional().meta({ title: '文号' }),
        title: text('标题'),
        state: text('状态代码'),
        stateTitle: text('状态'),
      }),
    ),
    published: z.array(z.object({ what: text('公布内容'), on: date('公布日期') })),
    texts: z.array(
      z.object({
        name: text('文本代码'),
        label: text('文本'),
        versions: z.array(
          z.object({
            n: z.int().meta({ title: '由第几条记录提交' }),
            on: date('提交日期'),
            sha256: text('SHA-256'),
            name: text('文件名'),
            hasWords: z.boolean().meta({ title: '有文字', description: '扫描件没有文字，不能比较、审查字句。' }),
          }),
        ),
        bound: z
          .object({ sha256: text('SHA-256'), action: text('办理') })
          .optional()
          .meta({ title: '最近一次办理所依据的一稿' }),
      }),
    ),
    clocks: z.array(
      z.object({
        name: text('期限代码'),
        label: text('期限'),
        promise: z.boolean().meta({ title: '承诺期限' }),
        status: text('计算状态'),
        due: date('届满日期'),
        stoppedOn: z.string().optional().meta({ title: '办结日期', format: 'date' }),
        enteredOn: z.string().optional().meta({ title: '补录日期', format: 'date' }),
      }),
    ),
    actions: z.array(choice),
    withheld: z
      .object({ forms: z.array(text('表单')), by: text('动作'), detail: text('说明') })
      .optional()
      .meta({ title: '尚未向本人开放的内容', description: '办理动作 by 之后可以看到；办理人和时间封存留痕。' }),
    entries: z.array(
      z.object({
        n: z.int().meta({ title: '第几条记录' }),
        action: text('动作'),
        label: text('名称'),
        actor: z.object({
          id: text('人员'),
          name: z.string().optional().meta({ title: '姓名' }),
          role: text('岗位'),
        }),
        happenedAt: moment('发生时间'),
        recordedAt: moment('记录时间'),
        late: z
          .object({ caseId: text('补录办件'), seconded: z.boolean().meta({ title: '经另一人复核' }) })
          .optional()
          .meta({ title: '补录' }),
        form: z.record(z.string(), z.unknown()).optional().meta({ title: '表单' }),
        reasons: z.string().optional().meta({ title: '理由' }),
        evidence: z.array(attachment).meta({ title: '佐证材料' }),
        documents: z.array(
          z.object({ kind: text('文书代码'), number: z.string().optional().meta({ title: '文号' }), ...hashes }),
        ),
        receipt: receipt.optional(),
      }),
    ),
  })
  .meta({ title: '办件' })

export { attachment as attachmentAnswer }
