export type { ApiContext } from "./context.ts";
export type { ErrorData } from "./errors.ts";
export { handleTrpcRequest } from "./handle.ts";
export { type AppRouter, appRouter, createCaller } from "./router.ts";
