/**
 * The slot for whoever writes OFD (GB/T 33190) of a sealed text; no writer is at hand. What it writes is a copy: the file
 * that is checked is the PDF, whose bytes are kept.
 */
export type OfdWriter = { ofd(text: string): Promise<Uint8Array> }
