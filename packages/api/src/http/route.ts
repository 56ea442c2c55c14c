import type { ServiceContext } from "@heard/core/context";
import type { Permission } from "@heard/core/permissions";
import type * as z from "zod";

/**
 * One address of the public API as data: the application, the OpenAPI document, the list of routes and the authorisation walk all read it.
 * Its permission is the one that the verb asks for; keys open it by scope. The limits of its key and organisation hold for every route.
 */
export type ApiRoute = {
  /** `operationId` of the document, and the name in logs. */
  name: string;
  method: "GET" | "POST";
  /** With parameters in braces, as OpenAPI writes them. */
  path: `/api/v1/${string}`;
  permission: Permission;
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /** What the body must be for the request to be answered at all, and what each part of it should be. */
  body?: { envelope: z.ZodType; documented: z.ZodType; mostBytes: number };
  reply: z.ZodType;
  handle: (ctx: ServiceContext, input: RouteInput) => Promise<unknown>;
};

export type RouteInput = {
  params: unknown;
  query: unknown;
  body: unknown;
  header: (name: string) => string | undefined;
  /** The installation's, for what was signed with it. */
  authSecret: string;
};

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Ties the types of a route's schemas to its handler. */
export function route<
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Envelope extends z.ZodType | undefined = undefined,
>(
  spec: Omit<ApiRoute, "handle" | "params" | "query" | "body"> & {
    params?: Params;
    query?: Query;
    body?: { envelope: Envelope; documented: z.ZodType; mostBytes: number };
    handle: (
      ctx: ServiceContext,
      input: {
        params: Output<Params>;
        query: Output<Query>;
        body: Output<Envelope>;
        header: RouteInput["header"];
        authSecret: string;
      },
    ) => Promise<unknown>;
  },
): ApiRoute {
  return spec as unknown as ApiRoute;
}
