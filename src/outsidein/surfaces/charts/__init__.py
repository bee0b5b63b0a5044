"""Charts where people would rather look: written as SVG or PNG, readable in black and white.

Each chart is a function of plain words and numbers, in a file of its own; one function saves it:

    from outsidein.surfaces.charts.heat_map import Cell, heat_map
    from outsidein.surfaces.charts.two_bars import Bar, Pair, two_bars
    from outsidein.surfaces.charts.people_by_needs import Person, people_by_needs
    from outsidein.surfaces.charts.saving import Plot, save_chart

    heat_map(title, rows, columns, cells=[[Cell(value=0.31, label="31 %"), None], …], notes=())
    two_bars(title, pairs=[Pair(name, first=Bar(value=4.1, low=1.0, high=7.2), second=None)],
             names=(what the first bar is, what the second is), sides=(left, right), notes=())
    people_by_needs(title, people=[Person(name="Ana Pop, CFO", role="decides")], needs,
                    stances=[["wants", "objects"], …], notes=())
    save_chart(chart, file)

Nothing here reads a workspace, and nothing is drawn before `save_chart`: only that imports the
library. `Plot` is the option `--plot FILE` of a command; it refuses other suffixes before the
command begins. Rows and columns stand in the order given. Names may be long, be there twice, and
hold any letters and quotes.
"""
