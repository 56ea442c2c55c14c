export { createSite, linkOf, type Mailer, type Site } from "./create.ts";
export { type Letter, sendLetter } from "./send.ts";
