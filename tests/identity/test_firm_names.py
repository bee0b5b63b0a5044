"""What a firm's name is made of."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some

from outsidein.identity.firm_names import NAMES, firm_name, firm_names


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        ("Ltd.", "ltd"),
        ("Limited", "ltd"),
        (", Ltd", "ltd"),
        ("Co., Ltd.", "ltd"),
        ("Co Limited", "ltd"),
        ("GmbH", "gmbh"),
        ("GmbH & Co. KG", "gmbhcokg"),
        ("GmbH + Co KG", "gmbhcokg"),
        ("Ges.m.b.H.", "gesmbh"),
        ("UG (haftungsbeschränkt)", "ug"),
        ("UG haftungsbeschränkt", "ug"),
        ("KGaA", "kgaa"),
        ("OHG", "ohg"),
        ("SE", "se"),
        ("e.V.", "ev"),
        ("S.p.A.", "spa"),
        ("S.r.l.", "srl"),
        ("S.A.", "sa"),
        ("S.à r.l.", "sarl"),
        ("SARL", "sarl"),
        ("S.A. de C.V.", "sadecv"),
        ("S. de R.L. de C.V.", "sderldecv"),
        ("Ltda.", "ltda"),
        ("B.V.", "bv"),
        ("N.V.", "nv"),
        ("Oy", "oy"),
        ("AB", "ab"),
        ("Aktiebolag", "ab"),
        ("A/S", "as"),
        ("AS", "as"),
        ("ApS", "aps"),
        ("Sp. z o.o.", "spzoo"),
        ("sp.z o.o", "spzoo"),
        ("s.r.o.", "sro"),
        ("d.o.o.", "doo"),
        ("Kft.", "kft"),
        ("Pty Ltd", "ptyltd"),
        ("Pty. Limited", "ptyltd"),
        ("Pvt. Ltd.", "pvtltd"),
        ("Private Limited", "pvtltd"),
        ("Pte Ltd", "pteltd"),
        ("Sdn. Bhd.", "sdnbhd"),
        ("K.K.", "kk"),
        ("Inc.", "inc"),
        (", Incorporated", "inc"),
        ("Corporation", "corp"),
        ("L.L.C.", "llc"),
        ("plc", "plc"),
        ("& Co.", "co"),
        ("& Company", "co"),
        ("Company", "co"),
        ("", ""),
    ],
)
def test_a_legal_form_is_known_and_taken_away(ending: str, form: str) -> None:
    name = firm_name(f"Alder Freight {ending}")
    assert (name.plain, name.core, name.form) == ("alderfreight", "alderfreight", form)
    assert name.words == ("alder", "freight")


@pytest.mark.parametrize("name", ["SA", "Co", "GmbH & Co. KG", "A/S", "The", "&"])
def test_a_name_is_never_all_legal_form(name: str) -> None:
    assert firm_name(name).plain
    assert firm_name(name).core


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GTXPro", "GTX Pro"),
        ("GTX-Pro Ltd", "gtx pro"),
        ("Müller & Söhne", "Muller and Sohne"),
        ("Müller + Söhne", "Müller & Söhne"),
        ("I.B.M.", "IBM Corp."),
        ("Alder's", "Alders"),
        ("Ромашка", "Romashka"),
        ("Łódź Freight", "Lodz Freight"),
    ],
)
def test_ways_to_write_one_name_are_one(one: str, other: str) -> None:
    assert firm_name(one).plain == firm_name(other).plain


@pytest.mark.parametrize(
    "name",
    [
        "The Alder Freight",
        "Die Alder Freight GmbH",
        "Alder Freight (Leeds)",
        "The Alder Freight (UK) Ltd",
        "Alder Freight Ltd (Leeds)",
        "Alder Freight [old]",
    ],
)
def test_the_core_is_without_article_and_brackets(name: str) -> None:
    assert firm_name(name).core == "alderfreight"
    assert firm_name(name).plain != "alderfreight"


@pytest.mark.parametrize(
    ("name", "core"),
    [("The", "the"), ("(Alder)", "alder"), ("The The", "the"), ("Los", "los"), ("", "")],
)
def test_a_name_of_nothing_else_keeps_article_and_brackets(name: str, core: str) -> None:
    assert firm_name(name).core == core


def test_other_names_stay_other_names() -> None:
    names = ("Alder Freight", "Alder Fruit", "Alder", "Alder Freight Leeds", "Alder Freight 2")
    assert len({firm_name(name).plain for name in names}) == len(names)


def test_initials_are_of_three_words_or_more() -> None:
    assert firm_name("International Business Machines Corp.").initials == "ibm"
    assert firm_name("The Alder Freight Ltd").initials == ""
    assert firm_name("Alder Freight").initials == ""


def test_words_are_long_enough_to_say_something() -> None:
    assert firm_name("A1 Alder at Sea, Alder").words == ("alder", "sea")


@given(some.text(max_size=30))
def test_any_text_has_parts_in_plain_letters(text: str) -> None:
    name = firm_name(text)
    for part in (name.plain, name.core, name.initials, name.form, *name.words):
        assert part == "" or (part.isascii() and part.isalnum() and part == part.lower())
    assert (name.plain == "") == (name.core == "")


def test_names_keep_their_order_and_schema() -> None:
    names = ["Kestrel BV", "Alder Freight Ltd", "(Kestrel)"]
    parts = firm_names(pa.RecordBatch.from_pydict({"name": names}))
    assert parts.schema == NAMES
    assert parts["name"].to_pylist() == names
    assert parts["core"].to_pylist() == ["kestrel", "alderfreight", "kestrel"]
    assert parts["form"].to_pylist() == ["bv", "ltd", ""]
