import qrcode from 'qrcode-generator'

/** A text as a QR code, an SVG of `size` pixels; medium error correction, so that a crease does no harm. */
export function qrSvg(text: string, { size, label }: { readonly size: number; readonly label: string }): string {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const count = code.getModuleCount()
  const margin = 4
  let path = ''
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) path += `M${column + margin} ${row + margin}h1v1h-1z`
    }
  }
  const side = count + 2 * margin
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}" ` +
    `role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/>` +
    `<path d="${path}"/></svg>`
  )
}
