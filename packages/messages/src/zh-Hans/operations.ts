import type { operations as english } from "../en/operations.ts";
import type { Texts } from "../texts.ts";

export const operations = {
  title: "状态",
  lead: "截至 {at} 的系统状态。运行这台机器的人可用 heard doctor 查看更多。",
  work: {
    title: "待处理的工作",
    lead: "后台进程在本组织中还要做的事。",
    well: "没有等待超过一分钟的工作。",
    late: "自 {at} 起有工作在等待：后台进程处理不过来，或没有运行。",
    uncounted: "等待计入汇总",
    uncountedBody: "{count, plural, =0 {没有} other {# 行，每个数字都已包含它们}}。",
    unread: "待分析的评论",
    unreadBody: "{count, plural, other {# 份}}答卷的评论尚未分析主题",
    unsealed: "待封存的日志条目",
    unsealedBody: "{count, plural, other {# 条}}",
    jobs: "任务",
    jobsBody: "等待 {waiting, number} 个，运行 {running, number} 个，最近 7 天失败 {failed, number} 个",
    bounces: "退回的邮件",
    bouncesBody: "最近 7 天 {count, number} 封",
  },
  place: {
    title: "版本、空间与备份",
    lead: "以下为整个系统的情况。",
    version: "版本",
    versionBody: "回响 {version}。变更见 CHANGELOG.md，升级方法见 docs/operations.md。",
    database: "数据库",
    disk: "数据文件夹所在磁盘",
    diskBody: "共 {all}，剩余 {free}",
    diskUnknown: "从这里无法查看。",
    backup: "最近一次备份",
    backupBody: "{at}，{size}",
    backupOld: "{at}，{size}。距今已超过两天。",
    backupNone: "此数据文件夹尚未备份过。请每晚运行 heard backup。",
  },
} as const satisfies Texts<typeof english>;
