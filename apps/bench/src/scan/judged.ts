import type { Finding } from "./finding.ts";

/** What people looked at and left, and why: it stands in the report and does not make the command fail. */
type Judgement = { tool: Finding["tool"]; kind: RegExp; says: RegExp; why: string };

const judgements: readonly Judgement[] = [
  {
    ...{ tool: "wapiti", kind: /^HTTP Secure Headers$/, says: /^X-XSS-Protection is not set/ },
    why: "No browser reads it any more, and where one did it opened holes of its own; the content security policy stands in its place.",
  },
  {
    ...{ tool: "wapiti", kind: /^HTTP Secure Headers$/, says: /^Strict-Transport-Security is not set/ },
    why: "The scan goes over http, where browsers ignore it; over https every answer has it (apps/gateway/src/routes.test.ts, apps/web/src/proxy.ts).",
  },
  {
    ...{
      tool: "wapiti",
      kind: /^HTTP Secure Headers$/,
      says: /^X-Frame-Options is not set \(GET \/(share|s|~\/(screen-sharedJourney|GET-s))/,
    },
    why: "A shared journey and a survey may stand in the frames of the hosts that their owner lists: frame-ancestors says which, and this header cannot.",
  },
];

/** Why a finding is no weakness; `null` for one that nobody has judged. */
export const judgementOf = (finding: Finding, known: readonly Judgement[] = judgements): string | null =>
  known.find(({ tool, kind, says }) => tool === finding.tool && kind.test(finding.kind) && says.test(finding.detail))
    ?.why ?? null;
