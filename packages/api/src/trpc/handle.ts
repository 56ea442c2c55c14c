import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { ApiContext } from "./context.ts";
import { mapped } from "./errors.ts";
import { appRouter } from "./router.ts";

const headers = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
} as const;

const refusal = (status: number, message: string) =>
  Response.json([{ error: { json: { message, code: -32_600, data: { code: "FORBIDDEN", httpStatus: status } } } }], {
    status,
    headers,
  });

/**
 * Answers `/api/trpc/{organisation}/…`. A change of state needs JSON and an Origin that is ours, which no form and no other site can send;
 * a GET never changes anything, for the router refuses mutations by GET.
 */
export async function handleTrpcRequest(
  request: Request,
  options: {
    /** The path before the procedure's name. */
    endpoint: string;
    /** Where people reach the dashboard: the only origin that may send. */
    origin: string;
    createContext: () => Promise<ApiContext>;
  },
): Promise<Response> {
  if (request.method !== "GET") {
    if (request.headers.get("origin") !== options.origin) return refusal(403, "The request comes from another site");
    const type = request.headers.get("content-type") ?? "";
    if (!/^application\/json\s*(;|$)/i.test(type)) return refusal(415, "The body must be application/json");
  }
  return fetchRequestHandler({
    endpoint: options.endpoint,
    req: request,
    router: appRouter,
    createContext: () => mapped(options.createContext),
    responseMeta: ({ errors }) => ({
      headers: errors.some(({ code }) => code === "SERVICE_UNAVAILABLE") ? { ...headers, "Retry-After": "1" } : headers,
    }),
  });
}
