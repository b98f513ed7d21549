"""The addresses of every page there is, for the tests that hold of all pages."""

from __future__ import annotations

from typing import Final

OF_BOTH: Final = (
    "/",
    "/search?q=zzzzz",
    "/search?unit=quotations",
    "/facets/person",
    "/help",
    "/check",
    "/check/draft",
    "/check/batch",
    "/wording",
    "/boilerplate",
    "/people",
    "/products",
    "/trends",
    "/coverage",
    "/about",
    "/api",
    "/api/objects",
    "/nowhere",
)
PAGES: Final = (
    *OF_BOTH,
    "/search?q=ferry&person=Ines+Okafor&not_kind=stub",
    "/search?q=ferry&unit=passages",
    "/releases/launch-en?q=ferry&hit=1&mark=people&mark=products",
    "/releases/letter",
    "/releases/launch-en/source",
    "/releases/launch-en/reused",
    "/check?q=We+have+kept+it+awake+…+tonight+we+stop&speaker=Tomas+Wendel",
    "/wording?q=ferry",
    "/people/Ines Okafor",
    "/products/Silverline",
    "/trends?q=ferry&q=harbour",
)
"""Those of the archive made by hand."""
SAMPLE_PAGES: Final = (
    *OF_BOTH,
    "/search?q=boat&person=Shen+Yuhan&not_kind=letter",
    "/search?q=boat&unit=passages",
    "/search?q=boat&limit=100",
    "/releases/f08ce17d82d5?q=quiet&hit=1&mark=people&mark=products",
    "/releases/501e284fac9e",
    "/releases/f08ce17d82d5/source",
    "/releases/501e284fac9e/reused",
    "/check?q=A+boat+should+be+heard+only+by+the+water+it+moved&speaker=Shen+Yuhan",
    "/wording?q=quiet+water+for+everyone&closeness=loose",
    "/people/Shen Yuhan",
    "/products/Heron X4",
    "/trends?q=boat&q=quiet&q=heron&q=minnow&q=tide&by=month",
)
"""Those of the sample archive."""
