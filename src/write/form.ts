export const writeFigureForm = null as unknown as (columns: { head: string; example?: string; hint?: string }[], rows: string[][]) => Promise<Uint8Array>
