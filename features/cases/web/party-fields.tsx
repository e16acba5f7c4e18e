import { findPerson } from "#features/people/contract.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { ComboBox } from "#ui/form/combo-box.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import type { FieldProps } from "#ui/form/field-frame.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useText } from "#ui/language/language.tsx";
import { nameBody } from "../choices.contract.ts";
import { fieldMessages } from "./field-messages.ts";
import { nameOf, remember, searchBodiesByName, searchPeopleByName } from "./party-search.ts";

interface PartyFieldProps extends FieldProps {
  /** Id of what is chosen; "" when nothing is. */
  value: string;
  onChange: (id: string) => void;
}

/** A person by name within the reader's reach. */
export function PersonField({ value, onChange, ...field }: PartyFieldProps) {
  const name = usePersonName(value);
  return (
    <ComboBox
      {...field}
      value={value === "" ? undefined : { value, label: name }}
      search={searchPeopleByName}
      onChange={(option) => onChange(take(option))}
    />
  );
}

/** A body by name, anywhere in the city. */
export function BodyField({ value, onChange, ...field }: PartyFieldProps) {
  const name = useBodyName(value);
  return (
    <ComboBox
      {...field}
      value={value === "" ? undefined : { value, label: name }}
      search={searchBodiesByName}
      onChange={(option) => onChange(take(option))}
    />
  );
}

interface PeopleFieldProps extends FieldProps {
  value: readonly string[];
  onChange: (ids: string[]) => void;
  most: number | undefined;
}

/** Several people: each that was taken stands as a line that can be taken out again. */
export function PeopleField({ value, onChange, most, ...field }: PeopleFieldProps) {
  const full = most !== undefined && value.length >= most;
  return (
    <div className="people-field">
      {!full && (
        <ComboBox
          {...field}
          key={value.length}
          value={undefined}
          search={searchPeopleByName}
          onChange={(option) => {
            const id = take(option);
            if (id !== "" && !value.includes(id)) onChange([...value, id]);
          }}
        />
      )}
      {full && <p className="lab">{field.label}</p>}
      {value.length > 0 && (
        <ul className="taken" aria-label={field.label}>
          {value.map((id) => (
            <TakenPerson key={id} id={id} onLeave={() => onChange(value.filter((one) => one !== id))} />
          ))}
        </ul>
      )}
    </div>
  );
}

function TakenPerson({ id, onLeave }: { id: string; onLeave: () => void }) {
  const t = useText(fieldMessages);
  const name = usePersonName(id);
  return (
    <li>
      <span>{name}</span>
      <Button kind="text" small aria-label={t("takeOut", { name })} onClick={onLeave}>
        <Glyph name="close" />
      </Button>
    </li>
  );
}

function take(option: ComboOption | undefined): string {
  if (option === undefined) return "";
  remember(option.value, option.label);
  return option.value;
}

/** The name behind an id that was typed before and is read again. */
function usePersonName(id: string): string {
  const held = nameOf(id);
  const found = useLook(findPerson, { personId: id as never }, { enabled: id !== "" && held === undefined });
  return held ?? found.data?.name ?? "…";
}

function useBodyName(id: string): string {
  const held = nameOf(id);
  const found = useLook(nameBody, { bodyId: id }, { enabled: id !== "" && held === undefined });
  return held ?? found.data?.name ?? "…";
}
