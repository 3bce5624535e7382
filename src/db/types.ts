import pg from 'pg'

const date = 1082
const timestamptz = 1184
const int8 = 20

/** Dates and moments stay text (`2024-03-05`, `2024-03-05T06:40:02Z`); 64-bit counts are safe integers here. */
export const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === date) return (text: string) => text
    if (oid === timestamptz) return instant
    if (oid === int8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser,
}

const instant = (text: string): string =>
  text.endsWith('infinity') ? text : text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z')
