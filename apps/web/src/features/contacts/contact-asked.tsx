export type ContactAskedProps = { contactId: string; organisation: { key: string; timeZone: string } };

/** Why this contact was, or was not, asked: said from the ledger of what is sent. Nothing is sent yet, so there is nothing to say. */
export function ContactAsked(_: ContactAskedProps) {
  return null;
}
