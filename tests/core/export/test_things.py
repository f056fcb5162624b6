from core.export.things import FORMATS, SUFFIXES, USUAL, suffixes_of


def test_every_suffix_is_one_of_what_it_is_usual_for() -> None:
    for suffix in SUFFIXES:
        assert suffix in suffixes_of(USUAL[suffix])
    assert {suffix for own in FORMATS.values() for suffix in own} == set(SUFFIXES)
    assert suffixes_of("nothing") == ()
