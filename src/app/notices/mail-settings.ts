import { z } from 'zod'
import { readSettingsFile } from '../settings-file.ts'

const setting = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(465),
  /** TLS from the first byte; otherwise STARTTLS is asked for, and without it nothing is sent except on this machine. */
  secure: z.boolean().default(true),
  user: z.string().optional(),
  password: z.string().optional(),
  from: z.email(),
  /** Addresses of other domains are not taken: what is told of cases stays in the house. */
  domains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)).min(1),
  /** Where the desk is found, for links. */
  site: z.url({ protocol: /^https?$/ }).optional(),
})
export type MailSettings = z.output<typeof setting>

/** The settings file of mail; undefined where there is none. @throws Error when it is not usable */
export const readMailSettings = (file: string): Promise<MailSettings | undefined> =>
  readSettingsFile(file, setting, {
    title: '邮件设置',
    example:
      '{"host":"smtp.…","port":465,"secure":true,"user":"…","password":"…","from":"…@…","domains":["…"],"site":"https://…"}',
  })
