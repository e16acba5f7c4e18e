import { useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { useDraft } from "#ui/form/draft.ts";
import { FieldRow, FormActions } from "#ui/form/field-row.tsx";
import { type FieldError, Form } from "#ui/form/form.tsx";
import { NumberField } from "#ui/form/number-field.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { galleryMessages } from "./messages.ts";
import { Part } from "./part.tsx";

const LABELS = { topic: "议题", against: "弃权", held: "开会日期" };
interface MeetingDraft {
  topic: string;
  against: number | undefined;
  held: string;
}

const NOTHING: MeetingDraft = { topic: "", against: undefined, held: "" };
const NO_ERRORS: readonly FieldError[] = [];

/** A form that checks itself as the server would, to try keys, input methods and the summary of errors. */
export function FormPart() {
  const t = useText(galleryMessages);
  const { value, change, clear } = useDraft<MeetingDraft>("gallery meeting", NOTHING);
  const { topic, against, held } = value;
  const [errors, setErrors] = useState(NO_ERRORS);
  const [sent, setSent] = useState(0);

  function send() {
    const found: FieldError[] = [];
    if (topic === "") found.push({ path: "topic", message: { zh: "写上议题", en: "State the topic" } });
    if (against === undefined || against > 3)
      found.push({
        path: "against",
        message: { zh: "三项相加比实到多，弃权最多 3", en: "At most 3 abstained" },
      });
    if (held === "") found.push({ path: "held", message: { zh: "写上开会日期", en: "State the day" } });
    setErrors(found);
    if (found.length > 0) return;
    setSent(sent + 1);
    clear();
  }
  return (
    <Part title={t("form")} wide={3}>
      <Form label="登记会议" onSend={send} errors={errors} labels={LABELS}>
        <FieldRow>
          <TextField
            name="topic"
            label={LABELS.topic}
            value={topic}
            onChange={(next) => change({ topic: next })}
          />
          <NumberField
            name="against"
            label={LABELS.against}
            unit="票"
            value={against}
            onChange={(next) => change({ against: next })}
          />
          <DateField
            name="held"
            label={LABELS.held}
            value={held}
            onChange={(next) => change({ held: next })}
          />
        </FieldRow>
        <FormActions>
          <Button kind="pri" type="submit">
            登记会议
          </Button>
          <Button blocked="支委会还差 1 人到会">直接通过</Button>
        </FormActions>
        {sent > 0 && (
          <MessageLine kind="ok" word="已登记">
            第 {sent} 次，支委会月度次数已算上
          </MessageLine>
        )}
      </Form>
    </Part>
  );
}
