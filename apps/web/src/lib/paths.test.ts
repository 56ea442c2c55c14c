import { describe, expect, it } from "vitest";
import { paths } from "./paths.ts";

type Tree = { [key: string]: ((...args: never[]) => string) | Tree };

/** Every builder, called with the same stand-ins: an address that changes shows up as a changed line. */
function walk(tree: Tree, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === "function"
        ? [[prefix + name, (value as (...args: unknown[]) => string)("acme", "id-1").split("?")[0] ?? ""]]
        : Object.entries(walk(value, `${prefix}${name}.`)),
    ),
  );
}

describe("paths", () => {
  it("are these", () => {
    expect(walk({ ...paths, signIn: () => paths.signIn() } as unknown as Tree)).toMatchInlineSnapshot(`
      {
        "account": "/account",
        "alerts": "/acme/alerts",
        "answerEntry": "/acme/enter",
        "apiKeys": "/acme/data/api-keys",
        "case": "/acme/cases/id-1",
        "caseSettings": "/acme/cases/settings",
        "cases": "/acme/cases",
        "comment": "/acme/comments/id-1",
        "comments": "/acme/comments",
        "consistency": "/acme/consistency",
        "contactFields": "/acme/customers/declared",
        "council": "/acme/council",
        "customer": "/acme/customers/id-1",
        "customers": "/acme/customers",
        "distributionPlan": "/acme/surveys/id-1/sending/plan",
        "drivers": "/acme/drivers",
        "exports": "/exports/acme",
        "file": "/files/acme/id-1",
        "forgotPassword": "/forgot-password",
        "home": "/acme",
        "import": "/acme/data/imports/id-1",
        "imports": "/acme/data/imports",
        "invitation": "/invitations/acme",
        "journey": "/acme/journey",
        "listening": "/acme/listening",
        "meeting": "/acme/council/meetings/id-1",
        "myPart": "/acme/my-part",
        "newImport": "/acme/data/imports/new",
        "newPlan": "/acme/improvement-plans/new",
        "newSurvey": "/acme/surveys/new",
        "organisations.create": "/organisations/new",
        "plan": "/acme/improvement-plans/id-1",
        "planLibrary": "/acme/improvement-plans/library",
        "plans": "/acme/improvement-plans",
        "presenter": "/acme/council/meetings/id-1/present",
        "resetPassword": "/reset-password/acme",
        "response": "/acme/responses/id-1",
        "root": "/",
        "scores": "/acme/scores",
        "setUp": "/set-up",
        "settings.about": "/acme/settings/about",
        "settings.annotations": "/acme/settings/annotations",
        "settings.audit": "/acme/settings/audit",
        "settings.bin": "/acme/settings/bin",
        "settings.contactLimits": "/acme/settings/contact-limits",
        "settings.journey": "/acme/settings/journey",
        "settings.members": "/acme/settings/members",
        "settings.metrics": "/acme/settings/metrics",
        "settings.organisation": "/acme/settings/organisation",
        "settings.reading": "/acme/settings/reading",
        "settings.segments": "/acme/settings/segments",
        "settings.status": "/acme/settings/status",
        "settings.webhooks": "/acme/settings/webhooks",
        "sharedJourney": "/share/acme",
        "signIn": "/sign-in",
        "signInLink": "/sign-in/acme",
        "suggestions": "/acme/suggestions",
        "suppressions": "/acme/customers/suppressions",
        "survey": "/acme/surveys/id-1",
        "surveyLinks": "/acme/surveys/id-1/links",
        "surveyPage": "acme/s/id-1",
        "surveySending": "/acme/surveys/id-1/sending",
        "surveySettings": "/acme/surveys/id-1/settings",
        "surveyVersions": "/acme/surveys/id-1/versions",
        "surveys": "/acme/surveys",
        "targets": "/acme/targets",
        "themeRule": "/acme/themes/rule",
        "themes": "/acme/themes",
        "trpc": "/api/trpc/acme",
        "weakPoints": "/acme/weak-points",
      }
    `);
  });

  it("keep filters readable and leave out what is not set", () => {
    expect(
      paths.scores("acme", {
        period: "2026-08-01..2026-10-31",
        compare: null,
        touchpoint: ["checkout", "delivery"],
        channel: [],
      }),
    ).toBe("/acme/scores?period=2026-08-01..2026-10-31&touchpoint=checkout,delivery");
  });

  it("encode what people typed", () => {
    expect(paths.comments("acme", { q: "等 & wait" })).toBe("/acme/comments?q=%E7%AD%89+%26+wait");
    expect(paths.invitation("a/b?c")).toBe("/invitations/a%2Fb%3Fc");
  });
});
