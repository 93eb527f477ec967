import pytest

from listaudit import starter
from listaudit.config import load_config
from listaudit.errors import InputError


def test_the_starter_files_are_sound_and_stand_in_the_order_in_which_they_are_told(tmp_path):
    written = starter.write_starter(tmp_path)
    assert [path.name for path in written] == ["listaudit.toml", "locations.csv", "osm.geojson"]
    config = load_config(written[0])
    assert [(source.name, source.id) for source in config.sources] == [("osm", "osm")]
    assert config.sources[0].path == str(tmp_path / "osm.geojson")


def test_nothing_is_written_where_one_of_the_files_is_there(tmp_path):
    (tmp_path / "osm.geojson").write_text("{}")
    with pytest.raises(InputError):
        starter.write_starter(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["osm.geojson"]
