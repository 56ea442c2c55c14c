export { openNotices } from "./open.ts";
export { publishNotice } from "./publish.ts";
export { getNotice, type NoticeReport } from "./queries.ts";
export { saveNotice } from "./save.ts";
export { PublishNoticeInput, SaveNoticeInput } from "./schema.ts";
export { sendNotice } from "./send.ts";
