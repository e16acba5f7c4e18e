import { useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { useText } from "#ui/language/language.tsx";
import { Dialog } from "#ui/overlay/dialog.tsx";
import { Menu } from "#ui/overlay/menu.tsx";
import { PopoverButton } from "#ui/overlay/popover-button.tsx";
import { Tabs } from "#ui/overlay/tabs.tsx";
import { Tooltip } from "#ui/overlay/tooltip.tsx";
import { galleryMessages } from "./messages.ts";
import { Part } from "./part.tsx";

export function FloatParts() {
  const t = useText(galleryMessages);
  const [asks, setAsks] = useState(false);
  const [chosen, setChosen] = useState("");
  const [tab, setTab] = useState<"facts" | "periods">("facts");
  return (
    <>
      <Part title={t("floats")} wide={2}>
        <div className="row wrap">
          <Menu
            button="更多"
            items={[
              { key: "print", label: "打印", onChoose: () => setChosen("打印") },
              { key: "export", label: "导出", onChoose: () => setChosen("导出") },
              { key: "merge", label: "合并", parted: true, onChoose: () => setChosen("合并") },
            ]}
          />
          <PopoverButton label="筛选">
            {(close) => (
              <Button kind="pri" onClick={close}>
                筛选
              </Button>
            )}
          </PopoverButton>
          <Tooltip text="组织科和本人所在党委可以看明细">
            <Button kind="text">谁可以看</Button>
          </Tooltip>
          <Button onClick={() => setAsks(true)}>显示号码</Button>
          <span role="status">{chosen}</span>
        </div>
        <PurposeDialog open={asks} onClose={() => setAsks(false)} />
      </Part>
      <Part title={t("tabs")}>
        <Tabs
          label={t("tabs")}
          value={tab}
          onChange={setTab}
          tabs={[
            { key: "facts", label: "事实", count: 31, panel: <p>31 项，每一项都有出处。</p> },
            { key: "periods", label: "时期", panel: <p>5 段，最早 2016年9月。</p> },
          ]}
        />
      </Part>
    </>
  );
}

function PurposeDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [purpose, setPurpose] = useState<"check" | "contact">();
  return (
    <Dialog open={open} title="为什么要看公民身份号码" onClose={onClose}>
      <RadioGroup
        name="purpose"
        label="用途"
        look="down"
        options={[
          { value: "check", label: "核对身份" },
          { value: "contact", label: "联系本人" },
        ]}
        value={purpose}
        onChange={setPurpose}
      />
      <div className="row" style={{ paddingTop: 16 }}>
        <Button kind="pri" blocked={purpose === undefined ? "先选用途" : undefined} onClick={onClose}>
          显示号码，记入查看记录
        </Button>
      </div>
    </Dialog>
  );
}
