"""Files to start from: an annotated configuration and canonical file, or the whole demo."""

from __future__ import annotations

import shutil
from pathlib import Path

from listaudit.errors import InputError, OutputError

_PACKAGE = Path(__file__).parent
_DEMO = (_PACKAGE / "demo", _PACKAGE.parent / "fixtures" / "demo")

_CONFIG = """\
# Settings of listaudit; it is found beside the locations file. `listaudit schema config` lists every key.

[defaults]
country = "US"                # of records that state none
policy = "standard"           # strict, standard or lenient
contact = ""                  # goes into the User-Agent of requests

# One table a source; its name is what reports show. `listaudit sources` lists what `from` may be.
[sources.osm]
from = "osm"
path = "osm.geojson"          # relative to this file
required = false              # a source that cannot be read then does not make the audit incomplete

# [sources.yelp]
# from = "file"               # any table with known or mapped columns
# path = "yelp-export.csv"
# platform = "yelp"
# columns = { "Biz" = "name" }

[severity]                    # rule = critical, high, medium, low, info or off
name-legal-form = "info"
"""

_LOCATIONS = """\
store_code,name,street,unit,city,region,postcode,country,phone,website,hours,category,former_names,former_phones
0001,Bluebird Bakery,120 Maple St,Ste 4,Springfield,IL,62701,US,(217) 555-0101,https://bluebird.example,Mo-Sa 07:00-15:00,bakery,Old Mill Bakery@2024-05-01,
0002,Bluebird Bakery North,88 Oak Ave,,Springfield,IL,62702,US,(217) 555-0102,https://bluebird.example/north,Mo-Fr 07:00-15:00,bakery,,(217) 555-0199
"""

_OSM = """\
{"type": "FeatureCollection", "features": [
{"type": "Feature", "id": "node/1", "properties": {"shop": "bakery", "name": "Bluebird Bakery", "addr:housenumber": "120", "addr:street": "Maple Street", "addr:unit": "4", "addr:city": "Springfield", "addr:postcode": "62701", "phone": "+1 217 555 0110", "opening_hours": "Mo-Sa 07:00-15:00"}, "geometry": null}
]}
"""


def write_starter(folder: Path) -> list[Path]:
    """Write a configuration, two locations and a source that the first audit can run on.

    Raises:
        InputError: One of the files is there already.
        OutputError: The folder cannot be written.
    """
    return _write(folder, {"listaudit.toml": _CONFIG, "locations.csv": _LOCATIONS, "osm.geojson": _OSM})


def _write(folder: Path, files: dict[str, str]) -> list[Path]:
    _refuse_existing(folder, files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.", "Name another folder.") from error
    return [folder / name for name in files]


def _refuse_existing(folder: Path, names: dict[str, str] | list[str]) -> None:
    if folder.is_file():
        raise OutputError(f"{folder} is a file, and no folder.", "Name another folder.")
    there = [name for name in names if (folder / name).exists()]
    if there:
        raise InputError(
            f"{folder / there[0]} is there already.", "Name another folder, or move the file away."
        )


def write_demo(folder: Path) -> list[Path]:
    """Copy the offline demo into a folder.

    Raises:
        InputError: One of its files is there already, or the demo is not installed.
        OutputError: The folder cannot be written.
    """
    demo = next((path for path in _DEMO if path.is_dir()), None)
    if demo is None:
        raise InputError(
            "The demo is not part of this installation.", "Install listaudit again from its wheel."
        )
    files = sorted(path for path in demo.rglob("*") if path.is_file())
    names = [str(path.relative_to(demo)) for path in files]
    _refuse_existing(folder, names)
    try:
        for path, name in zip(files, names, strict=True):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.", "Name another folder.") from error
    return [folder / name for name in names]
