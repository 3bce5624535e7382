/** Still bars where the text will stand; whoever listens is told that it comes. */
export const Waiting = ({ lines = 6 }: { readonly lines?: number }) => (
  <main id="main" className="waiting" aria-busy="true">
    <p className="sr" role="status">
      正在载入
    </p>
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: bars are all alike
      <i key={line} />
    ))}
  </main>
)
