from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.english import is_english, is_english_page
from outsidein.speak.lexicon import words_of
from outsidein.speak.rule import shipped_rule

# The same two or three sentences, on a program that gathers a team's data, in other languages.
OTHERS = {
    "Danish": "Vores program hjælper dit team med at samle alle data på ét sted for at spare tid "
    "og penge. Alt er klart på få dage, og de fleste vil have det som det er.",
    "Dutch": "Ons programma helpt uw team om de gegevens op één plek te verzamelen. Zo bespaart u "
    "tijd en geld, en in de regel is alles in een paar dagen klaar, of u nu groot of klein bent.",
    "Finnish": "Ohjelmamme auttaa tiimiäsi kokoamaan tiedot yhteen paikkaan. Säästät aikaa ja "
    "rahaa, ja kaikki on valmista muutamassa päivässä ilman apua, ja me autamme joka päivä.",
    "French": "Notre logiciel aide votre équipe à réunir ses données en un seul endroit. Vous "
    "gagnez du temps et de l'argent, et on peut tout installer en quelques jours sans aide.",
    "German": "Unsere Lösung hilft dabei, die Daten Ihres Teams in einem System zu sammeln. So "
    "sparen Sie Zeit, und das Team war beim Export schnell an Bord, was will man also mehr.",
    "Italian": "Il nostro programma aiuta il tuo team a raccogliere i dati in un solo posto. Così "
    "risparmi tempo e denaro, e in pochi giorni tutto è pronto senza l'aiuto di nessuno.",
    "Polish": "Nasz program pomaga zespołowi zebrać dane w jednym miejscu. To oszczędza czas i "
    "pieniądze, a wszystko jest gotowe w kilka dni, by każdy mógł z tego korzystać od razu.",
    "Portuguese": "O nosso programa ajuda a sua equipa a reunir os dados num só lugar. Assim poupa "
    "tempo e dinheiro, as contas ficam certas, e em poucos dias tudo está pronto sem ajuda.",
    "Romanian": "Programul ajută echipa dvs. să adune datele într-un singur loc. Astfel aveți "
    "timp și bani, iar totul este gata în câteva zile, fără ajutor, ori de câte ori vreți.",
    "Spanish": "Nuestro programa ayuda a su equipo a reunir los datos en un solo lugar. Así ahorra "
    "tiempo y dinero, y todo está listo en pocos días, a no ser que usted pida más.",
}
LIST = """# What you get

- Reports that each team reads the same way
- Alerts by mail or chat, with the reason for them
- Import from files, forms and your own systems
- No limit on users, and no fee to get started
"""
TABLE = """# Plans

| | Starter | Team | Company |
|---|---|---|---|
| Users | 3 | 20 | no limit |
| Reports | 5 | 50 | no limit |
| Support | mail | mail, chat | mail, chat, phone |
| History | 1 year | 3 years | 10 years |
| Single sign-on | no | no | yes |
"""
CODE = """# Install

Put this into the head of your page:

```html
<script defer src="https://example.com/script.js" data-site="a1"></script>
```

Run `npm install tracker`, then call `track("signup", { plan: "team" })` from `app.js`.
Set `TRACKER_URL`, `TRACKER_SITE` and `TRACKER_TOKEN`.
"""


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_not_english(language: str) -> None:
    assert not is_english(words_of(OTHERS[language])[0])


@pytest.mark.parametrize("page", [LIST, TABLE, CODE])
def test_lists_tables_and_pages_with_code_are_english(page: str) -> None:
    reading = read_for(prepared([]), page_of(page))
    assert reading.is_english


def test_a_few_words_are_taken_to_be_english() -> None:
    assert is_english("nur ein paar worte".split())
    assert is_english_page([["preise"]] * 40)


def test_no_rule_is_asked_of_a_page_in_another_language() -> None:
    audit = prepared([shipped_rule("unexplained-acronym")])
    fault = "Das SLA gilt für alle."
    reading = read_for(audit, page_of(f"{OTHERS['German']} {fault}"))
    assert not reading.is_english
    assert findings_in(audit, reading) == []
    english = read_for(audit, page_of(f"It holds for each of your teams. {fault}"))
    assert [one.words for one in findings_in(audit, english)] == ["SLA"]
