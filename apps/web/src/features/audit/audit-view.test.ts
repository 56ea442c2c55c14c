import { expect, test } from "vitest";
import { auditFilter, auditQuery, everything, parseAuditView } from "./audit-view.ts";

test("a view of the log stands in the address and comes back from it", () => {
  const view = parseAuditView(
    new URLSearchParams("actor=member:3&verb=source.delete&subject=source&id=app&from=2026-06-01"),
  );
  expect(view).toEqual({
    ...everything,
    actor: "member:3",
    verb: "source.delete",
    subjectKind: "source",
    subjectId: "app",
    from: "2026-06-01",
  });
  const query = Object.entries(auditQuery(view)).filter((pair): pair is [string, string] => pair[1] !== null);
  expect(parseAuditView(new URLSearchParams(query))).toEqual(view);
  expect(auditFilter(view)).toEqual({
    actorKind: "member",
    actorId: "3",
    verb: "source.delete",
    subjectKind: "source",
    subjectId: "app",
    from: "2026-06-01",
  });
});

test("what cannot be is left out", () => {
  expect(parseAuditView(new URLSearchParams("actor=somebody:1&from=2026-13-01&to=yesterday&verb= "))).toEqual(
    everything,
  );
  expect(auditFilter(everything)).toEqual({});
});
