export { type DemoSignIn, renewPeople } from "./add-people.ts";
export { createDemo } from "./create.ts";
export { deleteDemo } from "./delete.ts";
