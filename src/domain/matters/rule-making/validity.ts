/** 暂行、试行: such a document runs for a shorter time, and names its end. */
export const isProvisional = (title: string): boolean => /暂行|试行/.test(title)
