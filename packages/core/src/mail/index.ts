export { createSite, type Site } from "./create.ts";
