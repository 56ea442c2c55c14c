export type { DemoSignIn } from "./add-people.ts";
export { createDemo } from "./create.ts";
export { deleteDemo } from "./delete.ts";
