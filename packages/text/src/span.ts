/** A stretch of text in UTF-16 units, `end` exclusive: `text.slice(span.start, span.end)`. */
export type Span = { readonly start: number; readonly end: number };
