"""How two profiles of people compare, and what each likeness is worth.

The probabilities are what we know of how systems keep people, not taken from the data at hand: an
export is small, and what is learnt from it would change with each import. What does come from the
data is how many are called so, and how large a firm is.
"""

from __future__ import annotations

from outsidein.identity.scoring import Comparison, Level

# How alike two names must look to be one, misspelt: Jaro and Winkler's similarity.
NEAR = 0.92

SURNAME = Comparison(
    name="surname",
    missing="last_initial_l IS NULL OR last_initial_r IS NULL",
    levels=(
        Level(
            when="list_has_any(lasts_l, lasts_r)",
            m=0.88,
            u=0.0005,
            words="surname",
            rarity="last",
        ),
        Level(
            when="list_has_any(lasts_l, firsts_r) AND list_has_any(firsts_l, lasts_r)",
            m=0.04,
            u=0.00002,
            words="name, in the other order",
            rarity="last",
        ),
        Level(
            when=f"""length(last_l) > 3 AND length(last_r) > 3
                AND (jaro_winkler_similarity(last_l, last_r) > {NEAR}
                OR damerau_levenshtein(last_l, last_r) = 1)""",
            m=0.05,
            u=0.0006,
            words="surname but for its spelling",
        ),
        # Of one only the initial is told: how often that happens says nothing, that it fits does.
        Level(
            when="(last_l IS NULL OR last_r IS NULL) AND last_initial_l = last_initial_r",
            m=0.97,
            u=0.07,
            words="initial of the surname",
        ),
        Level(when="last_l IS NULL OR last_r IS NULL", m=0.03, u=0.93),
        Level(when="ELSE", m=0.01, u=0.99),
    ),
)

FIRST_NAME = Comparison(
    name="first_name",
    missing="first_initial_l IS NULL OR first_initial_r IS NULL",
    levels=(
        Level(
            when="""list_has_any(firsts_l, firsts_r)
                OR (list_has_any(lasts_l, firsts_r) AND list_has_any(firsts_l, lasts_r))""",
            m=0.75,
            u=0.004,
            words="first name",
            rarity="first",
        ),
        Level(
            when="list_has_any(formals_l, formals_r)",
            m=0.12,
            u=0.004,
            words="first name {first_l}/{first_r}",
        ),
        Level(
            when=f"""length(first_l) > 3 AND length(first_r) > 3
                AND (jaro_winkler_similarity(first_l, first_r) > {NEAR}
                OR damerau_levenshtein(first_l, first_r) = 1)""",
            m=0.04,
            u=0.004,
            words="first name but for its spelling",
        ),
        Level(
            when="(first_l IS NULL OR first_r IS NULL) AND first_initial_l = first_initial_r",
            m=0.97,
            u=0.07,
            words="initial of the first name",
        ),
        Level(when="first_l IS NULL OR first_r IS NULL", m=0.03, u=0.93),
        Level(when="ELSE", m=0.003, u=0.99),
    ),
)

FIRM = Comparison(
    name="firm",
    # Who is heard beside none but us may be of any firm.
    missing="""NOT list_has_any(firms_l, firms_r) AND (
        len(list_filter(firms_l, lambda firm: firm <> 'us' OR len(own_firms_l) > 0)) = 0
        OR len(list_filter(firms_r, lambda firm: firm <> 'us' OR len(own_firms_r) > 0)) = 0)""",
    levels=(
        Level(
            when="list_has_any(own_firms_l, own_firms_r)",
            m=0.85,
            u=0.01,
            words="firm",
            rarity="firm",
        ),
        # Of the two firms or so that somebody is heard beside.
        Level(
            when="list_has_any(firms_l, firms_r)",
            m=0.4,
            u=0.01,
            words="firm of the others in the conversation",
            rarity="firm",
        ),
        Level(when="len(own_firms_l) = 0 OR len(own_firms_r) = 0", m=0.15, u=0.98),
        # People change employers, but seldom while we look.
        Level(when="ELSE", m=0.04, u=0.98),
    ),
)

MAIL = Comparison(
    name="mail",
    missing="NOT has_mail_l OR NOT has_mail_r",
    levels=(
        # A firm that has bob.miller2@ besides bob.miller@ has two of that name: for one it would
        # not have needed the number. bob.miller@ and bmiller@ may well be one mailbox.
        Level(when="list_has_any(mail_locals_l, mail_locals_r)", m=0.5, u=0.5),
        Level(when="list_has_any(mail_stems_l, mail_stems_r)", m=0.00001, u=1.0),
        Level(
            when="""list_has_any(mail_domains_l, mail_domains_r)
                AND list_has_any(mail_letters_l, ways_r)
                AND list_has_any(mail_letters_r, ways_l)""",
            m=0.5,
            u=0.5,
        ),
        Level(when="list_has_any(mail_domains_l, mail_domains_r)", m=0.02, u=0.98),
        Level(when="ELSE", m=0.48, u=0.8),
    ),
)

PHONE = Comparison(
    name="phone",
    missing="len(phones_l) = 0 OR len(phones_r) = 0",
    levels=(
        Level(
            when="list_has_any(phones_l, phones_r)",
            m=0.6,
            u=0.0005,
            words="phone",
            rarity="phone",
        ),
        Level(when="ELSE", m=0.4, u=0.9995),
    ),
)

USER_NAME = Comparison(
    name="user_name",
    missing="len(handles_l) = 0 OR len(handles_r) = 0",
    levels=(
        # Most are made of names, and say little more than these.
        Level(when="list_has_any(handles_l, handles_r)", m=0.6, u=0.05, words="user name"),
        Level(when="ELSE", m=0.4, u=0.95),
    ),
)

NUMBER = Comparison(
    name="number",
    missing="len(numbers_l) = 0 OR len(numbers_r) = 0",
    levels=(
        Level(
            when="list_has_any(numbers_l, numbers_r)",
            m=0.6,
            u=0.0005,
            words="browser or number in a system",
        ),
        Level(when="ELSE", m=0.4, u=0.4),
    ),
)

TITLE = Comparison(
    name="title",
    missing="len(titles_l) = 0 OR len(titles_r) = 0",
    levels=(
        Level(
            when="list_has_any(titles_l, titles_r)",
            m=0.6,
            u=0.02,
            words="title",
            rarity="title",
        ),
        Level(when="ELSE", m=0.4, u=0.98),
    ),
)

PEOPLE = (SURNAME, FIRST_NAME, FIRM, MAIL, PHONE, USER_NAME, NUMBER, TITLE)
