import { messages } from "#foundation/messages/messages.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

/** Kinds of source with their character and word. */
const KINDS = messages({
  file: { zh: "人员档案", en: "personal file" },
  form: { zh: "申请表", en: "form" },
  meeting: { zh: "会议记录", en: "minutes" },
  decision: { zh: "上级批复", en: "decision" },
  seen: { zh: "看过原件", en: "original seen" },
  import: { zh: "表格导入", en: "import" },
  computed: { zh: "系统算出", en: "computed" },
  typed: { zh: "手工填写", en: "typed" },
});
const SEALS: Record<keyof typeof KINDS, { zh: string; en: string; look?: string }> = {
  file: { zh: "档", en: "F" },
  form: { zh: "表", en: "A" },
  meeting: { zh: "会", en: "M" },
  decision: { zh: "批", en: "D" },
  seen: { zh: "验", en: "S" },
  import: { zh: "导", en: "I" },
  computed: { zh: "算", en: "C", look: "calc" },
  typed: { zh: "填", en: "T", look: "typed" },
};

export type SourceKind = keyof typeof KINDS;

export interface SourceTagProps {
  kind: SourceKind;
  /** Where and when: "身份证原件 2024-09-02 温如砚". Without it the word of the kind is shown. */
  children?: string | undefined;
}

/** 来源章: one framed character says what kind of source a fact has; where and when stand beside it. */
export function SourceTag({ kind, children }: SourceTagProps) {
  const { language } = useLanguage();
  const word = useText(KINDS)(kind);
  const name = useText(uiMessages)("source", { kind: word });
  const seal = SEALS[kind];
  return (
    <span className={seal.look === undefined ? "src" : `src ${seal.look}`}>
      <i role="img" aria-label={name}>
        {seal[language]}
      </i>
      {children ?? word}
    </span>
  );
}
