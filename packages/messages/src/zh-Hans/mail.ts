import type { mail as english } from "../en/mail.ts";
import type { Texts } from "../texts.ts";

export const mail = {
  alerts: {
    subject: "{organisation}：{count} 处变化",
    text: "{name}，您好：\n\n以下变化超出偶然波动：\n\n{lines}\n\n幅度、起始时间与发现依据：\n{link}\n\n此邮件由您订阅；可在同一页面停止。",
  },
  invitation: {
    subject: "{organisation} 邀请您使用回响",
    text: "您好：\n\n{organisation} 邀请您使用回响，在这里，客户的反馈会变成评分和改进计划。\n\n您的角色：{roles}\n\n请在 {days} 天内通过以下链接接受邀请：\n{link}\n\n如果您没有料到会收到这封邮件，不必理会；没有您的同意，什么都不会发生。",
  },
  lateCase: {
    subject: "{organisation} 的个案 {number} 已超时",
    text: "{name}，您好：\n\n个案 {number}（“{title}”）的处理时限已过，现上报给您：\n{link}\n\n客户说了什么、已经做了什么，都在那里。",
  },
  minutes: {
    subject: "{organisation} 委员会会议纪要，{day}",
    text: "{organisation} 委员会会议，{day}\n\n出席：{present}\n缺席：{absent}\n代理：{proxies}\n\n{items}\n\n在 Heard 中查看会议：\n{link}",
  },
  passwordLink: {
    subject: "设置新的回响密码",
    text: "{name}，您好：\n\n请在一小时内通过以下链接设置新密码，链接只能用一次：\n{link}\n\n设置后，您的所有会话都会结束。如果这不是您的请求，不必理会；密码保持不变。",
  },
  signInLink: {
    subject: "登录回响",
    text: "{name}，您好：\n\n请在 15 分钟内通过以下链接登录，链接只能用一次：\n{link}\n\n如果这不是您的请求，不必理会；没有这个链接，谁也无法登录。",
  },
  webhookFailing: {
    subject: "{organisation} 的 Webhook“{webhook}”已停用",
    text: "{name}，您好：\n\n“{webhook}”（{host}）已有 {days} 天没有接收任何消息，因此不再向它发送。错过的消息会保留三十天。\n\n恢复正常后，请启用它并重新发送错过的消息：\n{link}",
  },
  webhookGone: {
    subject: "{organisation} 的 Webhook“{webhook}”已停用",
    text: "{name}，您好：\n\n“{webhook}”（{host}）回应了 410：它不再需要任何消息，因此不再向它发送。\n\n错过的消息会保留三十天：\n{link}",
  },
} as const satisfies Texts<typeof english>;
