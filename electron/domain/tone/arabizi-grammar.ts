/**
 * Short Arabizi words that no consonants could tell, and the folded Arabic they stand for. Grammar, not rules: the pack
 * has no say in it.
 */
const written = `
ya:يا w:و wa:و el:ال l:ال al:ال il:ال la:لا laa:لا ma:ما mesh:مش mish:مش mch:مش msh:مش mech:مش mich:مش mouch:مش moush:مش
mannak:مانك manak:مانك mannik:مانك manno:مانو mano:مانو manna:ماني mani:ماني mafi:مافي mafe:مافي lam:لم lan:لن bala:بلا
kel:كل kil:كل kl:كل kull:كل kol:كل kello:كله kelo:كله killo:كله kellon:كلهم kelon:كلهم killon:كلهم kelkon:كلكن kelkun:كلكن kilkon:كلكن
kella:كلها kela:كلها kelna:كلنا min:من men:من mn:من mnel:من 3an:عن 3a:ع 3ala:على 3al:ال 3l:ال fi:في fe:في bi:ب bel:ال bil:ال
ma3:مع la2:لا eza:اذا iza:اذا iz:اذا law:لو lw:لو aw:او bas:بس bass:بس ella:الا illa:الا gher:غير ghayr:غير 8er:غير
ana:انا enta:انت inta:انت ente:انتي inte:انتي enti:انتي inti:انتي ento:انتو entou:انتو into:انتو intou:انتو intu:انتو
howe:هو huwe:هو houwe:هو huwwe:هو howwe:هو hiye:هي hiyye:هي heye:هي henne:هني henneh:هني hinne:هني hene:هني hinni:هني
na7na:نحنا ne7na:نحنا ni7na:نحنا nehna:نحنا n7na:نحنا hayda:هيدا haida:هيدا hyda:هيدا heda:هيدا hada:هدا hayde:هيدي hayde:هيدي haydi:هيدي haidi:هيدي hayde:هيدي
haydol:هيدول haydole:هيدول hol:هول hole:هول hawde:هودي hawdik:هوديك hal:هال lli:اللي le:اللي yalli:يللي yali:يللي eli:اللي elli:اللي
hek:هيك heik:هيك heyk:هيك shu:شو shou:شو chou:شو chu:شو sho:شو shi:شي chi:شي lesh:ليش leish:ليش lech:ليش leich:ليش kif:كيف keef:كيف
wen:وين wein:وين min:مين hon:هون honik:هونيك enno:انو inno:انو eno:انو ino:انو enna:انها ennon:انهم abel:قبل ba3d:بعد
lezem:لازم lazem:لازم lezim:لازم lazim:لازم badna:بدنا bedna:بدنا baddna:بدنا badde:بدي badi:بدي bade:بدي baddo:بدو baddak:بدك badak:بدك
ra7:رح rah:رح 3am:عم 3m:عم kan:كان ken:كان kenet:كانت kenit:كانت keno:كانو alla:الله allah:الله walla:والله wallah:والله
nes:ناس nas:ناس 3alam:عالم 3alem:عالم sha3b:شعب cha3b:شعب jame3a:جماعه jame3t:جماعه balad:بلد bled:بلاد wled:ولاد awled:اولاد
akh:اخ ekht:اخت ekhtak:اختك e5tak:اختك emmak:امك emak:امك immak:امك omak:امك emmo:امه emo:امه abouk:ابوك bayyak:بيك
wla:ولا wlak:ولك wlek:ولك wle:ولي walak:ولك yel3an:يلعن yil3an:يلعن yl3an:يلعن tfeh:تفه tfou:تفو tfeh:تفه toz:طز tozz:طز tez:طيز tiz:طيز
`;

const known = new Map(
  written
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** The folded Arabic word that a short Arabizi word stands for. */
export const arabicFor = (word: string): string | undefined => known.get(word);

/** Attached particles that may stand before an Arabizi word, with the Arabic ones they stand for. */
export const arabiziPrefixes: readonly (readonly [string, string])[] = [
  ['wel', 'وال'], ['bel', 'بال'], ['lal', 'لل'], ['hal', 'هال'], ['3al', 'عال'], ['bi', 'ب'], ['ya', 'يا'], ['el', 'ال'],
  ['al', 'ال'], ['il', 'ال'], ['w', 'و'], ['l', 'ال'], ['b', 'ب'],
]; // prettier-ignore

/** Pronouns that end a word. */
export const arabiziPronouns = ['kon', 'kun', 'hon', 'on', 'un', 'ak', 'ik', 'ek', 'ta', 'to', 'tak', 'na', 'ne', 'o', 'ou', 'ha', 'a', 'i'] as const; // prettier-ignore

/** Feminine and plural endings of a noun, in place of the `ه` of its Arabic form or after its last letter. */
export const arabiziEndings = ['eh', 'ah', 'a', 'e', 'at', 'et', 'it', 'in', 'een', 'ine', 'on', 'oun', 'een', 'en', 'tein'] as const; // prettier-ignore

const tenses = /^(?:7a|ha|la|ra7|b|m|s)(?=[ytnaei])/;
const persons = /^[ytnaeio]/;
const verbEndings = ['', 'o', 'ou', 'u', 'w', 'oun', 'on', 'in', 'i', 'e', 'na', 't', 'et', 'it', 'to', 'tou', 'te', 'ti'] as const; // prettier-ignore

/** Calls `visit` with every stem of which an Arabizi word may be a tense and person. */
export function eachArabiziVerb(word: string, visit: (stem: string) => void): void {
  for (const rest of [word, word.replace(tenses, '')]) {
    if (!persons.test(rest)) continue;
    const bare = rest.slice(1);
    for (const begun of /^[aeiou]/.test(bare) ? [bare, bare.slice(1)] : [bare]) eachEnd(begun, visit);
  }
  eachEnd(word, visit);
}

function eachEnd(word: string, visit: (stem: string) => void): void {
  for (const ending of verbEndings)
    if (word.length > ending.length + 2 && word.endsWith(ending))
      visit(ending === '' ? word : word.slice(0, -ending.length));
}
