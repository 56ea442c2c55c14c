export type { ApiContext } from "./context.ts";
export { handleTrpcRequest } from "./handle.ts";
export { type AppRouter, createCaller } from "./router.ts";
