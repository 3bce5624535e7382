/** How far the readings are that somebody watches: the page that sent a text chose a ticket for it. */
export type Progress = {
  /** For each reading that has a ticket, what it tells; `done` forgets it. */
  watch(ticket: string | undefined): { readonly tell: (share: number) => void; readonly done: () => void }
  /** Between 0 and 1; undefined where nothing is read under the ticket. */
  share(ticket: string): number | undefined
}

/** No page asks for more at once; who sends more tickets goes unwatched. */
const mostWatched = 1000

export function progressOfReadings(): Progress {
  const shares = new Map<string, number>()
  return {
    watch(ticket) {
      if (ticket === undefined || shares.size >= mostWatched) return { tell: () => {}, done: () => {} }
      shares.set(ticket, 0)
      return { tell: (share) => void shares.set(ticket, share), done: () => void shares.delete(ticket) }
    },
    share: (ticket) => shares.get(ticket),
  }
}
