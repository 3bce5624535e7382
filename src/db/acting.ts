import { join } from 'node:path'
import { type Acting, openActing } from '#app/act.ts'
import { drawConducts } from '#app/draw/conduct.ts'
import type { DrawDesk } from '#app/draw/desk.ts'
import { secretFolder } from '#app/draw/secret.ts'
import type { House } from '#app/handle-command.ts'
import { keyConducts } from '#app/journal/keys/key-conduct.ts'
import { drawDeskView } from './draw.view.ts'
import type { Reader } from './schema.ts'

type Parts = {
  readonly reader: Reader
  readonly profile: { readonly id: string }
  readonly dataDir: string
  readonly house: House
}

/** What the draws of an opened bureau are conducted with. Its secret numbers lie in its data directory. */
export const drawDeskOf = ({ reader, profile, dataDir, house }: Parts): DrawDesk => ({
  house,
  secrets: secretFolder(join(dataDir, 'draw-secrets')),
  ...drawDeskView(reader, profile.id),
})

/** How people act in an opened bureau. */
export const actingOf = (parts: Parts): Acting =>
  openActing(parts.house, new Map([...drawConducts(drawDeskOf(parts)), ...keyConducts]))
