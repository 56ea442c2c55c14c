import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { SendingScreen } from "#features/distribution/sending-screen.tsx";
import { surveyPage } from "#server/survey-page.ts";

type Props = { params: Promise<{ organisation: string; survey: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyPages.tabs"))("sending") };
}

export default async function SendingPage({ params }: Props) {
  const { organisation, open } = await surveyPage(params);
  if (!open?.permissions.includes("distribution.read"))
    return <NotPermitted permission="distribution.read" organisation={organisation} />;
  const { caller, initial, permissions, page } = open;
  const surveyId = initial.id;
  const [items, funnel] = await Promise.all([
    caller.distributions.list({ surveyId }),
    caller.ledger.funnel({ surveyId }),
  ]);
  const edit = permissions.includes("distribution.edit");
  return (
    <Texts areas={["surveyPages", "distribution"]}>
      <SendingScreen
        key={surveyId}
        {...page}
        initial={initial}
        items={items}
        funnel={funnel}
        sending={{
          edit,
          contacts: permissions.includes("contact.read"),
          letters: edit && permissions.includes("customer.see"),
        }}
      />
    </Texts>
  );
}
