"""Learn what sort a page is by its signs: `python models/page_kinds.py`.

`models/page_kinds/signs.csv` has one row per page labelled by hand: its name, publisher, kind, and
signs. What is nothing in particular is left out, and so are pages whose kind follows from a date in
their front matter: no weights are asked there. Prints how often the kind is right with each
publisher's pages left out in turn, and writes `src/outsidein/speak/page_weights.toml`.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).parent
SIGNS = HERE / "page_kinds" / "signs.csv"
WEIGHTS = HERE.parent / "src/outsidein/speak/page_weights.toml"
SURE, SURELY_OFFER = 0.5, 0.7  # as speak/page_kinds.py has them
STRENGTH = 0.1  # of the regularisation's inverse; 0.03 and 0.3 differ by a page or two


def main() -> None:
    """Judge, then fit on all and write the weights."""
    with SIGNS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] != "other"]
    names = [name for name in rows[0] if name not in {"page", "publisher", "kind"}]
    numbers = np.array([[float(row[name]) for name in names] for row in rows])
    kinds = np.array([row["kind"] for row in rows])
    model = make_pipeline(
        StandardScaler(),
        LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000),
    )
    told = cross_val_predict(
        model,
        numbers,
        kinds,
        groups=[row["publisher"] for row in rows],
        cv=LeaveOneGroupOut(),
        method="predict_proba",
    )
    classes = np.unique(kinds)
    best = classes[told.argmax(1)]
    sure = told.max(1) > np.where(best == "offer", SURELY_OFFER, SURE)
    print(f"{len(rows)} pages, {Counter(kinds.tolist())}")
    for kind in classes:
        said = sure & (best == kind)
        right = int((kinds[said] == kind).sum())
        print(f"{kind}: {right} of {int(said.sum())} right, of {int((kinds == kind).sum())}")
    model.fit(numbers, kinds)
    scaler, fitted = model[0], model[1]
    lines_out = [
        "# Weights of a page's signs by its kind: a multinomial logistic regression, learnt by",
        "# models/page_kinds.py from pages labelled by hand.",
    ]
    for kind, weights, base in zip(fitted.classes_, fitted.coef_, fitted.intercept_, strict=True):
        plain = weights / scaler.scale_
        always = base - (plain * scaler.mean_).sum()
        lines_out += ["", f"[{kind}]", f"always = {always:.3f}"]
        lines_out += [f'"{name}" = {weight:.3f}' for name, weight in zip(names, plain, strict=True)]
    WEIGHTS.write_text("\n".join(lines_out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
