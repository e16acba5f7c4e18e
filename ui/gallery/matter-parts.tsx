import { useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { Checks, CheckLine } from "#ui/mark/check-line.tsx";
import { DueList } from "#ui/mark/due-list.tsx";
import { Figure, FigureRow } from "#ui/mark/figure.tsx";
import { FindingCard } from "#ui/mark/finding-card.tsx";
import { Ruler } from "#ui/mark/ruler.tsx";
import { Counter } from "#ui/page/counter.tsx";
import { Facts } from "#ui/page/facts.tsx";
import { RuleText } from "#ui/page/rule-text.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { galleryMessages } from "./messages.ts";
import { Part } from "./part.tsx";
import { DUE, FACTS, STAGES } from "./samples.ts";

export function MatterParts() {
  const t = useText(galleryMessages);
  return (
    <>
      <FigurePart />
      <CheckPart />
      <FindingPart />
      <RulerPart />
      <FactParts />
      <Part title={t("due")} wide={3}>
        <DueList
          label="今日"
          today="2026-11-23"
          items={DUE.map((due) => ({ ...due, action: <Button small>{due.verb}</Button> }))}
        />
      </Part>
    </>
  );
}

function FigurePart() {
  const t = useText(galleryMessages);
  const [open, setOpen] = useState(false);
  return (
    <Part title={t("figures")}>
      <p className="lg">
        全年完成 <Figure value={338} label="完成" open={open} onOpen={() => setOpen(!open)} /> 项，无权打开{" "}
        <Figure value={15} /> 项。
      </p>
      <FigureRow
        items={[
          {
            key: "members",
            label: "党员",
            figure: <Figure value={2918} label="党员" onOpen={() => setOpen(!open)} />,
          },
          {
            key: "branches",
            label: "支部",
            figure: <Figure value={86} label="支部" onOpen={() => setOpen(!open)} />,
          },
        ]}
      />
    </Part>
  );
}

function CheckPart() {
  const t = useText(galleryMessages);
  return (
    <Part title={t("checks")}>
      <Checks label="守则">
        <CheckLine result="met" verdict="可以开会" article="第十九条">
          实到 21 人，超过应到 25 人的一半
        </CheckLine>
        <CheckLine result="warn">谈话比期限晚 3 天</CheckLine>
        <CheckLine result="stop">公示还差 1 个工作日，11月24日起可以办</CheckLine>
        <CheckLine result="unknown">应到人数没有登记</CheckLine>
      </Checks>
    </Part>
  );
}

function FindingPart() {
  const t = useText(galleryMessages);
  return (
    <Part title={t("finding")}>
      <FindingCard
        title="材料由系统能生成"
        saves="−9 件"
        basis="依据：数据元重合 100%"
        open
        actions={
          <>
            <Button kind="pri" small>
              采纳
            </Button>
            <Button small>不采纳</Button>
            <Button kind="text" small>
              看 9 件
            </Button>
          </>
        }
      >
        申请人登记表等 9 件，内容全在人员档案里
      </FindingCard>
      <FindingCard title="同一次会议记了三遍" saves="−4 件" taken>
        支委会记录、征求意见、座谈会分成三件
      </FindingCard>
    </Part>
  );
}

function RulerPart() {
  const t = useText(galleryMessages);
  return (
    <Part title={t("ruler")} wide={3}>
      <Ruler
        label="25 步，分 5 个阶段"
        stages={STAGES}
        onOpen={() => undefined}
        caption={
          <>
            <span>已办 14 步，另有公示 7a</span>
            <span className="b">正在办：第 15 步 支部大会讨论</span>
            <span>下一步：16 上级派人谈话</span>
            <span className="end">规则：2026 年修订本，自 2026-05-11 起</span>
          </>
        }
      />
    </Part>
  );
}

function FactParts() {
  const t = useText(galleryMessages);
  return (
    <>
      <Part title={t("facts")} wide={2}>
        <Sheet
          title="基本事实"
          note="每一项都有出处和日期"
          aside={<Counter toFill={5} known={31} />}
          space="list"
        >
          <Facts label="基本事实" facts={FACTS} />
        </Sheet>
      </Part>
      <Part title={t("checks")}>
        <RuleText source="发展党员工作细则 第二十条 · 要点转述">
          大会采取无记名投票，一人一议一表决。赞成人数超过应到会有表决权党员的半数，才能通过。
        </RuleText>
      </Part>
    </>
  );
}
