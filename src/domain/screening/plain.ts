/**
 * Text as the grammar reads it: half-width signs, no quotation marks, no blanks. What is left keeps its order, so a
 * pattern found in it can be shown as it is.
 */
export const plainOf = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[“”‘’「」『』"'\s\u3000\u200b\ufeff]/g, '')
