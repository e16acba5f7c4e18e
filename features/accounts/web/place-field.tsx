import { codeName } from "#features/dictionary/contract.ts";
import { call } from "#ui/api/call.ts";
import { ComboBox } from "#ui/form/combo-box.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import type { FieldProps } from "#ui/form/field-frame.tsx";
import { useLanguage } from "#ui/language/language.tsx";
import { searchPlaces } from "../grants.contract.ts";

interface PlaceFieldProps extends FieldProps {
  value: ComboOption | undefined;
  onChange: (place: ComboOption | undefined) => void;
}

/** A body chosen by its name. Administrators see names only, never what the body holds. */
export function PlaceField(props: PlaceFieldProps) {
  const { language } = useLanguage();
  async function search(text: string, signal: AbortSignal): Promise<ComboOption[]> {
    if ([...text.trim()].length < 2) return [];
    const { places } = await call(searchPlaces, { text }, { signal });
    return places.map((place) => ({
      value: place.id,
      label: place.name,
      detail: place.above ?? codeName("body_kind", place.kind, language),
    }));
  }
  return <ComboBox {...props} search={search} />;
}
