import { Verdict } from "@heard/ui/charts/verdict";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { type ShortVerdict, useVerdictWords } from "./use-verdict-words.ts";

/** The word of a verdict and its line. */
export function VerdictLine({ verdict, format }: { verdict: ShortVerdict; format: Format }) {
  const common = useTranslations("common.verdicts");
  const words = useVerdictWords(format);
  return (
    <div data-figure="effect">
      <Verdict verdict={verdict.verdict}>{common(verdict.verdict)}</Verdict>
      <p className="sentence text-ink-2 text-small">{words(verdict)}</p>
    </div>
  );
}
