/**
 * The boundary of bylines whose title and people are both in Chinese or Korean writing, `中文分词研究王小明, 李华`: a name there is
 * a family name, of which few are common, and one or two letters.
 */
import type { Byline } from './byline';

/** The family names of nine in ten people in China, without those that are common last letters of titles too. */
const chinese =
  '王李张劉刘陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈魏薛叶葉阎余潘杜戴汪姜范谭廖邹熊陆郝崔邱秦侯邵孟秘尹钱赖龚庞樊殷颜倪严牛温俞章鲁葛韦毛施陶洪翟詹莫';
/** The twenty that four in five people in Korea have, and the next. */
const korean = '김이박최정강조윤장임한오서신권황안송류전홍유고문양손배백허남심노하곽성차주우구';
const double =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|东方|尉迟|公孙|慕容|长孙|司徒|남궁|황보|선우|독고|제갈)/;

const han = /^[\u3400-\u9fff]+$/;
const hangul = /^[\uac00-\ud7a3]+$/;

/** At most three people are shown (FORMAT.md). */
const shownPeople = 3;

/** Where the first name starts; null where one alone is named, where two places would do, and for any other byline. */
export function familyNameBoundary({ text, end, etAl }: Byline): number | null {
  const letters = /[\uac00-\ud7a3]/.test(text.charAt(end - 1)) ? hangul : han;
  if (!letters.test(text.charAt(end - 1))) return null;
  const parts = text.slice(0, end).split(', ');
  const first = parts.length - shownPeople;
  const from = etAl ? first : Math.max(first, 0);
  for (let index = parts.length - 1; index >= from && index >= 0; index--) {
    const part = parts[index] ?? '';
    if (index > from && isName(part, letters)) continue;
    // A name by itself may as well be the title's last word.
    if (index === parts.length - 1) return null;
    const start = parts.slice(0, index).reduce((sum, { length }) => sum + length + 2, 0);
    const places = [2, 3, 4]
      .filter((length) => length < part.length && isName(part.slice(-length), letters))
      .map((length) => start + part.length - length);
    return places.length === 1 ? (places[0] ?? null) : null;
  }
  return null;
}

/** Whether a text is one whole name: a family name and one or two letters of one script. */
function isName(text: string, letters: RegExp): boolean {
  if (!letters.test(text)) return false;
  if (double.test(text)) return text.length === 3 || text.length === 4;
  const family = letters === hangul ? korean : chinese;
  const most = 3;
  const least = letters === hangul ? 3 : 2;
  return family.includes(text.charAt(0)) && text.length >= least && text.length <= most;
}
