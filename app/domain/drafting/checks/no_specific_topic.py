"""Check `no_specific_topic`."""

import re
from collections.abc import Iterator
from typing import Final

from app.domain.drafting.checks import cues
from app.domain.drafting.checks.recalls import recalls
from app.domain.drafting.checks.text import plain, words
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.kinds import DraftKind, Language

_REACH: Final = 8
"""How many words after "talked about" are looked at."""

_GENERAL: Final = {
    Language.EN: (
        "joining taking meeting develop advance go going else first-hand decision a an the this that these those "
        "of for with and or to in on at by from as it its is are was were be been have has had will would could "
        "can i me my you your we our us they them their he she more much very really so what how which who when "
        "role position job opportunity team company work working works people time interview conversation talk "
        "discussion meeting day today yesterday week everything things thing lot great good nice clear picture "
        "further also about before after than any advert made feel concrete hand hands first expects expect "
        "responsibilities involved involves behind real sense wants want achieve priorities confirmed impression "
        "need"
    ),
    Language.DE: (
        "interessante gefreut dafür empfangen verraten jede stellenanzeige arbeiten ganze freue freut "
        "kennenlernen der die das den dem des ein eine einen einem einer und oder zu zur zum in im am an auf bei "
        "mit von vom für über als ist sind war waren hat haben ich mich mir sie ihnen ihre ihrer ihren ihr wir "
        "uns es sehr mehr viel so was wie stelle position aufgabe aufgaben job team unternehmen arbeit zeit "
        "gespräch austausch interview menschen bild klares gute gutes guten heute gestern alles gern gerne danke "
        "dank vielen habe nun jetzt genommen sprechen hand erster erwartungen anregende vorstellungsgespräch"
    ),
    Language.FR: (
        "rejoindre prochaine suite le la les l un une des du de d au aux et ou à en dans pour par avec sur ce cet "
        "cette ces est sont était a ont ai je j me m moi vous votre vos nous notre il elle que qu qui quoi très "
        "plus bien beaucoup poste travail équipe entreprise temps entretien échange conversation aujourd hui hier "
        "tout idée claire mission opportunité merci personnes parler pris avoir chez attendu vive voix"
    ),
    Language.ES: (
        "cualquier anuncio el la los las un una unos unas de del al a y o en con por para sobre que qué cómo como "
        "es son fue era ha he yo me mí mi tu su usted te le les lo nos muy más mucho bien puesto trabajo equipo "
        "empresa tiempo entrevista conversación charla hoy ayer todo idea clara oportunidad gracias personas "
        "hablar conmigo posición cargo espera va"
    ),
}


def no_specific_topic(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find a thank-you note that recalls nothing of this very conversation.

    Where topics or a highlight are on record, one of them must be taken up, or something else after words such as
    "you told me about". Words that fit any interview ("the role", "your team") are not specific.

    Domain rule: a thank-you note recalls one thing of the conversation that was interesting.
    """
    if context.kind is not DraftKind.THANK_YOU or recalls(message.body, context.recalled):
        return
    if not any(
        _specific(message.body, match, context) for match in cues.find_all("about", message.body, context.language)
    ):
        yield Finding(
            code="no_specific_topic",
            severity=Severity.WARNING,
            message="The note would fit any interview: recall one thing that you talked about.",
        )


def _specific(body: str, match: re.Match[str], context: CheckContext) -> bool:
    clause = re.split(r"[.,!?;\n]", body[match.end() :], maxsplit=1)[0]
    general = {plain(word) for language in _spoken(context) for word in _GENERAL[language].split()}
    named = " ".join(
        text for text in (context.company, context.role, context.recipient, context.candidate, *context.people) if text
    )
    general |= {plain(word.text) for word in words(named)}
    telling = [word for word in words(clause)[:_REACH] if plain(word.text) not in general and len(plain(word.text)) > 2]  # noqa: PLR2004 - particles
    return len(telling) >= 1 and not telling[0].text.isdigit()


def _spoken(context: CheckContext) -> tuple[Language, ...]:
    return tuple(Language) if context.language is None else (context.language,)
