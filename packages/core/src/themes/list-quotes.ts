import { pickQuotes } from "@heard/text/quotes";
import { type CommentItem, readComments } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { mostQuotedFrom } from "./rules.ts";
import { ListQuotesInput } from "./schema.ts";

export type ThemeQuotes = {
  theme: string;
  sentiment: ListQuotesInput["of"][number]["sentiment"];
  quotes: CommentItem[];
};

/**
 * What speaks for a theme as people praise or blame it: the comments nearest to all others of the same, without near copies, redacted. Chosen among the
 * newest {@link mostQuotedFrom}.
 * @throws DomainError invalid_input for an unknown theme or filter
 */
export async function listQuotes(ctx: ServiceContext, input: ListQuotesInput): Promise<ThemeQuotes[]> {
  requirePermission(ctx, "comment.read");
  const { period, filters, of, limit } = ListQuotesInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const all: ThemeQuotes[] = [];
      for (const { theme, sentiment } of of) {
        const slice = { period, filters, themes: [theme], sentiments: [sentiment], limit: mostQuotedFrom };
        const { items } = await readComments(tx, ctx, slice, 0);
        const places = pickQuotes(
          items.map(({ text }) => text),
          limit,
        );
        all.push({ theme, sentiment, quotes: places.flatMap((place) => items[place] ?? []) });
      }
      return all;
    },
    { snapshot: true },
  );
}
