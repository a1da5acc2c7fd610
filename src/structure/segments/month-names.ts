// Month names: the twelve months in the languages that official documents are most often in.

/** Small letters, January first; in the form that stands beside a day. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts april maj juni juli august september oktober november december',
  'januar februar mars april mai juni juli august september oktober november desember',
  'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'ledna února března dubna května června července srpna září října listopadu prosince',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  'ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
].map((names) => names.split(' '))
const ABBREVIATED = [...MONTH_NAMES[0]!.map((name) => name.slice(0, 3)), 'sept']

/** Number of a month by its name or English abbreviation, small letters. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...ABBREVIATED.map((name, index): [string, number] => [name, name === 'sept' ? 9 : index + 1]),
  ...MONTH_NAMES.flatMap((names) => names.map((name, index): [string, number] => [name, index + 1])),
])

/** Pattern of any of them. */
export const ANY_MONTH = [...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')

/** 1–12; null for a word that names no month. */
export const monthNumber = (name: string): number | null => MONTH_NUMBERS.get(name.toLowerCase()) ?? null
