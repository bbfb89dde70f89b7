import type { TextLanguage } from '../language.ts';
import { fold } from '../text/fold.ts';

/** Function words by which a Latin-script language shows itself. Grammar, not rules: the pack has no say in it. */
const written: Readonly<Record<Exclude<TextLanguage, 'ar'>, string>> = {
  en: `the a an and or but of to in is are was were be been being have has had do does did will would can could should
    may might must i you he she it we they me him her us them my your his its our their this that these those what which
    who when where why how all any some no not with for from at by about as if than then there here out up down over so
    just like get got go going want know think people because really very more most much many never always too into only
    dont cant isnt im youre thats its ive theyre wont hate love good bad new now one make say said every everyone`,
  fr: `le la les un une des du de et ou mais donc or ni car que qui quoi dont est sont etait etre avoir ai as avons avez
    ont je tu il elle nous vous ils elles me te se lui leur mon ma mes ton ta tes son sa ses notre votre nos vos ce cet
    cette ces dans sur sous avec sans pour par chez vers plus moins tres trop bien mal pas ne jamais rien tout tous toute
    toutes aussi comme quand comment pourquoi si oui non faire fait suis es sommes etes au aux en y d l n j c qu s m t
    ca cela encore meme autre autres entre contre apres avant toujours beaucoup peu gens faut peut sale espece bande`,
  arabizi: `ana enta enti inta inti ente hiye huwe houwe howe hayda haida hayde haydi haydol hek heik hal shou shu chou
    chu lesh leish lech leh kif keef wen wein mesh mish mech mich msh mafi ma fi fiye la2 la eh na3am aywa yalla yala
    habibi habibe habibti khalas khalass walla wallah inshallah nshalla hamdella ktir kteer kter ktr shway shwaye chwaye
    bas bass kamen kamena kmn hon honik hala halla2 hala2 halla w ya yaa 3a 3al 3am 3an 3and 3ande 3ala ma3 ma3e ba3d
    ba3den bi bel bil min men mn mnel lal el l il al kel kil kell kello kelna kelkon ele eli yalli yali elle lli badde
    baddo badna baddak bade ken kenet kan kanet sar saret rah ra7 lah la7 jeye ija rou7 rouh rou7o 3emel 3mel enno inno
    eno iza iz wa2et wa2t bukra bokra mbere7 lyom lyoum nes nas sha3b balad lebnen lebnan wlak wlek akid aked tab tayeb
    metel mitel mtl zay abel men hayet hayete omak emmak immak bayyak khayye kheye akh ekht waynak bhebbak b7ebak`,
};

const sets = Object.fromEntries(
  Object.entries(written).map(([language, words]) => [language, new Set(words.split(/\s+/).map(fold))]),
) as Record<Exclude<TextLanguage, 'ar'>, Set<string>>;

export const isFrequent = (language: Exclude<TextLanguage, 'ar'>, word: string): boolean => sets[language].has(word);
