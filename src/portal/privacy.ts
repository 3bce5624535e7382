import type { Matter } from '#domain/engine/matter.ts'

/** What stands for a field or a record of which nothing is public. */
export const hiddenText = '不公开'

/** How a record is called of which no act has published anything. */
export const closedTitle = (matter: Pick<Matter, 'confidential'> | undefined): string =>
  matter?.confidential ? '已封存的记录（内容依法不公开）' : '已封存的记录（内容尚未公开）'
