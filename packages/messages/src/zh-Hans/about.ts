import type { about as english } from "../en/about.ts";
import type { Texts } from "../texts.ts";

export const about = {
  title: "关于回响",
  lead: "开源的客户之声平台。版本 {version}。",
  stored: {
    title: "什么存在哪里",
    lead: "所有内容都保存在运行此系统的机器上。会离开这些机器的内容都列在这里，此外没有别的。",
    database: "数据库",
    databaseBody:
      "答卷、评分、评论（已脱敏）、评论原文（分开存放，凭授权查看）、设置、人员、任务和审计记录，存于 PostgreSQL。",
    keeping: "保留多久",
    keepingBody:
      "答卷一直保留到有人删除，或保留其问卷设定的天数；到期后连同其计入的所有数字一并删除，日志记录删除了多少。",
    devices: "设备地址",
    devicesBody: "不保存：防止滥用的限制按加密散列计数，散列不是地址。",
    files: "文件",
    filesBody: "上传和导出的文件，存于数据目录。上传保留 30 天，导出保留 7 天。",
    contacts: "客户",
    contactsBody:
      "客户的姓名和地址存于同一数据库，与他们所说的内容分开。删除后永久移除，只保留一个散列值，用来保证不再打扰他们。",
    backups: "备份",
    backupsBody: "存放在系统运维人员指定的位置。备份之后被删除的人，在恢复时会再次被删除。",
    letters: "邮件",
    lettersBody: "邀请、提醒和链接通过为此系统设置的邮件服务器发出。",
    others: "其他系统",
    othersBody:
      "所有者设置的 Webhook 会收到提醒、个案、决定和结论，其中不含客户的言语和姓名。如果设置了身份提供方，登录时会向其核实身份。评论只在这些机器上分析，不经过任何外部服务。",
    secrets: "密钥与密码",
    secretsBody: "密码存为 argon2id 散列，API 密钥存为 SHA-256 散列；其他密钥均由本系统自己的密钥派生。",
    browser: "您的浏览器",
    browserBody: "一个会话 Cookie、语言和主题。没有跟踪，没有第三方内容。",
  },
  licences: {
    title: "许可",
    body: "回响（Heard）是自由软件，采用 Apache License 2.0。",
    fonts: "字体：Inter 与 Source Serif 4，采用 SIL Open Font License 1.1。",
    packages: "主要组成：{list}，各按其自身许可，许可随软件包提供。",
  },
  marks: {
    title: "商标",
    nps: "Net Promoter、Net Promoter Score、Net Promoter System 和 NPS 是 Bain & Company, Inc.、Fred Reichheld 与 NICE Satmetrix（Satmetrix Systems, Inc.）的注册商标。回响（Heard）与其没有关联。",
    others: "其他产品名称归其所有者所有，此处仅用于说明可以导入什么。",
  },
  links: {
    title: "更多信息",
    api: "本系统的公共 API（OpenAPI 3.1）",
    source: "源代码、文档与变更",
    sourceBody: "随本系统提供：目录中的 README.md、docs/ 和 CHANGELOG.md。",
  },
} as const satisfies Texts<typeof english>;
