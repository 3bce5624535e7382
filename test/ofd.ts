import { strToU8, zipSync } from 'fflate'
import type { OfdWriter } from '#app/paper/ofd-writer.ts'

/** Stands in for a writer of OFD: the container with the sealed text in it and no page, marked as a demonstration. */
export const demoOfd: OfdWriter = {
  async ofd(text) {
    const root =
      '<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.0">' +
      '<ofd:DocBody><ofd:DocInfo><ofd:Title>演示：没有版面</ofd:Title></ofd:DocInfo></ofd:DocBody></ofd:OFD>'
    return zipSync({ 'OFD.xml': strToU8(root), 'Doc_0/Attachs/zs-document.json': strToU8(text) })
  },
}
