"""Tours and moves elsewhere: across the date line, over the poles, round the world, on one spot."""

import math

import pandas as pd

CITIES = {
    "tokyo": ("JPN", 139.69, 35.69),
    "honolulu": ("USA", -157.86, 21.31),
    "lima": ("PER", -77.03, -12.04),
    "london": ("GBR", -0.13, 51.51),
    "anchorage": ("USA", -149.9, 61.22),
    "ushuaia": ("ARG", -68.3, -54.8),
    "mcmurdo": ("ATA", 166.67, -77.85),
    "pole": ("ATA", 0.0, -90.0),
    "sydney": ("AUS", 151.21, -33.87),
    "delhi": ("IND", 77.21, 28.61),
    "nairobi": ("KEN", 36.82, -1.29),
    "rio": ("BRA", -43.18, -22.91),
    "moscow": ("RUS", 37.62, 55.75),
    "suva": ("FJI", 178.44, -18.14),
    "apia": ("WSM", -171.76, -13.83),
    "madrid": ("ESP", -3.7, 40.42),
    "against-madrid": ("NZL", 176.3, -40.42),
    "quito": ("ECU", -78.5, -0.2),
    "singapore": ("SGP", 103.82, 1.35),
    "vatican": ("VAT", 12.45, 41.9),
}
WORLD = "london moscow delhi sydney honolulu lima rio nairobi".split()
TOURS = {
    "pacific": ["tokyo", "honolulu", "lima"],
    "north pole": ["london", "anchorage", "tokyo"],
    "antarctica": ["ushuaia", "pole", "mcmurdo"],
    "round the world": WORLD,
    "round the world and home": [*WORLD, "london"],
    "across the date line": ["suva", "apia"],
    "antipodes": ["madrid", "against-madrid"],
    "equator": ["quito", "singapore"],
    "one stop": ["apia"],
    "one place again": ["madrid", "madrid", "apia"],
    "vatican": ["vatican", "madrid"],
    "one country": [f"town-{number}" for number in range(30)],
    "twice": [f"town-{number % 12}" for number in range(24)],
}
for number in range(30):  # spread over France by the golden angle, denser in the middle
    east, north = (turn(2.4 * number) * number**0.5 for turn in (math.cos, math.sin))
    CITIES[f"town-{number}"] = ("FRA", 2.5 + 0.55 * east, 46.6 + 0.45 * north)


def places(story):
    """Give the places of a story, and the cities."""
    rows = [
        {
            "place_id": key,
            "name": key.title(),
            "country": country,
            "precision": "country" if country == "VAT" else "city",
            "longitude": longitude,
            "latitude": latitude,
        }
        for key, (country, longitude, latitude) in CITIES.items()
    ]
    both = pd.concat([story.places(), pd.DataFrame(rows).set_index("place_id", drop=False)])
    return both[~both.index.duplicated(keep="last")]


def tour(name, **about):
    """Give the rows of a tour, a stop every other day, on the account of the sources."""
    return pd.DataFrame(
        [
            {
                "id": f"T{number:02}",
                "account": "checked",
                "position": number,
                "place_id": place,
                "arrive": pd.Timestamp("1961-12-20") + pd.Timedelta(days=2 * number),
                "depart": pd.NaT,
                "inferred": False,
                "arrived_by": "flight",
                "status": "reported",
                "verdict": "",
                "claims": ("C20",),
                "wordings": ("A claim.",),
                "sources": ("S01",),
                "publishers": ("A paper",),
            }
            | about
            for number, place in enumerate(TOURS[name], 1)
        ]
    )
