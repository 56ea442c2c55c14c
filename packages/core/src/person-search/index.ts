export { type FoundPerson, findPerson } from "./find.ts";
