export { type Mailbox, openMailbox, readLetter } from "@heard/core/testing/mailbox";
