"""Item -> dates, places, areas, themes, measures, partners, people, money, each with evidence."""
