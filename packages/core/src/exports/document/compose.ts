import type { ParsedExportContent } from "../schema.ts";
import type { ExportDocument } from "../writers/document.ts";
import { decisionsDocument } from "./decisions.ts";
import { commentsDocument, responsesDocument } from "./lists.ts";
import { breakdownDocument, distributionDocument, scoresDocument, trendDocument } from "./measures.ts";
import type { ExportScope } from "./scope.ts";
import { themesDocument } from "./themes.ts";

/** The document of any content. `rowCount` is `null` for figures, which are few. */
export async function composeExport(
  scope: ExportScope,
  content: ParsedExportContent,
): Promise<ExportDocument & { rowCount: number | null }> {
  switch (content.kind) {
    case "scores":
      return { ...(await scoresDocument(scope, content)), rowCount: null };
    case "trend":
      return { ...(await trendDocument(scope, content)), rowCount: null };
    case "distribution":
      return { ...(await distributionDocument(scope, content)), rowCount: null };
    case "breakdown":
      return { ...(await breakdownDocument(scope, content)), rowCount: null };
    case "themes":
      return { ...(await themesDocument(scope, content)), rowCount: null };
    case "decisions":
      return { ...(await decisionsDocument(scope, content)), rowCount: null };
    case "responses":
      return responsesDocument(scope, content);
    case "comments":
      return commentsDocument(scope, content);
  }
}
