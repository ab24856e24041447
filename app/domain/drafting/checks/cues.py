"""The turns of phrase by which the checks tell that a thought is there, per language."""

import re
from functools import cache
from typing import Final, Literal

from app.domain.drafting.kinds import Language

Thought = Literal["thanks", "interest", "reason", "progress", "ask", "about"]

_CUES: Final[dict[Thought, dict[Language, str]]] = {
    "thanks": {
        Language.EN: r"\bthank(?:s| you|ful)\b(?!\s+to\b)|\bgrateful\b|\bappreciat(?:e|ed|ion)\b",
        Language.DE: r"\bdank(?:e|en|bar|esch\w+)?\b(?!\s+(?:der|des|einer|eines|ihrer)\b)|\bbedank\w+",
        Language.FR: r"\bmerci\b|\bremerci\w+|\breconnaissant\w*|\bgratitude\b",
        Language.ES: r"\bgracias\b(?!\s+a\s+(?:que|la|las|los|un|una)\b|\s+al\b)|\bagrade(?:c|z)\w+|\bgratitud\b",
    },
    "interest": {
        Language.EN: (
            r"\binterest(?:ed)?\b(?!\s+rate)|\bkeen\b|\b(?:excited|enthusias\w+|excitement|eager)\b|\bappeals? to me\b|"
            r"\b(?:love|like|welcome) the (?:chance|opportunity)\b|\bhope to (?:join|work|be part)|"
            r"\b(?:good|great|right) fit\b|"
            r"\b(?:would|'d|’d)\s+(?:(?:still|very much|really|gladly|also|indeed|all the more)\s+)*"
            r"(?:love|like|be\s+(?:very\s+)?(?:glad|happy|pleased|delighted|thrilled|honou?red))\s+to\s+"
            r"(?:join|work|take|be part|contribute|do this|become)|"
            r"\blike to (?:join|take it on|work with you|be part)|\bwant (?:this|the|to (?:join|work))\b|"
            r"\bjoining\b[^.!?]{0,40}\b(?:is|remains)\b|\blook(?:ing)? forward to (?:join|work)ing"
        ),
        Language.DE: (
            r"\binteress(?:e|iert|iere)\b|\breizt\b|\bbegeister\w+|"
            r"\bnach wie vor\b[^.!?]{0,120}\b(?:stelle|position|zu)\b|"
            r"\b(?:möchte|würde)\b[^.!?]{0,120}\b(?:arbeiten|anfangen|übernehmen|mitarbeiten|verstärken|tätig|beitreten)\b|"
            r"\bmein wunsch\b|\bmöchte nach wie vor\b"
        ),
        Language.FR: (
            r"\bintérêt\b|\bintéress\w+|\bm['’]attire\b|\benvie de (?:rejoindre|travailler|vous rejoindre)|\bmotiv\w+|"
            r"\b(?:aimerais|souhaite|souhaiterais|serais)\b[^.!?]{0,120}\b(?:rejoindre|travailler|confi\w+|intégrer)|"
            r"\brejoindre\b[^.!?]{0,120}\breste\b|\benthousias\w+"
        ),
        Language.ES: (
            r"\binter[eé]s(?:ad[oa]|a|ando|aría)?\b|\batra(?:e|yendo)\b|\bganas de (?:trabajar|incorporar|formar|unir)|"
            r"\bilusi[oó]n\w*\b[^.!?]{0,120}\b(?:puesto|trabajar|equipo)|\bentusiasm\w+|"
            r"\bgustaría\b[^.!?]{0,120}\b(?:trabajar|unirme|incorporarme|ocupar|asumir|formar parte)|"
            r"\bdeseo trabajar\b|\btrabajar en\b[^.!?]{0,120}\bsigue siendo\b"
        ),
    },
    "reason": {
        Language.EN: (
            r"\binterview\w*|\bconversation\b|\b(?:our|the|good|great) (?:talk|chat|discussion|meeting|call)\b|"
            r"\b(?:met|meet|meeting|speaking|talking|spoke|talked|speak) (?:you|with you|to you|me|at|about|last)\b|"
            r"\bdiscuss\w*|\bbecause\b|\byou (?:told|said|explained|mentioned|described|shared)\b|\bpanel\b"
        ),
        Language.DE: (
            r"\bgespräch\w*|\binterview\w*|\baustausch\b|\bkennen(?:zu)?(?:gelernt|lernen)\b|\bweil\b|\bgetroffen\b|"
            r"\bvorstellungsgespräch\w*|\bgesprochen\b|\berzählt\b|\bunterhalt\w+"
        ),
        Language.FR: (
            r"\bentretien\w*|\béchang(?:e|é|er)\b|\bconversation\b|\brencontr\w+|\bparce qu|\bdiscut\w+|\bdiscussion\b|"
            r"\bvous m['’]avez\b|\bentrevue\b"
        ),
        Language.ES: (
            r"\bentrevist\w+|\bconversa\w+|\bcharla\b|\bencuentro\b|\breunión\b|\bconoc(?:erte|erle|erles|ernos|ido)\b|"
            r"\bporque\b|\bhabla(?:mos|ndo|do)\b|\batención que me\b|\bcoincidir\b"
        ),
    },
    "progress": {
        Language.EN: (
            r"\bnews\b|\bupdate\w*|\bdecision\b|\bdecide\b|\bnext steps?\b|\btim(?:eline|ing|escale)\b|\bprogress\w*|"
            r"\bstatus\b|\bstands?\b|\bheard\b|\bprocess\b|\b(?:this|that) date\b|\bstill the plan\b|\boutcome\b|"
            r"\bany word\b|\bthings (?:are|look)\b|\btime ?frame\b"
        ),
        Language.DE: (
            r"\bneuigkeit\w*|\bneues\b|\bentscheid\w+|\bnächste\w* schritt\w*|\bstand\b|\bes steht\b|"
            r"\bes dabei bleibt\b|\btermin\b|"
            r"\brückmeldung\b|\bfortgeschritten\b|\bergebnis\b|\bverfahren\w*|\bzeitplan\b"
        ),
        Language.FR: (
            r"\bnouvelles\b|\bdécision\b|\bdécid\w+|\bprochaines étapes\b|\boù en (?:est|êtes|sont)\b|\bavancement\b|"
            r"\béchéance\b|\bcette date\b|\bcalendrier\b|\bla suite\b|\bréponse\b|\brecrutement\b|\brésultat\b"
        ),
        Language.ES: (
            r"\bnovedad\w*|\bnoticias?\b|\bdecisi[oó]n\b|\bdecid\w+|\bpróximos pasos\b|\bproceso\b|\bavanza\b|"
            r"\bcómo va\b|\besa fecha\b|\bplazos?\b|\bresultado\b|\bselección\b"
        ),
    },
    "ask": {
        Language.EN: (
            r"\?|\b(?:let me know|wonder\w*|could you|can you|would you|may i ask|like to (?:ask|know|hear)|"
            r"grateful (?:for|if)|appreciate|"
            r"check(?:ing)?|follow(?:ing)? up|love to (?:hear|know)|"
            r"hear (?:from|about)|happy to hear|glad of|tell me)\b"
        ),
        Language.DE: (
            r"\?|\b(?:können sie|könnten sie|darf ich|würde ich mich freuen|freue mich über|"
            r"wäre ich (?:ihnen )?dankbar|"
            r"sagen sie mir|geben sie mir|wüsste gern|möchte fragen|nachfrage)\b"
        ),
        Language.FR: (
            r"\?|\b(?:pourriez-vous|puis-je|pouvez-vous|auriez-vous|me ferait plaisir|dites-moi|reconnaissant\w*|"
            r"j['’]aimerais savoir|merci de m)\b"
        ),
        Language.ES: (
            r"\?|\b(?:podrías?|podrían|puedes?|me ayudaría|agradecería|me gustaría saber|quisiera (?:saber|preguntar)|"
            r"sería tan amable|dime|díganme)\b"
        ),
    },
    "about": {
        Language.EN: (
            r"\b(?:talk(?:ed|ing)?|conversation|discuss(?:ion)?|chat(?:ted|ting)?|hear(?:d|ing)?|said|t(?:old|ell)|"
            r"learn(?:ed|ing|t)?|explain(?:ed|ing)?|think(?:ing)?|thought|spoke|account|exchange|part|story|stories|walking)"
            r"(?: me| us| more| a lot| a great deal| back| with \w+){0,2} (?:about|of|on|over|through|how)\b|"
            r"\byou (?:mentioned|described|showed me|shared)\b|\bdiscuss(?:ed|ing)\b|\bhow your?\b"
        ),
        Language.DE: (
            r"\b(?:gespräch|austausch|diskussion|thema|ausführungen|einblick\w*|gesprochen|unterhalten|erzählt|punkt)\b"
            r"[^.!?:]{0,80}?(?:\büber\b|\bzur?\b|\bzum\b|\bin\b|:)|\bwie sie\b"
        ),
        Language.FR: (
            r"\b(?:échange|discussion|conversation|explications|parl\w+|racont\w+|expos\w+|propos|sujet|point)\b"
            r"[^.!?:]{0,80}?(?:\bsur\b|\bde\b|\bdu\b|\bdes\b)|\b(?:sujet|point|ceci)\b[^.!?:]{0,40}:|"
            r"\bcomment vous\b|\bla façon dont\b"
        ),
        Language.ES: (
            r"\b(?:conversación|charla|hablamos|hablar|explicaciones|expuso|contaste|contó|tema|punto|parte)\b"
            r"[^.!?:]{0,80}?(?:\bsobre\b|\bde\b|\bdel\b|:)|\bcómo\b"
        ),
    },
}
_REACH: Final = 200
"""So many characters before a thought are looked at for words that deny it."""
_NEGATION: Final = re.compile(
    r"(?:\b(?:not|no longer|never|nicht(?: mehr)?|kein\w*|ne|pas|no|ya no|nunca|jamais|hardly|lost)\b|n['’]t\b|"
    r"\bn['’]\w+)(?:\s+(?!only\b|nur\b|solo\b|seulement\b)[\w'’]+){0,2}\s*$",
    re.IGNORECASE,
)


@cache
def _pattern(thought: Thought, language: Language | None) -> re.Pattern[str]:
    spoken = Language if language is None else (language,)
    return re.compile("|".join(f"(?:{_CUES[thought][one]})" for one in spoken), re.IGNORECASE)


def find(thought: Thought, text: str, language: Language | None) -> re.Match[str] | None:
    """Return the first place where `text` has the thought, and does not deny it in the same breath."""
    for match in _pattern(thought, language).finditer(text):
        clause = re.split(r"[.!?;:\n]", text[max(0, match.start() - _REACH) : match.start()])[-1]
        if not _NEGATION.search(clause):
            return match
    return None


def find_all(thought: Thought, text: str, language: Language | None) -> list[re.Match[str]]:
    """Return every place where `text` has a cue of the thought."""
    return list(_pattern(thought, language).finditer(text))
