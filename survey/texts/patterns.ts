import type { FlagKind } from './flags.ts';

type Pattern = readonly [FlagKind, RegExp];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** `\b` knows Latin letters only. */
const whole = (inner: string, flags = 'dgu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${inner})(?![\\p{L}\\p{N}])`, flags);

const anyOf = (...words: readonly string[]): string => `(?:${words.map(escaped).join('|')})`;

/** Month names that the county's parents write, of the languages that use another word than the German one. */
const months = anyOf(
  ...['januar', 'jänner', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober'],
  ...['november', 'dezember', 'january', 'february', 'march', 'may', 'june', 'july', 'october', 'december'],
  ...['ocak', 'şubat', 'mart', 'nisan', 'mayıs', 'haziran', 'temmuz', 'ağustos', 'eylül', 'ekim', 'kasım', 'aralık'],
  ...['janvier', 'février', 'mars', 'avril', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'décembre'],
  ...['січня', 'лютого', 'березня', 'квітня', 'травня', 'червня', 'липня', 'серпня', 'вересня', 'жовтня'],
  ...['листопада', 'грудня', 'января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября'],
  ...['октября', 'ноября', 'декабря', 'يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس'],
  ...['سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
);

/** "years (old)" after a number. */
const years = [
  anyOf('Jahre alt', 'Jahre', 'Jahren', 'J.', 'jährige', 'jähriger', 'jähriges', 'jährigen', 'jährigem', 'Monate alt'),
  anyOf('Monate', 'Monaten', 'years old', 'years', 'year old', 'ans', 'anni', 'ani', 'años', 'lat', 'lata', 'vjeç'),
  anyOf('yaşında', 'yaşındaki', 'yaş', 'yaşındadır', 'років', 'роки', 'рік', 'лет', 'года', 'год', 'години'),
  anyOf('سنوات', 'سنة', 'سنين', 'أعوام', 'عام', 'عامًا', 'ساله', 'سال', 'سالە'),
].join('|');

/** What stands before a name. */
const titles = anyOf(
  ...['Frau', 'Fr.', 'Herr', 'Herrn', 'Hr.', 'Dr.', 'Prof.', 'Familie', 'Mr', 'Mr.', 'Mrs', 'Mrs.', 'Ms', 'Ms.'],
  ...['Erzieherin', 'Erzieher', 'Leiterin', 'Leiter', 'Lehrerin', 'Lehrer', 'Leitung', 'Tante', 'Onkel', 'Miss'],
  ...['Sayın', 'Bay', 'Bayan', 'Pani', 'Pan', 'Пані', 'Пан', 'Madame', 'Monsieur', 'Signora', 'Doamna', 'Domnul'],
);

/** The same in Arabic and Persian letters, with or without the article. */
const rightTitles = anyOf(
  ...['السيدة', 'السيد', 'الآنسة', 'الأستاذة', 'الأستاذ', 'المعلمة', 'المعلم', 'الدكتورة', 'الدكتور', 'المربية'],
  ...['المربي', 'المديرة', 'المدير', 'سيدة', 'أستاذة', 'أستاذ', 'معلمة', 'معلم', 'أم', 'أبو', 'خانم', 'آقای', 'آقا'],
);

/** "My name is". */
const called = anyOf(
  ...['ich heiße', 'ich heisse', 'mein Name ist', 'heißt', 'heisst', 'namens', 'my name is', 'his name is'],
  ...['her name is', 'benim adım', 'adım', 'adı', 'je m’appelle', "je m'appelle", 'mi chiamo', 'mă numesc'],
  ...['мене звати', 'звати', 'меня зовут', 'зовут', 'اسمي', 'اسمه', 'اسمها', 'واسمي', 'اسم ابني', 'اسم ابنتي'],
);

const first = "\\p{Lu}[\\p{L}\\p{M}'-]+";
const arabic = '[\\p{Script=Arabic}\\p{M}]{2,}';

/** Words that begin a German sentence or name a thing, before another capitalised word: no first names. */
const noFirstNames = [
  'Der|Die|Das|Den|Dem|Des|Ein|Eine|Einen|Einem|Einer|Mein|Meine|Meinen|Meiner|Meinem|Unser|Unsere|Unseren|Unserer',
  'Ihr|Ihre|Ihren|Sein|Seine|Kein|Keine|Keinen|Mehr|Weniger|Viel|Viele|Vielen|Alle|Allen|Andere|Bitte|Danke|Gute|Guter',
  'Gutes|Guten|Für|Mit|Ohne|Im|In|Am|An|Auf|Aus|Bei|Beim|Vom|Von|Zum|Zur|Zu|Nach|Seit|Und|Oder|Aber|Wenn|Weil|Dass',
  'Ich|Wir|Sie|Er|Es|Man|Nur|Sehr|Auch|Nicht|Noch|Schon|Immer|Manche|Manchmal|Diese|Dieser|Dieses|Jede|Jeder|Jedes',
  'Kita|Kindergarten|Schule|Stadt|Grundschule|Deutsch|Deutsche|Deutschen|Liebe|Lieber|Sehr|Mein|Was|Wie|Wo|Warum|Bessere',
].join('|');

const fixed: readonly Pattern[] = [
  ['mail', /[\p{L}\p{N}._%+-]+ ?(?:@|\(at\)|\[at\]) ?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/dgiu],
  [
    'url',
    /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}.@-])[\p{L}\p{N}-]+\.(?:de|com|org|net|info|eu|tr|ua)(?![\p{L}\p{N}])\S*/dgiu,
  ],
  ['date', /(?<!\p{N})\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}(?!\p{N})/dgu],
  ['date', /(?<!\p{N})\p{Nd}{1,2} ?[./-] ?\p{Nd}{1,2}(?:[./-] ?(?:\p{Nd}{4}|\p{Nd}{2}))?\.?(?!\p{N})/dgu],
  ['date', whole(`\\p{Nd}{1,2}\\.? ?${months}(?: ?\\p{Nd}{4})?`, 'dgiu')],
  ['phone', /(?<![\p{N}\p{L}])(?:\+|\(?0|٠|۰)[\p{Nd} ()/.-]{5,}\p{Nd}/dgu],
  ['phone', /(?<![\p{N}\p{L}])\p{Nd}(?:[ /-]?\p{Nd}){6,}(?!\p{N})/dgu],
  [
    'street',
    /(?<!\p{L})\p{Lu}[\p{L}.-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm|markt)(?: ?\p{Nd}+ ?[a-z]?(?!\p{L}))?/dgu,
  ],
  [
    'street',
    /(?<!\p{L})\p{Lu}[\p{L}]+(?:er|e) (?:Straße|Strasse|Str\.|Weg|Platz|Allee)(?: ?\p{Nd}+ ?[a-z]?(?!\p{L}))?/dgu,
  ],
  ['street', /(?<!\p{L})(?:شارع|خیابان|вулиця|вул\.|улица|ул\.) ?\S+(?: ?\p{Nd}+)?/dgu],
  ['street', /(?<!\p{L})\p{Lu}\p{L}+ (?:Sokak|Sokağı|Sok\.|Caddesi|Cad\.)(?: ?(?:No:? ?)?\p{Nd}+)?/dgu],
  ['postcode', /(?<!\p{N})\p{Nd}{5}(?!\p{N})/dgu],
  ['age', new RegExp(`(?<!\\p{N})\\p{Nd}{1,2}[ -]?(?:${years})(?!\\p{L})`, 'dgiu')],
  ['age', /(?<!\p{L})(?:zwei|drei|vier|fünf|sechs|sieben|ein)jährige[rsnm]?(?!\p{L})/dgiu],
  ['name', new RegExp(`(?<!\\p{L})${titles} (?:${first})(?: ${first})?`, 'dgu')],
  ['name', new RegExp(`(?<![\\p{L}\\p{M}])${rightTitles} ${arabic}(?: (?:ال)?${arabic}(?=[.،,]|$))?`, 'dgu')],
  ['name', new RegExp(`(?<!\\p{L})${called} (?<what>[\\p{L}\\p{M}'-]{2,}(?: ${first})?)`, 'dgiu')],
  ['name', new RegExp(`(?<!\\p{L})${first} (?:Hanım|Bey|Hoca|Öğretmen|Abla)(?!\\p{L})`, 'dgu')],
  [
    'name',
    new RegExp(
      `(?<![\\p{L}-])(?!(?:${noFirstNames}) )${first} (?!(?:Sie|Ihnen|Ihr|Ihre|Ihren|Ihrer)(?!\\p{L}))${first}(?!\\p{L})`,
      'dgu',
    ),
  ],
  ['number', /\p{Nd}+/dgu],
];

/** Words that are in many facilities' names and name none. */
const common =
  /^(?:kita|kindergarten|familienzentrum|grundschule|schule|städtische|evangelische|katholische|erfunden)$/iu;

/** A name and each word of it that is long enough to be one, with the endings that languages add (`Wittens`, `Witten'de`). */
function placePatterns(names: readonly string[]): readonly Pattern[] {
  const words = names.flatMap((name) => {
    const bare = name.replaceAll(/\([^)]*\)/g, ' ').trim();
    return [bare, ...bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4 && !common.test(word))];
  });
  const known = [...new Set(words.filter((word) => word.length >= 3))].toSorted((a, b) => b.length - a.length);
  if (known.length === 0) return [];
  return [['place', new RegExp(`(?<!\\p{L})${anyOf(...known)}(?:'?\\p{Ll}{0,3})(?!\\p{L})`, 'dgiu')]];
}

/** Where a place is sought: after what is certain from its form, before names of people. */
const placesBefore = fixed.findIndex(([kind]) => kind === 'name');

/** What is sought in a text, in this order. */
export const patternsOf = (names: readonly string[]): readonly Pattern[] => [
  ...fixed.slice(0, placesBefore),
  ...placePatterns(names),
  ...fixed.slice(placesBefore),
];
