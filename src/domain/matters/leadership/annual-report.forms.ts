import { z } from 'zod'
import {
  choice,
  computed,
  count,
  dayAhead,
  file,
  moment,
  optional,
  sha256,
  standing,
  text,
  url,
  year,
} from '../fields.ts'

export const planForm = z.object({
  reportYear: year('报告年度'),
  submitBy: dayAhead('报送截止日', '当年通知另有要求的，以通知为准'),
  notice: optional(text('当年通知的文号')),
})

/** What the program composes of the records as of a moment; nobody types any of it. */
const composed = {
  asOf: computed(moment('截至时刻')),
  text: computed(file('报告文本')),
  /** What it says, whenever it was composed: two texts that say the same differ by their moments. */
  content: computed(sha256('文字和数据的摘要')),
  figures: computed(count('写入的数据')),
  unproven: computed(count('没有记录证明而未写入的内容')),
  failed: computed(z.array(text('未通过的核对')).meta({ title: '未通过的核对' })),
} as const

export const versionForm = z.object({
  ...composed,
  account: optional(text('对未通过的核对的说明')),
})

/** Every opinion names the text that it is about, by its digest; the form already holds the one that is under review. */
const about = (stands: string) => ({ version: standing(sha256('所审文本的摘要'), stands) })
const draft = about('version.text.sha256')

export const vettingForm = z.object({ ...draft, opinion: text('法制审核意见') })
export const clearanceForm = z.object({
  ...draft,
  result: choice('保密审查结论', ['不涉密，可以公开', '删去后可以公开']),
  opinion: text('保密审查意见'),
})
export const deliberationForm = z.object({
  ...draft,
  meeting: text('会议名称'),
  resolution: text('审议意见'),
  minutes: file('会议纪要'),
})
export const approvalForm = z.object(draft)
export const erratumApprovalForm = z.object(about('erratum.text.sha256'))
export const submissionForm = z.object({
  to: z.array(text('报送机关')).min(1, '请填写报送机关').meta({ title: '报送机关' }),
  receipt: optional(file('签收凭证')),
})
export const publicityForm = z.object({
  url: url('公布网址'),
  channels: z.array(text('公布渠道')).min(1, '请填写公布渠道').meta({ title: '公布渠道' }),
})
export const erratumForm = z.object({ ...composed, reason: text('更正原因') })
