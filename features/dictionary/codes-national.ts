import { type CodeEntry, type CodeList, rows } from "./shapes.ts";

/** GB/T 2261.1-2003. The words of a roster are 男 and 女 only; 0 and 9 come from old systems. */
export const SEX: CodeList = {
  name: { zh: "性别", en: "Sex" },
  standard: "GB/T 2261.1-2003",
  entries: rows([
    ["1", "男", "Male", "男性"],
    ["2", "女", "Female", "女性"],
    ["0", "未知的性别", "Unknown"],
    ["9", "未说明的性别", "Not stated"],
  ]),
};

const PEOPLES = `汉 Han|蒙古 Mongol|回 Hui|藏 Tibetan|维吾尔 Uygur|苗 Miao|彝 Yi|壮 Zhuang|布依 Buyei|朝鲜 Korean|满 Manchu|侗 Dong|瑶 Yao|白 Bai|土家 Tujia|哈尼 Hani|哈萨克 Kazak|傣 Dai|黎 Li|傈僳 Lisu|佤 Va|畲 She|高山 Gaoshan|拉祜 Lahu|水 Sui|东乡 Dongxiang|纳西 Naxi|景颇 Jingpo|柯尔克孜 Kirgiz|土 Tu|达斡尔 Daur|仫佬 Mulao|羌 Qiang|布朗 Blang|撒拉 Salar|毛南 Maonan|仡佬 Gelao|锡伯 Xibe|阿昌 Achang|普米 Pumi|塔吉克 Tajik|怒 Nu|乌孜别克 Uzbek|俄罗斯 Russian|鄂温克 Ewenki|德昂 Deang|保安 Bonan|裕固 Yugur|京 Gin|塔塔尔 Tatar|独龙 Derung|鄂伦春 Oroqen|赫哲 Hezhen|门巴 Monba|珞巴 Lhoba|基诺 Jino`;

/** Spellings of earlier editions and frequent slips of lists in circulation. */
const OLD_PEOPLES: Readonly<Record<string, readonly string[]>> = {
  "31": ["达翰尔族"],
  "36": ["毛难族"],
  "46": ["崩龙族"],
};

/** GB/T 3304-1991, numeric codes; a minority is every code but 01. */
export const ETHNICITY: CodeList = {
  name: { zh: "民族", en: "Ethnicity" },
  standard: "GB/T 3304-1991",
  entries: [
    ...PEOPLES.split("|").map(ethnicity),
    { code: "97", name: { zh: "其他", en: "Other" }, heading: true },
    { code: "98", name: { zh: "外国血统中国籍人士", en: "Citizen of foreign descent" }, heading: true },
  ],
};

function ethnicity(pair: string, index: number): CodeEntry {
  const [short = "", en = ""] = pair.split(" ");
  const code = String(index + 1).padStart(2, "0");
  const olds = OLD_PEOPLES[code];
  const entry = { code, name: { zh: `${short}族`, en }, shorts: [short] };
  return olds ? { ...entry, olds } : entry;
}

/**
 * GB/T 4658-2006. Names are the short ones of daily work; the standard's long names are aliases. Codes 72 and 82
 * are met for 73 and 83 in old systems and are read, never written.
 */
export const EDUCATION: CodeList = {
  name: { zh: "学历", en: "Education" },
  standard: "GB/T 4658-2006",
  entries: rows([
    ["10", "研究生", "Postgraduate", "研究生教育", "研究生毕业", "研究生学历"],
    ["11", "博士研究生", "Doctoral graduate", "博士研究生毕业", "博士毕业", "博士"],
    ["12", "博士研究生结业", "Doctoral course completed", "博士结业"],
    ["13", "博士研究生肄业", "Doctoral course not finished", "博士肄业"],
    ["14", "硕士研究生", "Master's graduate", "硕士研究生毕业", "硕士毕业", "硕士"],
    ["15", "硕士研究生结业", "Master's course completed", "硕士结业"],
    ["16", "硕士研究生肄业", "Master's course not finished", "硕士肄业"],
    ["17", "研究生班毕业", "Postgraduate class", "研究生班"],
    ["18", "研究生班结业", "Postgraduate class completed"],
    ["19", "研究生班肄业", "Postgraduate class not finished"],
    [
      "21",
      "大学本科",
      "Bachelor's degree course",
      "大学本科毕业",
      "本科毕业",
      "本科",
      "大学",
      "大本",
      "大学本科教育",
    ],
    ["22", "大学本科结业", "Bachelor's course completed", "本科结业"],
    ["23", "大学本科肄业", "Bachelor's course not finished", "本科肄业"],
    ["28", "大学普通班", "Ordinary university class", "大学普通班毕业", "大普"],
    [
      "31",
      "大学专科",
      "College diploma",
      "大学专科毕业",
      "大专毕业",
      "专科毕业",
      "大专",
      "专科",
      "大学专科教育",
    ],
    ["32", "大学专科结业", "College course completed", "大专结业"],
    ["33", "大学专科肄业", "College course not finished", "大专肄业"],
    ["41", "中专", "Secondary specialised school", "中专毕业", "中等专科", "中等专科毕业", "中等专业学校"],
    ["42", "中专结业", "Secondary specialised course completed", "中等专科结业"],
    ["43", "中专肄业", "Secondary specialised course not finished", "中等专科肄业"],
    ["44", "职高", "Vocational high school", "职高毕业", "职业高中", "职业高中毕业"],
    ["45", "职高结业", "Vocational high school completed", "职业高中结业"],
    ["46", "职高肄业", "Vocational high school not finished", "职业高中肄业"],
    ["47", "技校", "Technical school", "技校毕业", "技工学校", "技工学校毕业", "中技"],
    ["48", "技校结业", "Technical school completed", "技工学校结业"],
    ["49", "技校肄业", "Technical school not finished", "技工学校肄业"],
    ["61", "高中", "High school", "高中毕业", "普通高中", "普通高中毕业"],
    ["62", "高中结业", "High school completed", "普通高中结业"],
    ["63", "高中肄业", "High school not finished", "普通高中肄业"],
    ["71", "初中", "Junior high school", "初中毕业"],
    ["73", "初中肄业", "Junior high school not finished", "72"],
    ["81", "小学", "Primary school", "小学毕业"],
    ["83", "小学肄业", "Primary school not finished", "82"],
    ["90", "其他学历", "Other", "其他", "文盲", "半文盲", "文盲或半文盲"],
  ]),
};

/** GB/T 4762-1984. Derived from the member type, never typed beside it. */
export const POLITICAL_STATUS: CodeList = {
  name: { zh: "政治面貌", en: "Political status" },
  standard: "GB/T 4762-1984",
  entries: rows([
    ["01", "中国共产党党员", "Member of the Communist Party of China", "中共党员", "党员"],
    ["02", "中国共产党预备党员", "Probationary member", "中共预备党员", "预备党员"],
    ["03", "中国共产主义青年团团员", "Member of the Youth League", "共青团员", "团员"],
    ["04", "民革会员", "RCCK member", "民革党员", "民革"],
    ["05", "民盟盟员", "CDL member", "民盟"],
    ["06", "民建会员", "CNDCA member", "民建"],
    ["07", "民进会员", "CAPD member", "民进"],
    ["08", "农工党党员", "CPWDP member", "农工党", "农工民主党"],
    ["09", "致公党党员", "Zhi Gong member", "致公党"],
    ["10", "九三学社社员", "Jiusan member", "九三学社", "九三"],
    ["11", "台盟盟员", "TDSL member", "台盟"],
    ["12", "无党派民主人士", "Non-party personage", "无党派人士", "无党派"],
    ["13", "群众", "No party"],
  ]),
};
