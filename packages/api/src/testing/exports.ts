import type { ServiceContext } from "@heard/core/context";
import type { ExportInput } from "@heard/core/exports";
import { testNow } from "@heard/core/testing/organisation";
import { handleExportRequest } from "../exports/handle.ts";
import type { ApiContext } from "../trpc/context.ts";
import { createCaller } from "../trpc/router.ts";

const origin = "https://heard.test";

/** What the dashboard's door for exports answers to a member, or to whoever `more` says. */
export function askForExport(
  service: ServiceContext | null,
  input: ExportInput | unknown,
  more: { person?: ApiContext["person"]; origin?: string; contentType?: string } = {},
): Promise<Response> {
  const request = new Request(`${origin}/exports/acme`, {
    method: "POST",
    headers: { Origin: more.origin ?? origin, "Content-Type": more.contentType ?? "application/json" },
    body: JSON.stringify(input),
  });
  return handleExportRequest(request, {
    origin,
    responseAddress: `${origin}/acme/responses/`,
    createContext: async () => contextWith(service, more.person),
  });
}

/** Asks for measures as the screens do. */
export function screenCaller(service: ServiceContext): ReturnType<typeof createCaller> {
  return createCaller(contextWith(service));
}

function contextWith(
  service: ServiceContext | null,
  person: ApiContext["person"] = { userId: 1, sessionId: "s", version: 1 },
): ApiContext {
  return {
    person,
    organisationKey: "acme",
    service,
    address: "192.0.2.1",
    site: { url: origin, mailer: null },
    gatewayUrl: "https://ask.test",
    authSecret: "secret",
    locale: "en",
    requestId: "request",
    now: testNow,
    report: (error) => {
      throw error;
    },
  };
}
