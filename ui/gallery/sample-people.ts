/** A city of made-up people, reckoned from their place in the list: nothing is stored. */
export interface SamplePerson {
  id: string;
  name: string;
  sex: string;
  born: string;
  branch: string;
  years: number;
}

const TOTAL = 1_076_000;
const FAMILY = "俞樊管路纪褚温邵柏季盛汤祁费屠闵梅裘";
const GIVEN = [
  "见川",
  "以宁",
  "竹声",
  "思齐",
  "晚晴",
  "文川",
  "如砚",
  "听澜",
  "青禾",
  "云舟",
  "知微",
  "若渝",
];
const PLACES = ["长亭里", "石桥", "听潮", "南渡口", "育贤路", "柳岸", "芦花里", "河口"];
/** About as long as a near server takes. */
const ANSWER_MS = 40;

/** Rows from a place on, as the server would give them. */
export async function loadPeople(backwards: boolean, from: number, count: number, signal: AbortSignal) {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ANSWER_MS);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("aborted", "AbortError"));
    });
  });
  const rows = Array.from({ length: Math.max(0, Math.min(count, TOTAL - from)) }, (_, step) =>
    personAt(backwards ? TOTAL - 1 - from - step : from + step),
  );
  return { rows, total: TOTAL };
}

function personAt(index: number): SamplePerson {
  const year = 1950 + (index % 55);
  return {
    id: String(index + 1),
    name: `${FAMILY[Math.floor((index / TOTAL) * FAMILY.length)]}${GIVEN[index % GIVEN.length]}`,
    sex: index % 3 === 0 ? "女" : "男",
    born: `${year}-${String(1 + (index % 12)).padStart(2, "0")}`,
    branch: `${PLACES[index % PLACES.length]}社区第${1 + (index % 9)}党支部`,
    years: index % 50,
  };
}
