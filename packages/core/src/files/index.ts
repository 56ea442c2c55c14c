export { deleteFile, deleteFilesOf } from "./delete.ts";
export { expireFiles } from "./expire.ts";
export { intoNewFile } from "./into-new-file.ts";
export { keepFile } from "./keep.ts";
export { openFile, openFilePath } from "./open.ts";
export { getFile, type StoredFile } from "./queries.ts";
export { filePurposes } from "./rules.ts";
export { storeFile } from "./store.ts";
export { fromSnapshot, storeExport } from "./store-export.ts";
