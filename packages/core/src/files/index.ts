export { deleteFile, deleteFilesOf } from "./delete.ts";
export { expireFiles } from "./expire.ts";
export { keepFile } from "./keep.ts";
export { openFile, openFilePath } from "./open.ts";
export { getFile, mayStore, type StoredFile } from "./queries.ts";
export { type FilePurpose, filePurposes } from "./rules.ts";
export { type StoreFileInput, storeFile } from "./store.ts";
