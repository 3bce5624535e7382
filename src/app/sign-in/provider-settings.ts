import { z } from 'zod'
import { readText } from '../journal/keys/keys.ts'

const setting = z.strictObject({
  /** Its address, as it names itself in its tokens. */
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** What stands on the button. */
  title: z.string().min(1).max(20).default('统一身份认证'),
  scope: z.string().default('openid'),
})
export type ProviderSettings = z.output<typeof setting>

/** The settings file of the provider; undefined where there is none. @throws Error when it is not usable */
export async function readProviderSettings(file: string): Promise<ProviderSettings | undefined> {
  const text = await readText(file)
  if (text === null) return undefined
  const parsed = setting.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new Error(
    `统一身份认证设置 ${file} 格式不对，应为 {"issuer":"https://…","clientId":"…","clientSecret":"…","title":"统一身份认证"}`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
