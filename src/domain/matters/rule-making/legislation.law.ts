import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'

/** 立法法. */
export const law = (no: 8 | 11 | 39 | 40 | 81 | 82 | 87 | 88 | 89 | 93 | 109, at?: string) => article('立法法', no, at)
/** 规章制定程序条例: of rules by itself, of drafts of regulations as `alike` says. */
export const making = (
  no: 3 | 4 | 7 | 10 | 11 | 12 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 24 | 27 | 29 | 30 | 31 | 32 | 34 | 37 | 38,
  at?: string,
) => article('规章制定程序条例', no, at)

/** What the city's own rule on legislation says of drafts of regulations stands nowhere in the catalogue. */
export const alike = bureauRule(
  '法规草案在提请审议以前参照规章的起草、审查程序办理',
  '[未核对] 本市立法工作规定的条文尚未核对',
)
export const oneText = systemRule('四项审查、集体审议、签署、报送的须是同一文本', '改动以后的文本没有人审过、议过')
export const told = systemRule('其他机关的决定由本局依据来文登记，登记日不早于其日期', '尚未发生的事不能登记')
export const accounted = systemRule('来函的问题逐项答复，配套文件逐项交代', '漏答、漏办的无从查起')
