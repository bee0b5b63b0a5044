"""How two profiles of firms compare, and what each likeness is worth.

As in `people_model`, the probabilities are what we know of how systems keep firms.
"""

from __future__ import annotations

from outsidein.identity.scoring import Comparison, Level

# One letter in twelve may be wrong, and a domain may show which.
LIKE_NAME = """(length(core_l) > 5 AND length(core_r) > 5
    AND ((abs(length(core_l) - length(core_r)) <= 4
            AND (jaro_winkler_similarity(core_l, core_r) > 0.96
            OR damerau_levenshtein(core_l, core_r) <= 1 + length(core_l) // 12))
        OR len(list_filter(labels_r, lambda label: abs(length(label) - length(core_l)) <= 1
            AND length(label) > 5 AND damerau_levenshtein(core_l, label) <= 1)) > 0
        OR len(list_filter(labels_l, lambda label: abs(length(label) - length(core_r)) <= 1
            AND length(label) > 5 AND damerau_levenshtein(core_r, label) <= 1)) > 0))"""

NAME = Comparison(
    name="firm_name",
    missing="len(plains_l) = 0 OR len(plains_r) = 0",
    levels=(
        Level(
            when="list_has_any(plains_l, plains_r)", m=0.6, u=0.000001, words="name", rarity="plain"
        ),
        # The Alder Freight (Leeds) is Alder Freight; one in Hull may be another.
        Level(
            when="list_has_any(cores_l, cores_r)",
            m=0.25,
            u=0.000002,
            words="name but for article and brackets",
        ),
        Level(
            when="list_has_any(cores_l, labels_r) OR list_has_any(labels_l, cores_r)",
            m=0.2,
            u=0.000002,
            words="name as the domain",
        ),
        Level(
            when=f"{LIKE_NAME} AND least(length(core_l), length(core_r)) > 10",
            m=0.08,
            u=0.000001,
            words="name but for its spelling",
        ),
        # Of short names more are alike by chance.
        Level(when=LIKE_NAME, m=0.02, u=0.000002, words="name but for its spelling"),
        # Alder is Alder Freight more often than Alder Foods, and as often its mother.
        Level(
            when="list_has_all(words_l, words_r) OR list_has_all(words_r, words_l)",
            m=0.05,
            u=0.005,
            words="words in the name",
        ),
        Level(
            when="""(len(initials_l) > 0 AND list_has_any(initials_l, cores_r))
                OR (len(initials_r) > 0 AND list_has_any(initials_r, cores_l))""",
            m=0.02,
            u=0.0005,
            words="initials of the name",
        ),
        Level(when="ELSE", m=0.02, u=1.0),
    ),
)

DOMAIN = Comparison(
    name="domain",
    missing="len(labels_l) = 0 OR len(labels_r) = 0",
    levels=(
        Level(
            when="list_has_any(labels_l, labels_r)",
            m=0.5,
            u=0.0005,
            words="domain but for its ending",
        ),
        # Those that share a domain are one already; few firms have two that look nothing alike.
        Level(when="ELSE", m=0.005, u=1.0),
    ),
)

LEGAL_FORM = Comparison(
    name="legal_form",
    missing="len(forms_l) = 0 OR len(forms_r) = 0",
    levels=(
        Level(when="list_has_any(forms_l, forms_r)", m=0.95, u=0.2, words="legal form"),
        # A Ltd and a GmbH of one name are two.
        Level(when="ELSE", m=0.05, u=0.8),
    ),
)

CITY = Comparison(
    name="city",
    missing="len(cities_l) = 0 OR len(cities_r) = 0",
    levels=(
        Level(when="list_has_any(cities_l, cities_r)", m=0.8, u=0.03, words="city"),
        Level(when="ELSE", m=0.2, u=0.97),
    ),
)

COUNTRY = Comparison(
    name="country",
    missing="len(countries_l) = 0 OR len(countries_r) = 0",
    levels=(
        Level(when="list_has_any(countries_l, countries_r)", m=0.95, u=0.25, words="country"),
        Level(when="ELSE", m=0.05, u=0.75),
    ),
)

PHONE = Comparison(
    name="phone",
    missing="len(phones_l) = 0 OR len(phones_r) = 0",
    levels=(
        Level(when="list_has_any(phones_l, phones_r)", m=0.5, u=0.0001, words="phone"),
        Level(when="ELSE", m=0.5, u=0.9999),
    ),
)

PARENT = Comparison(
    name="parent",
    missing="len(parents_l) = 0 AND len(parents_r) = 0",
    levels=(
        # Whoever keeps both as parent and child means two.
        Level(
            when="""list_contains(parents_l, unique_id_r)
                OR list_contains(parents_r, unique_id_l)""",
            m=0.001,
            u=1.0,
        ),
        Level(when="ELSE", m=1.0, u=1.0),
    ),
)

FIRMS = (NAME, DOMAIN, LEGAL_FORM, CITY, COUNTRY, PHONE, PARENT)
