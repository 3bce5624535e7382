import { z } from 'zod'
import { readSettingsFile } from '../settings-file.ts'

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
export const readProviderSettings = (file: string): Promise<ProviderSettings | undefined> =>
  readSettingsFile(file, setting, {
    title: '统一身份认证设置',
    example: '{"issuer":"https://…","clientId":"…","clientSecret":"…","title":"统一身份认证"}',
  })
