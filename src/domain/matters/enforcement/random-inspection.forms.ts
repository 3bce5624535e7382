import { z } from 'zod'
import { DrawRefusal } from '../../draw/refusal.ts'
import { sourceCodes } from '../../draw/sources.ts'
import { attachment } from '../../engine/register.ts'
import {
  allDifferent,
  choice,
  computed,
  count,
  day,
  line,
  moment,
  optional,
  sha256,
  text,
  timeOfDay,
} from '../fields.ts'
import { checkPlan } from './random-inspection.sheet.ts'

/** The text of a file, byte for byte: nothing is trimmed, the hash would change. */
const fileText = (title: string) => z.string().min(1, `请填写${title}`).meta({ title })

/** A word that may stand in an identifier of the sheet. */
const code = (title: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, `${title}应为字母、数字、“.”、“-”、“_”`)
    .meta({ title })

const department = z.object({ code: code('部门代号'), title: line('部门名称') })

const stratum = z
  .object({
    code: code('分层代号'),
    title: optional(line('分层名称')),
    take: optional(count('抽取数', 1)),
    permille: optional(count('抽取比例', 1)).meta({
      title: '抽取比例',
      unit: '‰',
      hint: '与抽取数二选一，不足一个的进一',
    }),
  })
  .refine((one) => (one.take === undefined) !== (one.permille === undefined), {
    error: '抽取数和抽取比例应填其一',
    path: ['take'],
  })

const unit = z
  .object({
    id: line('对象编号'),
    name: line('对象名称'),
    stratum: code('分层代号'),
    weight: count('权重').max(999, '权重不得大于999'),
    weightReason: optional(text('权重理由')),
    licence: optional(line('许可证编号')).meta({ title: '许可证编号', hint: '须在有效期内' }),
    source: optional(text('名录来源')).meta({ title: '名录来源', hint: '没有本局许可证的对象，写明取自何种名录' }),
    /** 案卷评查: who handled the file and must not score it. */
    handlers: optional(z.array(line('承办人')).min(1, '请填写承办人').meta({ title: '承办人' })),
  })
  .refine((one) => one.weight === 1 || one.weightReason !== undefined, {
    error: '权重不是一的，须写明理由；权重为零的对象不参加抽取',
    path: ['weightReason'],
  })

const officer = z.object({
  id: code('人员编号'),
  name: line('姓名'),
  /** Code of a joining department; left out for the bureau's own. */
  department: optional(code('部门代号')),
  /** The bureau's own officers stand in its register; of others the joining department answers for the number. */
  certificate: optional(line('执法证号')).meta({ title: '执法证号', hint: '联合部门的人员须填写' }),
})

const avoidance = z.object({ unit: line('对象编号'), officer: line('人员编号'), reason: text('回避事由') })

const party = z.object({ name: line('见证方'), commitment: sha256('随机数指纹') })

const source = z
  .object({
    name: line('随机源'),
    event: line('期号或场次'),
    format: choice('格式', sourceCodes as readonly [string, ...string[]]),
    heldOn: day('举行日期'),
    closesAt: optional(timeOfDay('截止时刻')).meta({
      title: '截止时刻',
      hint: '停止销售、收盘或者开始掷骰的北京时间；锁定须在此前经外部见证。不填的，以举行日期零时为准',
    }),
    fallback: text('未举行时的替代办法').meta({ title: '未举行时的替代办法', hint: '例如：顺延至同一彩种的下一期' }),
  })
  .refine((one) => one.format !== 'dice' || one.closesAt !== undefined, {
    error: '当众掷骰应当写明开始的时刻',
    path: ['closesAt'],
  })

/** 拟定: everything that the draw depends on, except chance. What the draw's rules refuse is refused here. */
export const planForm = z
  .object({
    planItem: z
      .string()
      .regex(/^[^\s|]+$/, '计划事项应填写编号，不含空白和“|”')
      .meta({ title: '计划事项', hint: '抽查计划编号和项次；同一事项不得同时有两次未完结的抽取' }),
    round: count('次序', 1).meta({ title: '次序', hint: '该事项的第几次抽取；作废后另行抽取的，加一' }),
    task: text('检查任务'),
    departments: z
      .array(department)
      .refine((list) => allDifferent(list.map((one) => one.code)), '同一部门不得重复')
      .meta({ title: '联合部门' }),
    perUnit: count('每个对象的检查人员数', 1),
    teamSize: count('抽取人员数').meta({ title: '抽取人员数', hint: '0 为名录全体人员' }),
    strata: z
      .array(stratum)
      .min(1, '请填写分层')
      .refine((list) => allDifferent(list.map((one) => one.code)), '同一分层不得重复')
      .meta({ title: '分层' }),
    units: z
      .array(unit)
      .min(1, '请填写检查对象名录')
      .refine((list) => allDifferent(list.map((one) => one.id)), '同一检查对象不得重复')
      .meta({ title: '检查对象名录' }),
    officers: z
      .array(officer)
      .min(1, '请填写检查人员名录')
      .refine((list) => allDifferent(list.map((one) => `${one.department ?? ''}:${one.id}`)), '同一检查人员不得重复')
      .meta({ title: '检查人员名录' }),
    avoid: z
      .array(avoidance)
      .refine((list) => allDifferent(list.map((one) => `${one.unit}\t${one.officer}`)), '同一回避不得重复')
      .meta({ title: '回避' }),
    parties: z
      .array(party)
      .max(3, '见证方不超过三方')
      .refine((list) => allDifferent(list.map((one) => one.name)), '同一见证方不得重复')
      .meta({ title: '见证方' }),
    secret: computed(optional(sha256('本机关随机数指纹'))),
    sources: z.array(source).min(1, '请至少公布一个随机源').meta({ title: '随机源' }),
  })
  .superRefine((plan, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const known = new Set(plan.departments.map((one) => one.code))
    if (plan.officers.some((one) => one.department !== undefined && !known.has(one.department)))
      refuse('officers', '人员所属部门应在联合部门之列')
    try {
      checkPlan(plan)
    } catch (error) {
      if (!(error instanceof DrawRefusal)) throw error
      // The form has no lines: a line number of the file would only mislead.
      refuse(columnOf(error.code), error.message.replace(/^第 \d+ 行：/, ''))
    }
  })
export type Plan = z.output<typeof planForm>

/** Where in the form the reader finds what a draw refusal means. */
function columnOf(refusal: string): string {
  if (refusal === 'reference.stratum') return 'strata'
  if (refusal.startsWith('reference.')) return 'avoid'
  if (refusal === 'sheet.team-smaller-than-crew') return 'teamSize'
  if (refusal === 'sheet.too-few-officers' || refusal === 'commit.unit-without-crew') return 'officers'
  if (refusal === 'commit.repeated-commitment') return 'parties'
  if (refusal.startsWith('commit.') || refusal.startsWith('source.')) return 'sources'
  return 'units'
}

/** 锁定: the sheet and its fingerprint, as the plan makes them. */
export const commitForm = z.object({
  sheet: computed(fileText('抽签单')),
  fingerprint: computed(sha256('抽签单指纹')),
})

/** 公开随机数: one outside party's number; its hash was in the sheet. */
export const revealForm = z.object({ party: text('见证方'), value: sha256('公开的随机数') })

/** 事件结果: in the canonical writing of the source's format, entered by two persons who do not see one another's entry. */
export const eventForm = z.object({
  values: z
    .array(
      z.object({
        value: text('结果'),
        bulletin: text('公布处').meta({ title: '公布处', hint: '官方公告的名称、期号或网址' }),
        postponed: optional(text('替代场次')),
      }),
    )
    .min(1, '请填写事件结果')
    .meta({ title: '事件结果' }),
})
export type DrawEvent = z.output<typeof eventForm>

/** When a witness outside the bureau first saw that the sheet was locked, as the journal shows. */
const sight = z.object({
  at: moment('见证时刻'),
  by: text('见证人'),
  size: count('检查点条数', 1),
  index: count('封存号'),
})

/** 计算结果: the entropy file and what follows from it. It is computed; a guard computes it again. */
export const resultForm = z.object({
  entropy: computed(fileText('随机数文件')),
  seed: computed(sha256('种子')),
  selected: computed(z.array(text('对象编号')).min(1, '抽取结果不能为空').meta({ title: '抽中对象' })),
  team: computed(z.array(text('人员编号')).min(1, '抽取结果不能为空').meta({ title: '抽中人员' })),
  crews: computed(
    z
      .array(z.object({ unit: text('对象编号'), officers: z.array(text('人员编号')).meta({ title: '检查人员' }) }))
      .meta({ title: '分组' }),
  ),
  shortfall: computed(
    z.array(z.object({ stratum: text('分层代号'), missing: count('缺额', 1) })).meta({ title: '缺额' }),
  ),
  witnessed: computed(sight.meta({ title: '锁定的见证' })),
})
export type DrawOutcome = Omit<z.output<typeof resultForm>, 'witnessed'>

/** 无法检查: what the crew found at a drawn unit, with its proof. */
export const closureForm = z.object({
  unit: text('对象编号'),
  cause: choice('情形', ['注销', '歇业', '搬迁失联', '上级机关已就同一事项检查', '其他']),
  finding: text('核查情况'),
  foundOn: day('核查日期'),
  evidence: z.array(attachment).min(1, '请上传佐证材料').meta({ title: '佐证材料' }),
})

/** 递补: all steps so far, in the order reported, as the tickets give them. */
export const substitutionForm = z.object({
  steps: computed(
    z
      .array(
        z.object({
          closed: text('无法检查的对象'),
          substitute: optional(text('递补对象')),
          officers: z.array(text('人员编号')).meta({ title: '检查人员' }),
        }),
      )
      .min(1, '请填写递补')
      .meta({ title: '递补' }),
  ),
  opinion: text('复核意见'),
})
export type Substitutions = z.output<typeof substitutionForm>

export const publicityForm = z.object({
  channels: z.array(text('公布渠道')).min(1, '请填写公布渠道').meta({ title: '公布渠道' }),
})

export const voidForm = z.object({
  cause: choice('作废原因', [
    '录入有误',
    '名录有误',
    '见证方未按时公开',
    '锁定未及时见证',
    '本机关随机数遗失',
    '随机事件未举行',
    '无法排定队伍',
    '递补过多',
    '其他',
  ]),
})
