import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { asProblem, Problem } from "#ui/api/problem.ts";
import { useText } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Empty, Loading, NotReached } from "#ui/page/states.tsx";
import { shellMessages } from "./messages.ts";

export function Opening() {
  const t = useText(shellMessages);
  return <Loading what={t("opening")} rows={8} />;
}

export function NoPage() {
  const t = useText(shellMessages);
  return (
    <Empty title={t("noPage")} action={<TextLink to="/">{t("toStart")}</TextLink>}>
      {t("noPageHint")}
    </Empty>
  );
}

/** A page broke or its code did not arrive (a new release while the tab was open): reading again mends both. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const t = useText(shellMessages);
  const router = useRouter();
  const problem = error instanceof Problem ? asProblem(error) : undefined;
  function again() {
    if (problem === undefined) location.reload();
    else void router.invalidate().then(reset);
  }
  return (
    <NotReached
      title={t("pageFailed")}
      problem={problem ?? { words: shellMessages.pageFailedHint }}
      onAgain={again}
    />
  );
}
