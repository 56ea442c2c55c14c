/** A comment of a response, as reading it names it. */
export type CommentPlace = { responseId: string; item: number };

/** How an address and a list name a comment. */
export const commentName = ({ responseId, item }: CommentPlace): string => `${responseId}.${item}`;

/** The comment that an address names; `null` for what is no name of one. */
export function parseCommentName(name: string): CommentPlace | null {
  const [, responseId, item] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,5})$/.exec(name) ?? [];
  if (!responseId || item === undefined || Number(item) > 32_767) return null;
  return { responseId, item: Number(item) };
}
