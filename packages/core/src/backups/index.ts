export { NotEmptyError } from "@heard/db/backup/fill";
export { eraseAgain } from "./erase-again.ts";
export { BackupRefusedError } from "./read-manifest.ts";
export { type Restored, restoreBackup } from "./restore-backup.ts";
export { updateLedger } from "./update-ledger.ts";
export { writeBackup } from "./write-backup.ts";
