export { createDemo, type DemoSignIn } from "./create.ts";
