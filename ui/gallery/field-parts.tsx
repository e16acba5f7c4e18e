import { useState } from "react";
import { Checkbox, Toggle } from "#ui/form/checkbox.tsx";
import { ComboBox } from "#ui/form/combo-box.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { DateField } from "#ui/form/date-field.tsx";
import { NumberField } from "#ui/form/number-field.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextArea, TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { galleryMessages } from "./messages.ts";
import { Part } from "./part.tsx";
import { BRANCHES } from "./samples.ts";

export function FieldParts() {
  const t = useText(galleryMessages);
  return (
    <>
      <Part title={t("fields")} wide={2}>
        <div className="four">
          <Numbers />
          <Texts />
        </div>
      </Part>
      <Part title={t("choices")}>
        <Choices />
      </Part>
    </>
  );
}

function Numbers() {
  const [present, setPresent] = useState<number | undefined>(21);
  const [votes, setVotes] = useState<number | undefined>(20);
  const [none, setNone] = useState<number | undefined>(4);
  return (
    <>
      <NumberField
        name="present"
        label="实到会有表决权"
        unit="人"
        value={present}
        onChange={setPresent}
        max={25}
      />
      <NumberField
        name="due"
        label="应到会有表决权"
        unit="人"
        value={25}
        onChange={() => undefined}
        readOnly
        source={{ kind: "computed", text: "大会当天名册" }}
      />
      <NumberField name="for" label="赞成" unit="票" hint="不含书面意见" value={votes} onChange={setVotes} />
      <NumberField
        name="abstained"
        label="弃权"
        unit="票"
        error="三项相加是 24，比实到多 3"
        value={none}
        onChange={setNone}
      />
    </>
  );
}

function Texts() {
  const [day, setDay] = useState("2026-11-23");
  const [born, setBorn] = useState("1998-07");
  const [branch, setBranch] = useState<ComboOption>();
  const [kind, setKind] = useState<"party" | "branch" | undefined>();
  const [late, setLate] = useState("");
  const [text, setText] = useState("");
  return (
    <>
      <DateField
        name="day"
        label="大会日期"
        value={day}
        onChange={setDay}
        min="2026-10-23"
        max="2026-12-31"
      />
      <DateField
        name="born"
        label="出生日期"
        least="year"
        hint="只知道年、月也可以"
        value={born}
        onChange={setBorn}
      />
      <ComboBox name="branch" label="所在支部" options={BRANCHES} value={branch} onChange={setBranch} />
      <Select
        name="kind"
        label="类别"
        options={[
          { value: "party", label: "党委" },
          { value: "branch", label: "党支部" },
        ]}
        value={kind}
        onChange={setKind}
      />
      <TextField name="late" label="超期原因" note="超期可以办，要写明原因" value={late} onChange={setLate} />
      <TextArea name="text" label="议了什么，定了什么" optional rows={2} value={text} onChange={setText} />
    </>
  );
}

function Choices() {
  const [come, setCome] = useState(true);
  const [on, setOn] = useState(true);
  const [meeting, setMeeting] = useState<"all" | "committee" | "lecture">("committee");
  const [how, setHow] = useState<"good" | "all">("good");
  return (
    <div className="stack">
      <div className="ticks">
        <Checkbox name="come" label="邵听澜" sub="书记" checked={come} onChange={setCome} />
        <Checkbox name="some" label="部分" checked={false} some onChange={() => undefined} />
        <Toggle name="on" label="到期提醒" on={on} onChange={setOn} />
      </div>
      <RadioGroup
        name="meeting"
        label="什么会"
        look="strip"
        options={[
          { value: "all", label: "党员大会" },
          { value: "committee", label: "支委会" },
          { value: "lecture", label: "党课" },
        ]}
        value={meeting}
        onChange={setMeeting}
      />
      <RadioGroup
        name="how"
        label="怎样导入"
        look="cards"
        options={[
          { value: "good", label: "先导无误的", sub: "余下 45 行存成一张表" },
          { value: "all", label: "全部改好再导", sub: "有一处错就不写入" },
        ]}
        value={how}
        onChange={setHow}
      />
    </div>
  );
}
