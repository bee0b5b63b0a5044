"""Links between records by Splink. Runs in a Python that has it, with bench/ as its folder.

    pip install splink==5.0.0
    python -m peers.links_by_splink MODEL LINKS TABLE [TABLE]

MODEL is one of splink_models.py. Each TABLE is a Parquet file of records with the text columns that
the model compares, and `record_id`; of two tables, only records of different ones are linked.
Writes LINKS, a Parquet file of pairs (left, right, probability), from a probability of 0.01 on; of
two tables only those by which each record has one partner at most ("single best links"). Prints,
as the last line, `{"seconds": ..., "threshold": ..., "version": ...}`: the seconds from the
tables to its clusters at the threshold that goes with the model, imports not counted.
"""

from __future__ import annotations

import importlib
import json
import logging
import sys
import time
from importlib.metadata import version
from typing import Any

from peers.splink_models import MODELS, Model

LEAST = 0.01
SEED = 1  # of what it draws at random: pairs that are sampled
SIDES = ("records_a", "records_b")

EVERY = """
SELECT record_id_l AS "left", record_id_r AS "right", match_probability AS probability FROM {links}
"""
# Partners are given out from the likeliest link on, so that what is left from a threshold on is
# what that threshold gives.
ONE_TO_ONE = (
    EVERY
    + """
INNER JOIN {groups} AS grouped_l ON grouped_l.record_id = record_id_l
INNER JOIN {groups} AS grouped_r ON grouped_r.record_id = record_id_r
WHERE grouped_l.cluster_id = grouped_r.cluster_id
"""
)


def main() -> None:
    """Link the records of the tables that are named."""
    name, links, *tables = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    begun = time.perf_counter()
    model = MODELS[name]()
    connection = importlib.import_module("duckdb").connect()
    relations = [connection.sql(f"SELECT {model.select} FROM '{table}'") for table in tables]
    linker = trained(model, connection, relations)
    found = linker.inference.predict(threshold_match_probability=LEAST)
    if len(tables) > 1:
        grouped = linker.clustering.cluster_using_single_best_links(
            found, [*SIDES], threshold_match_probability=LEAST
        )
    else:
        grouped = linker.clustering.cluster_pairwise_predictions_at_threshold(
            found, threshold_match_probability=model.threshold
        )
    seconds = time.perf_counter() - begun
    names = {"links": found.physical_name, "groups": grouped.physical_name}
    query = (ONE_TO_ONE if len(tables) > 1 else EVERY).format(**names)
    connection.execute(f"COPY ({query} ORDER BY ALL) TO '{links}' (FORMAT parquet)")
    told = {"seconds": seconds, "threshold": model.threshold, "version": version("splink")}
    print(json.dumps(told))


def trained(model: Model, connection: Any, tables: list[Any]) -> Any:
    """Give a linker that has estimated everything that the model leaves open."""
    splink = importlib.import_module("splink")
    interface = splink.DuckDBAPI(connection=connection)
    settings = splink.SettingsCreator(
        link_type="link_only" if len(tables) > 1 else "dedupe_only",
        unique_id_column_name="record_id",
        comparisons=model.comparisons,
        blocking_rules_to_generate_predictions=model.blocking,
    )
    # The names of two datasets matter: each of them is free of duplicates.
    named = [
        interface.register(table, dataset_display_name=side)
        for table, side in zip(tables, SIDES, strict=False)
    ]
    linker = splink.Linker(named, settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        model.surely_one, recall=model.surely_found
    )
    training.estimate_u_using_random_sampling(max_pairs=model.sampled_pairs, seed=SEED)
    for rule in model.sessions:
        training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=not model.with_frequencies
        )
    return linker


if __name__ == "__main__":
    main()
